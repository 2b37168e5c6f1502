//! In which order findings, gaps and endpoints are told: what harms most first, and alike ones together. It is decided here once, for every report.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Endpoint, Load, Outcome, Run};
use crate::check::{Certainty, Finding, Gap, Severity, Verdict};

/// All findings of one check: one thing to mend, however many subjects it has.
#[derive(Clone, Copy)]
pub struct Group<'a> {
    /// The check.
    pub outcome: &'a Outcome,
    /// Its findings.
    pub findings: &'a [Finding],
    /// Of how many.
    pub of: i64,
    /// Why there may be more; none: all was seen.
    pub gaps: &'a [Gap],
    /// Points of the headline that mending it would bring; 0 where it does not count yet.
    pub gain: f64,
}

/// A check that passed on a sample.
#[derive(Clone, Copy)]
pub struct Sampled<'a> {
    /// The check.
    pub outcome: &'a Outcome,
    /// How many were seen.
    pub of: i64,
    /// Why these are not all.
    pub gaps: &'a [Gap],
}

/// What would let checks be decided that now are not.
pub struct Cure<'a> {
    /// The grant, flag or setting; none: nobody knows one.
    pub cure: Option<&'a str>,
    /// Why the facts are not there.
    pub reasons: Vec<&'a str>,
    /// The checks that wait for it, the gravest first.
    pub checks: Vec<&'a Outcome>,
}

/// The failed checks in the order in which to mend them: what counts at the stage planned for, and in it what is more than low; then
/// by harm, in it by severity and certainty, then by points and subjects.
#[must_use]
pub fn failed(run: &Run) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = run
        .outcomes
        .iter()
        .filter_map(|outcome| match &outcome.verdict {
            Verdict::Fail { findings, of, gaps } => Some(Group { outcome, findings, of: *of, gaps, gain: gain(run, outcome) }),
            _ => None,
        })
        .collect();
    groups.sort_by(|a, b| {
        urgency(a.outcome, Some(a.findings[0].certainty))
            .cmp(&urgency(b.outcome, Some(b.findings[0].certainty)))
            .then(b.gain.total_cmp(&a.gain))
            .then(b.findings.len().cmp(&a.findings.len()))
            .then_with(|| a.outcome.name().cmp(&b.outcome.name()))
    });
    groups
}

/// The waived checks, by name, with the reason.
#[must_use]
pub fn waived(run: &Run) -> Vec<(&Outcome, &str)> {
    run.outcomes
        .iter()
        .filter_map(|outcome| match &outcome.verdict {
            Verdict::Waived { because, .. } => Some((outcome, because.as_str())),
            _ => None,
        })
        .collect()
}

/// The check, where it passed on a sample.
#[must_use]
pub fn sampled(outcome: &Outcome) -> Option<Sampled<'_>> {
    match &outcome.verdict {
        Verdict::Pass { of, gaps } if !gaps.is_empty() => Some(Sampled { outcome, of: *of, gaps }),
        _ => None,
    }
}

/// The less the sooner. What nobody has shown (no certainty) comes behind what is known to be as bad.
fn urgency(outcome: &Outcome, certainty: Option<Certainty>) -> impl Ord {
    let is_small = outcome.severity == Severity::Low;
    (Reverse(outcome.counts), is_small, outcome.harm, Reverse((outcome.severity, certainty)))
}

/// One thing to do first.
pub enum First<'a> {
    /// A fault to mend.
    Mend(&'a Group<'a>),
    /// Something critical that nobody has shown, and why it was not seen.
    Prove(&'a Outcome, &'a Gap),
}

