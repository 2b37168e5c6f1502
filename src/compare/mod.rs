//! Two runs side by side: what is new, what is fixed, what remains, and what can no longer be seen.
//!
//! Three rules keep it honest. A finding whose check became unproven is out of sight, never fixed. A finding whose check
//! did not decide before is newly seen, not new. A load line changed only where the two measured intervals lie apart.

mod base;
mod cost;
mod findings;
mod line;
mod points;

use std::collections::{BTreeMap, BTreeSet};

pub use base::Base;
pub use cost::CostChange;
pub use points::PointsMoved;
use serde::{Deserialize, Serialize};

use crate::{
    check::{Finding, Gap, Severity, Verdict},
    run::{LoadLine, Outcome, Run},
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
    /// Counts of a request alone that are other than before, the worse first.
    #[serde(default)]
    pub costs: Vec<CostChange>,
    /// Requests whose cost was counted before, and not now.
    #[serde(default)]
    pub costs_lost: Vec<String>,
    /// The items that moved the score, the one that moved it most first.
    #[serde(default)]
    pub points: Vec<PointsMoved>,
    /// What became of the load line.
    pub line: LineChange,
    /// Why, in words.
    pub line_because: String,
}

impl Diff {
    /// True when nothing changed that can be shown. Findings that remain are no change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { notes, new, newly_seen, fixed, lost, changes, costs, costs_lost, line, before, now, .. } = self;
        let same_score = (before.proven, before.possible, before.coverage_pct) == (now.proven, now.possible, now.coverage_pct);
        let nothing = new.is_empty() && newly_seen.is_empty() && fixed.is_empty() && lost.is_empty() && changes.is_empty();
        let nothing = nothing && costs.is_empty() && costs_lost.is_empty();
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
        costs: Vec::new(),
        costs_lost: Vec::new(),
        points: points::moved(before, now),
        line: LineChange::CannotTell,
        line_because: String::new(),
    };
    let (old, new) = (by_name(before), by_name(now));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        findings::compare(&mut diff, (before, now), old.get(name).copied(), new.get(name).copied());
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
    (diff.costs, diff.costs_lost) = cost::compare(before, now);
    (diff.line, diff.line_because) = line::compare(before, now);
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
    // One that was kept from an earlier run says nothing of this one.
    outcome.kept.is_none() && !matches!(outcome.verdict, Verdict::Unproven { .. })
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
