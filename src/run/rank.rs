//! In which order findings, gaps and endpoints are told: what harms most first, and alike ones together. It is decided here once, for every report.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{Endpoint, Load, Outcome, Run};
use crate::check::{Certainty, Evidence, Finding, Gap, Severity, Verdict};

/// Findings of one check: one thing to mend, however many subjects it has.
#[derive(Clone)]
pub struct Group<'a> {
    /// The check.
    pub outcome: &'a Outcome,
    /// Its findings, the gravest first: never none.
    pub findings: Vec<&'a Finding>,
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

impl Group<'_> {
    /// How bad it is: as its gravest finding.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.outcome.severity_of(self.findings[0])
    }
}

/// The failed checks in the order in which to mend them: what counts at the stage planned for, and in it what is more than low; then
/// by harm, in it by severity and certainty, then by what was measured of it. Points order nothing.
#[must_use]
pub fn failed(run: &Run) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = run
        .outcomes
        .iter()
        .filter_map(|outcome| match &outcome.verdict {
            Verdict::Fail { findings, of, gaps } => {
                Some(Group { outcome, findings: findings.iter().collect(), of: *of, gaps, gain: gain(run, outcome) })
            }
            _ => None,
        })
        .collect();
    groups.sort_by_cached_key(|group| place(group.outcome, &group.findings));
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

/// Where something stands in the order: the less the sooner. What nobody has shown has no findings, and comes behind what is known to
/// be as bad. The name comes last, so that the order of checks does not matter.
fn place(outcome: &Outcome, findings: &[&Finding]) -> impl Ord + use<> {
    let gravest = findings.first().map_or((outcome.severity, None), |first| grave(outcome, first));
    let is_small = gravest.0 == Severity::Low;
    let as_grave = findings.iter().take_while(|finding| grave(outcome, finding) == gravest);
    let size = as_grave.map(|finding| size(outcome, finding)).max();
    (Reverse(outcome.counts), is_small, outcome.harm, Reverse((gravest, size, findings.len())), outcome.name())
}

fn grave(outcome: &Outcome, finding: &Finding) -> (Severity, Option<Certainty>) {
    (outcome.severity_of(finding), Some(finding.certainty))
}

/// How much harm was measured: whether it is time, which goes before bytes, and how much. The bits of a number that is not negative
/// have its order.
fn size(outcome: &Outcome, finding: &Finding) -> (bool, u64) {
    let Some(column) = &outcome.size else { return (false, 0) };
    let number = match finding.evidence.iter().find(|(name, _)| name == column) {
        #[expect(clippy::cast_precision_loss, reason = "it orders, and nobody reads it")]
        Some((_, Evidence::Integer(number))) => *number as f64,
        Some((_, Evidence::Real(number))) => *number,
        _ => return (false, 0),
    };
    (column.ends_with("_ms"), number.max(0.0).to_bits())
}

/// The check, where it passed on a sample.
#[must_use]
pub fn sampled(outcome: &Outcome) -> Option<Sampled<'_>> {
    match &outcome.verdict {
        Verdict::Pass { of, gaps } if !gaps.is_empty() => Some(Sampled { outcome, of: *of, gaps }),
        _ => None,
    }
}

/// One thing to do first.
pub enum First<'a> {
    /// A fault to mend: the findings of a check whose causes have no entry yet.
    Mend(Group<'a>),
    /// Something critical that nobody has shown, and why it was not seen.
    Prove(&'a Outcome, &'a Gap),
}

impl<'a> First<'a> {
    fn place(&self) -> impl Ord + use<> {
        match self {
            Self::Mend(group) => place(group.outcome, &group.findings),
            Self::Prove(outcome, _) => place(outcome, &[]),
        }
    }

    /// What it comes from.
    fn causes(&self) -> BTreeSet<&'a str> {
        match self {
            Self::Mend(group) => group.findings.iter().filter_map(|finding| finding.cause.as_deref()).collect(),
            Self::Prove(_, gap) => BTreeSet::from([gap.reason.as_str()]),
        }
    }

    /// The same without what comes from `causes`; none: nothing is left.
    fn without(self, causes: &BTreeSet<&str>) -> Option<Self> {
        let is_other = |finding: &&Finding| finding.cause.as_deref().is_none_or(|cause| !causes.contains(cause));
        match self {
            Self::Mend(mut group) => {
                group.findings.retain(is_other);
                (!group.findings.is_empty()).then_some(Self::Mend(group))
            }
            Self::Prove(_, gap) => (!causes.contains(gap.reason.as_str())).then_some(self),
        }
    }
}

/// The `most` things to do first, of those that `failed` and what is critical and unproven: one entry a cause. What was not asked
/// for, such as a load, is no gap to close.
#[must_use]
pub fn first<'a>(run: &'a Run, failed: &[Group<'a>], most: usize) -> Vec<First<'a>> {
    let shown_by_nobody = run.outcomes.iter().filter(|o| o.counts && o.severity == Severity::Critical).filter_map(|outcome| {
        let gap = outcome.gaps().iter().find(|gap| gap.kind != "not-run")?;
        Some(First::Prove(outcome, gap))
    });
    let mut open: Vec<First<'a>> = failed.iter().cloned().map(First::Mend).chain(shown_by_nobody).collect();
    let mut chosen = Vec::new();
    while chosen.len() < most
        && let Some(next) = (0..open.len()).min_by_key(|n| open[*n].place())
    {
        let next = open.swap_remove(next);
        let causes = next.causes();
        // What is left of a check may be less urgent than what had an entry before it.
        open = open.into_iter().filter_map(|other| other.without(&causes)).collect();
        chosen.push(next);
    }
    chosen
}

/// What is no more than a hint, with its check, by name.
#[must_use]
pub fn hints(run: &Run) -> Vec<(&Outcome, &Finding)> {
    run.outcomes.iter().flat_map(|outcome| outcome.hints.iter().map(move |hint| (outcome, hint))).collect()
}

/// The unproven checks for which nobody vouches, grouped by what would cure them: the cure that decides most weight first.
#[must_use]
pub fn cures(run: &Run) -> Vec<Cure<'_>> {
    let mut by_cure: BTreeMap<Option<&str>, Cure<'_>> = BTreeMap::new();
    for outcome in run.outcomes.iter().filter(|outcome| outcome.is_open()) {
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
    // What was declared counts half already.
    let counted = if outcome.is_declared() { 0.5 * f64::from(outcome.most().weight()) } else { 0.0 };
    let lost = f64::from(outcome.severity.weight()).min(f64::from(outcome.most().weight()) - counted);
    let applying: u32 = run.score.items.iter().filter(|i| i.applies).map(|i| i.points).sum();
    let points = run.score.items.iter().find(|i| i.name == outcome.item).map_or(0, |i| i.points);
    if !outcome.counts || stake == 0 || applying == 0 {
        return 0.0;
    }
    100.0 * f64::from(points) / f64::from(applying) * lost / f64::from(stake)
}

/// The endpoints of a load, the slowest first.
#[must_use]
pub fn slowest(load: &Load) -> Vec<&Endpoint> {
    let mut endpoints: Vec<&Endpoint> = load.endpoints.iter().collect();
    endpoints.sort_by(|a, b| b.p95_ms.total_cmp(&a.p95_ms));
    endpoints
}
