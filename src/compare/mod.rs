//! Two runs side by side: what is new, what is fixed, what remains, and what can no longer be seen.
//!
//! Three rules keep it honest. A finding whose check became unproven is out of sight, never fixed. A finding whose check
//! did not decide before is newly seen, not new. A load line changed only where the two measured intervals lie apart.

mod base;

use std::collections::{BTreeMap, BTreeSet};

pub use base::Base;
use serde::{Deserialize, Serialize};

use crate::{
    check::{Finding, Gap, Severity, Verdict},
    run::{EnvironmentPart, LoadLine, Outcome, Run},
    score::Readiness,
};

/// What one run brings into a comparison.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Side {
    /// The run's id.
    pub id: String,
    /// RFC 3339, UTC.
    pub taken_at: String,
    /// Of plimsoll.
    pub version: String,
    /// The target's stable name.
    pub target: String,
    /// production, staging, development …
    pub environment: String,
    /// Users planned for.
    pub stage: u32,
    /// Points proven.
    pub proven: u32,
    /// Points that are possible.
    pub possible: u32,
    /// Share of the weight that was decided, percent.
    pub coverage_pct: u32,
    /// Each stage's verdict.
    pub ladder: Vec<(u32, Readiness)>,
    /// The load line; none: no load was run.
    pub line: Option<LoadLine>,
}

/// A finding with the check that made it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckFinding {
    /// `item/id`.
    pub check: String,
    /// How bad it is.
    pub severity: Severity,
    /// True where it counts at the stage planned for.
    pub counts: bool,
    /// True where it is accepted for a time.
    pub is_waived: bool,
    /// The finding.
    pub finding: Finding,
}

/// A check whose verdict is another one than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// `item/id`.
    pub check: String,
    /// How bad a failure is.
    pub severity: Severity,
    /// The verdict before; none: the check was not there.
    pub before: Option<String>,
    /// The verdict now; none: the check is not there any more.
    pub now: Option<String>,
}

/// A check that was decided before and cannot be decided now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lost {
    /// `item/id`.
    pub check: String,
    /// How bad a failure is.
    pub severity: Severity,
    /// Its verdict before.
    pub before: String,
    /// Its findings before: out of sight, not fixed.
    pub findings: Vec<Finding>,
    /// Why it cannot be decided now; empty: the check is not there any more.
    pub gaps: Vec<Gap>,
}

/// What can be said of two load lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineChange {
    /// The whole interval lies higher than before.
    Higher,
    /// The whole interval lies lower than before.
    Lower,
    /// The intervals meet, or the loads cannot be compared.
    CannotTell,
}

/// Two runs side by side.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Diff {
    /// The earlier run.
    pub before: Side,
    /// The later run.
    pub now: Side,
    /// Why the two cannot, or can only with care, be compared.
    pub notes: Vec<String>,
    /// Findings of checks that were decided before, and did not find them.
    pub new: Vec<CheckFinding>,
    /// Findings of checks that were unproven or not there before: seen now, and nobody knows since when.
    pub newly_seen: Vec<CheckFinding>,
    /// Findings that a check, decided again, no longer makes.
    pub fixed: Vec<CheckFinding>,
    /// Findings of both.
    pub remaining: Vec<CheckFinding>,
    /// Checks that can no longer be decided.
    pub lost: Vec<Lost>,
    /// Every check whose verdict is another one.
    pub changes: Vec<Change>,
    /// What became of the load line.
    pub line: LineChange,
    /// Why, in words.
    pub line_because: String,
}

impl Diff {
    /// True when nothing changed that can be shown. Findings that remain are no change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { notes, new, newly_seen, fixed, lost, changes, line, before, now, .. } = self;
        let same_score = (before.proven, before.possible, before.coverage_pct) == (now.proven, now.possible, now.coverage_pct);
        let nothing = new.is_empty() && newly_seen.is_empty() && fixed.is_empty() && lost.is_empty() && changes.is_empty();
        notes.is_empty() && nothing && *line == LineChange::CannotTell && same_score && before.ladder == now.ladder
    }
}

