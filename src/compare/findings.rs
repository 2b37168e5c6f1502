//! One check in two runs: each finding is new, newly seen, fixed, remaining or lost from sight.

use std::collections::BTreeSet;

use super::{Change, CheckFinding, Diff, Lost, is_decided, word};
use crate::{
    check::{Finding, Gap, Verdict},
    run::{Outcome, Run},
};

/// The two runs, the earlier first.
type Runs<'a> = (&'a Run, &'a Run);

/// Compares what a check came to in the two.
pub(super) fn compare(diff: &mut Diff, runs: Runs<'_>, before: Option<&Outcome>, now: Option<&Outcome>) {
    let Some(any) = now.or(before) else { return };
    let decided = |o: Option<&Outcome>| o.is_some_and(is_decided);
    let [was, is] = [before, now].map(|o| o.map(|o| word(&o.verdict).to_owned()));
    if was != is {
        diff.changes.push(Change { check: any.name(), severity: any.severity, before: was, now: is });
    }
    match (before, decided(before), decided(now)) {
        (Some(before), true, false) => {
            let gaps = now.map(|o| o.undecided().to_vec()).unwrap_or_default();
            diff.lost.push(lost(before, before.findings().to_vec(), gaps));
        }
        (_, false, true) => diff.newly_seen.extend(now.into_iter().flat_map(found)),
        (Some(before), true, true) => both(diff, runs, before, now),
        _ => {}
    }
}

/// Both decided. What only one of them found is new or fixed only where the other had looked there, and at all of it.
fn both(diff: &mut Diff, runs: Runs<'_>, before: &Outcome, now: Option<&Outcome>) {
    let Some(now) = now else { return };
    let subjects = |outcome: &Outcome| -> BTreeSet<String> { outcome.findings().iter().map(|f| f.subject.clone()).collect() };
    let (old, new) = (subjects(before), subjects(now));
    for found in found(now) {
        let subject = &found.finding.subject;
        let list = if old.contains(subject) {
            &mut diff.remaining
        } else if before.parts().is_empty() && unvisited(now, subject, runs.0).is_none() {
            &mut diff.new
        } else {
            &mut diff.newly_seen
        };
        list.push(found);
    }
    let (mut out_of_sight, mut gaps) = (Vec::new(), now.parts().to_vec());
    for gone in found(before).filter(|f| !new.contains(&f.finding.subject)) {
        let unvisited = unvisited(before, &gone.finding.subject, runs.1);
        if unvisited.is_none() && now.parts().is_empty() {
            diff.fixed.push(gone);
            continue;
        }
        out_of_sight.push(gone.finding);
        gaps.extend(unvisited);
    }
    if !out_of_sight.is_empty() {
        diff.lost.push(lost(before, out_of_sight, gaps));
    }
}

/// Why a subject of `outcome` tells nothing of the run `other`; none: that one came by it too, or it is nothing that is come by.
fn unvisited(outcome: &Outcome, subject: &str, other: &Run) -> Option<Gap> {
    let missing = outcome.things.get(subject)?.iter().find_map(|thing| {
        let names = other.visited.get(&thing.table)?;
        let reason = match names.get(&thing.name) {
            None => format!("`{}` was not looked at", thing.name),
            Some(what) if *what != thing.what => format!("`{}` is another request: `{what}`, not `{}`", thing.name, thing.what),
            Some(_) => return None,
        };
        Some((thing.table.clone(), reason))
    });
    let (table, reason) = missing?;
    let cure = match table.as_str() {
        "db_statement" => "scan again once it has run: the server no longer remembers it",
        table if table.starts_with("http_") => "see whether a page still leads to it",
        _ => "let a scenario drive it again",
    };
    Some(Gap { table, probe: String::new(), kind: "not-visited".to_owned(), reason, cure: Some(cure.to_owned()), part: None })
}

fn lost(before: &Outcome, findings: Vec<Finding>, gaps: Vec<Gap>) -> Lost {
    Lost { check: before.name(), severity: before.severity, before: word(&before.verdict).to_owned(), findings, gaps }
}

fn found(outcome: &Outcome) -> impl Iterator<Item = CheckFinding> {
    outcome.findings().iter().map(|finding| CheckFinding {
        check: outcome.name(),
        severity: outcome.severity_of(finding),
        counts: outcome.counts,
        is_waived: matches!(outcome.verdict, Verdict::Waived { .. }),
        finding: finding.clone(),
    })
}