/// The `most` things to do first, of those that `failed` and what is critical and unproven: one entry a cause. What was not asked
/// for, such as a load, is no gap to close.
#[must_use]
pub fn first<'a>(run: &'a Run, failed: &'a [Group<'a>], most: usize) -> Vec<First<'a>> {
    let mut causes: BTreeSet<&str> = BTreeSet::new();
    let groups = failed.iter().filter(|group| cause(group).is_none_or(|cause| causes.insert(cause)));
    let mut all: Vec<_> = groups.map(|g| (urgency(g.outcome, Some(g.findings[0].certainty)), First::Mend(g))).collect();
    let mut reasons: BTreeSet<&str> = BTreeSet::new();
    for outcome in run.outcomes.iter().filter(|o| o.counts && o.severity == Severity::Critical) {
        let gap = outcome.gaps().iter().find(|gap| gap.kind != "not-run");
        if let Some(gap) = gap.filter(|gap| reasons.insert(&gap.reason)) {
            all.push((urgency(outcome, None), First::Prove(outcome, gap)));
        }
    }
    // Stable: faults of one urgency stay in the order of `failed`.
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    all.into_iter().map(|(_, one)| one).take(most).collect()
}

/// What all findings of a check come from, where that is one thing.
fn cause<'a>(group: &Group<'a>) -> Option<&'a str> {
    let cause = group.findings[0].cause.as_deref()?;
    group.findings.iter().all(|finding| finding.cause.as_deref() == Some(cause)).then_some(cause)
}

/// What is no more than a hint, with its check, by name.
#[must_use]
pub fn hints(run: &Run) -> Vec<(&Outcome, &Finding)> {
    run.outcomes.iter().flat_map(|outcome| outcome.hints.iter().map(move |hint| (outcome, hint))).collect()
}

/// The unproven checks, grouped by what would cure them: the cure that decides most weight first.
#[must_use]
pub fn cures(run: &Run) -> Vec<Cure<'_>> {
    let mut by_cure: BTreeMap<Option<&str>, Cure<'_>> = BTreeMap::new();
    for outcome in &run.outcomes {
        for gap in outcome.gaps() {
            let cure = by_cure.entry(gap.cure.as_deref()).or_insert_with(|| Cure {
                cure: gap.cure.as_deref(),
                reasons: Vec::new(),
                checks: Vec::new(),
            });
            if !cure.reasons.contains(&gap.reason.as_str()) {
                cure.reasons.push(&gap.reason);
            }
            if !cure.checks.iter().any(|c| c.name() == outcome.name()) {
                cure.checks.push(outcome);
            }
        }
    }
    let mut cures: Vec<Cure<'_>> = by_cure.into_values().collect();
    for cure in &mut cures {
        cure.checks.sort_by(|a, b| (b.severity, b.counts).cmp(&(a.severity, a.counts)).then_with(|| a.name().cmp(&b.name())));
    }
    cures.sort_by(|a, b| (b.cure.is_some(), weight(b)).cmp(&(a.cure.is_some(), weight(a))).then(a.cure.cmp(&b.cure)));
    cures
}

fn weight(cure: &Cure<'_>) -> u32 {
    cure.checks.iter().filter(|c| c.counts).map(|c| c.most().weight()).sum()
}

/// What mending `outcome` adds to the headline: its share of its item's points, over the items that apply.
fn gain(run: &Run, outcome: &Outcome) -> f64 {
    let is_at_stake = |o: &&Outcome| o.counts && o.item == outcome.item && !matches!(o.verdict, Verdict::NotApplicable);
    let stake: u32 = run.outcomes.iter().filter(is_at_stake).map(|o| o.most().weight()).sum();
    let applying: u32 = run.score.items.iter().filter(|i| i.applies).map(|i| i.points).sum();
    let points = run.score.items.iter().find(|i| i.name == outcome.item).map_or(0, |i| i.points);
    if !outcome.counts || stake == 0 || applying == 0 {
        return 0.0;
    }
    100.0 * f64::from(points) / f64::from(applying) * f64::from(outcome.severity.weight()) / f64::from(stake)
}

/// The endpoints of a load, the slowest first.
#[must_use]
pub fn slowest(load: &Load) -> Vec<&Endpoint> {
    let mut endpoints: Vec<&Endpoint> = load.endpoints.iter().collect();
    endpoints.sort_by(|a, b| b.p95_ms.total_cmp(&a.p95_ms));
    endpoints
}