/// Compares `now` with `before`.
#[must_use]
pub fn compare(before: &Run, now: &Run) -> Diff {
    let mut diff = Diff {
        before: side(before),
        now: side(now),
        notes: notes(before, now),
        new: Vec::new(),
        newly_seen: Vec::new(),
        fixed: Vec::new(),
        remaining: Vec::new(),
        lost: Vec::new(),
        changes: Vec::new(),
        line: LineChange::CannotTell,
        line_because: String::new(),
    };
    let (old, new) = (by_name(before), by_name(now));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        compare_check(&mut diff, old.get(name).copied(), new.get(name).copied());
    }
    for list in [&mut diff.new, &mut diff.newly_seen, &mut diff.fixed, &mut diff.remaining] {
        list.sort_by(|a, b| {
            (b.severity, b.counts)
                .cmp(&(a.severity, a.counts))
                .then_with(|| (&a.check, &a.finding.subject).cmp(&(&b.check, &b.finding.subject)))
        });
    }
    diff.lost.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.check.cmp(&b.check)));
    diff.changes.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.check.cmp(&b.check)));
    (diff.line, diff.line_because) = compare_lines(before, now);
    diff
}

fn side(run: &Run) -> Side {
    Side {
        id: run.id.clone(),
        taken_at: run.taken_at.clone(),
        version: run.version.clone(),
        target: run.target.clone(),
        environment: run.environment.clone(),
        stage: run.stage,
        proven: run.score.proven,
        possible: run.score.possible,
        coverage_pct: run.score.coverage_pct,
        ladder: run.score.ladder.iter().map(|r| (r.users, r.readiness)).collect(),
        line: run.load.as_ref().map(|l| l.line.clone()),
    }
}

/// What makes two runs hard to compare.
fn notes(before: &Run, now: &Run) -> Vec<String> {
    let mut notes = Vec::new();
    let mut differ = |what: &str, a: &str, b: &str, so: &str| {
        if a != b {
            notes.push(format!("{what}: `{a}` before, `{b}` now: {so}"));
        }
    };
    differ("another target", &before.target, &now.target, "the findings are those of two systems");
    differ("another environment", &before.environment, &now.environment, "the findings are those of two systems");
    differ("planned for other users", &before.stage.to_string(), &now.stage.to_string(), "other checks count");
    differ("another plimsoll", &before.version, &now.version, "run `plimsoll recheck` on the older snapshot to judge both alike");
    let unsealed = [before, now].into_iter().filter(|run| run.duration_ms.is_none());
    notes.extend(unsealed.map(|run| format!("run {} did not come to its end: it died, or it still runs", run.id)));
    let stopped = [before, now].into_iter().filter(|run| run.stopped_after_ms.is_some());
    notes.extend(stopped.map(|run| format!("run {} was stopped before it had seen everything", run.id)));
    notes
}

fn by_name(run: &Run) -> BTreeMap<String, &Outcome> {
    run.outcomes.iter().map(|o| (o.name(), o)).collect()
}

/// True where the check came to a conclusion: only then does a finding that is missing mean something.
fn is_decided(outcome: &Outcome) -> bool {
    !matches!(outcome.verdict, Verdict::Unproven { .. })
}

/// The verdict's word, as in the JSON form.
#[must_use]
pub fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Pass { .. } => "pass",
        Verdict::Fail { .. } => "fail",
        Verdict::Unproven { .. } => "unproven",
        Verdict::NotApplicable => "not applicable",
        Verdict::Waived { .. } => "waived",
    }
}

fn compare_check(diff: &mut Diff, before: Option<&Outcome>, now: Option<&Outcome>) {
    let Some(any) = now.or(before) else { return };
    let decided = |o: Option<&Outcome>| o.is_some_and(is_decided);
    let words = [before, now].map(|o| o.map(|o| word(&o.verdict).to_owned()));
    let [was, is] = words;
    if was != is {
        diff.changes.push(Change { check: any.name(), severity: any.severity, before: was.clone(), now: is });
    }
    match (before, decided(before), decided(now)) {
        (Some(before), true, false) => diff.lost.push(Lost {
            check: before.name(),
            severity: before.severity,
            before: was.unwrap_or_default(),
            findings: before.findings().to_vec(),
            gaps: now.map(|o| o.gaps().to_vec()).unwrap_or_default(),
        }),
        (_, false, true) => diff.newly_seen.extend(now.into_iter().flat_map(found)),
        (Some(before), true, true) => compare_findings(diff, before, now),
        _ => {}
    }
}

/// Both decided: now each finding is new, fixed or remaining.
fn compare_findings(diff: &mut Diff, before: &Outcome, now: Option<&Outcome>) {
    let Some(now) = now else { return };
    let old: BTreeSet<&str> = before.findings().iter().map(|f| f.subject.as_str()).collect();
    let new: BTreeSet<&str> = now.findings().iter().map(|f| f.subject.as_str()).collect();
    for found in found(now) {
        let list = if old.contains(found.finding.subject.as_str()) { &mut diff.remaining } else { &mut diff.new };
        list.push(found);
    }
    diff.fixed.extend(found(before).filter(|f| !new.contains(f.finding.subject.as_str())));
}

fn found(outcome: &Outcome) -> impl Iterator<Item = CheckFinding> {
    outcome.findings().iter().map(|finding| CheckFinding {
        check: outcome.name(),
        severity: outcome.severity,
        counts: outcome.counts,
        is_waived: matches!(outcome.verdict, Verdict::Waived { .. }),
        finding: finding.clone(),
    })
}

/// Higher or lower only where the intervals [proven, failed] lie wholly apart; one run's point value moves by itself.
fn compare_lines(before: &Run, now: &Run) -> (LineChange, String) {
    let cannot = |why: String| (LineChange::CannotTell, why);
    let (Some(a), Some(b)) = (&before.load, &now.load) else {
        let missing = match (&before.load, &now.load) {
            (None, None) => "no load was run in either",
            (None, _) => "no load was run before",
            _ => "no load was run now",
        };
        return cannot(missing.to_owned());
    };
    if (&before.target, &before.environment) != (&now.target, &now.environment) {
        return cannot("the two runs looked at different systems".to_owned());
    }
    if !(a.is_valid && b.is_valid) {
        return cannot("a user of the load generator died in one of the runs".to_owned());
    }
    if before.generator_cores != now.generator_cores {
        let (old, new) = (before.generator_cores, now.generator_cores);
        return cannot(format!("the scanning machine had {old} processors before and has {new} now"));
    }
    let (machine, other) = changed_parts(&a.environment, &b.environment);
    if !machine.is_empty() {
        return cannot(format!("it ran on another machine: {}", machine.join(", ")));
    }
    let meanwhile = if other.is_empty() { String::new() } else { format!("; meanwhile changed: {}", other.join(", ")) };
    if (a.objective_p95_ms, a.objective_error_pct) != (b.objective_p95_ms, b.objective_error_pct) {
        return cannot("the service objective is another one".to_owned());
    }
    if a.scenarios != b.scenarios {
        return cannot("the scenarios are others".to_owned());
    }
    let (lower, upper) = (|l: &LoadLine| l.proven_per_s.unwrap_or(0.0), |l: &LoadLine| l.failed_per_s.unwrap_or(f64::INFINITY));
    if lower(&b.line) > upper(&a.line) {
        (LineChange::Higher, format!("the whole interval lies above the earlier one{meanwhile}"))
    } else if upper(&b.line) < lower(&a.line) {
        (LineChange::Lower, format!("the whole interval lies below the earlier one{meanwhile}"))
    } else {
        cannot(format!("the two intervals meet: no change can be shown{meanwhile}"))
    }
}

/// What differs between the two, in words: of the machines, and else. What only one of them saw did not change.
fn changed_parts(before: &[EnvironmentPart], now: &[EnvironmentPart]) -> (Vec<String>, Vec<String>) {
    let pairs = now.iter().filter_map(|new| Some((before.iter().find(|old| old.part == new.part)?, new)));
    let (machine, other): (Vec<_>, Vec<_>) = pairs.filter(|(old, new)| old.value != new.value).partition(|(_, new)| new.kind == "machine");
    let words = |changed: Vec<(&EnvironmentPart, &EnvironmentPart)>| {
        changed.iter().map(|(old, new)| format!("{} from {} to {}", new.part, old.value, new.value)).collect()
    };
    (words(machine), words(other))
}
