//! The gate: what was asked of the exit code, held against a run. Every reason is said; the first decides the code.

use super::Exit;
use crate::{
    check::Severity,
    cli::{FailOn, GateArgs},
    compare::{Diff, LineChange},
    run::Run,
    score::Readiness,
};

/// The exit code and, in words, each gate that did not hold.
///
/// `since_last` compares with the run before of the same target, `since_base` with the run of `--baseline`.
pub(super) fn judge(gate: &GateArgs, run: &Run, since_last: Option<&Diff>, since_base: Option<&Diff>) -> (Exit, Vec<String>) {
    let gates = [
        (Exit::Findings, gate.fail_on.and_then(|what| findings(what, run, since_last))),
        (Exit::Score, gate.fail_under.and_then(|least| score(least, run))),
        (Exit::Stage, gate.require.and_then(|users| stage(users, run))),
        (Exit::Regression, since_base.and_then(regression)),
        (Exit::Unproven, gate.fail_unproven.then(|| unproven(run)).flatten()),
    ];
    let held: Vec<(Exit, String)> = gates.into_iter().filter_map(|(exit, why)| why.map(|w| (exit, w))).collect();
    (held.first().map_or(Exit::Fine, |(exit, _)| *exit), held.into_iter().map(|(_, why)| why).collect())
}

/// Waived findings keep the gate open; checks of later stages do not count yet.
fn findings(what: FailOn, run: &Run, since_last: Option<&Diff>) -> Option<String> {
    let least = match what {
        FailOn::Critical => Severity::Critical,
        FailOn::High => Severity::High,
        FailOn::Medium => Severity::Medium,
        FailOn::Low => Severity::Low,
        FailOn::New => return since_last.and_then(new_findings),
    };
    let open = run.outcomes.iter().filter(|o| o.counts && o.severity >= least && o.is_failed());
    let count: usize = open.map(|o| o.findings().len()).sum();
    (count > 0).then(|| format!("--fail-on {}: {count} findings of this severity or worse", least.word()))
}

fn new_findings(diff: &Diff) -> Option<String> {
    let new = diff.new.iter().filter(|f| f.counts && !f.is_waived).count();
    (new > 0).then(|| format!("--fail-on new: {new} findings that run {} did not have", diff.before.id))
}

fn score(least: u32, run: &Run) -> Option<String> {
    let proven = run.score.proven;
    (proven < least).then(|| format!("--fail-under {least}: the proven score is {proven}"))
}

fn stage(users: u32, run: &Run) -> Option<String> {
    let rung = run.score.ladder.iter().find(|r| r.users == users)?;
    let words = match rung.readiness {
        Readiness::Ready => return None,
        Readiness::NotReady => "NOT READY",
        Readiness::NotProven => "NOT PROVEN",
    };
    Some(format!("--require ready:{users}: the stage is {words}"))
}

fn regression(diff: &Diff) -> Option<String> {
    let grave = diff.new.iter().filter(|f| f.counts && !f.is_waived && f.severity >= Severity::High).count();
    let mut worse = Vec::new();
    if grave > 0 {
        worse.push(format!("{grave} new findings of severity high or critical"));
    }
    if diff.now.proven < diff.before.proven {
        worse.push(format!("the proven score fell from {} to {}", diff.before.proven, diff.now.proven));
    }
    if diff.line == LineChange::Lower {
        worse.push(format!("the load line is lower: {}", diff.line_because));
    }
    (!worse.is_empty()).then(|| format!("--baseline {}: {}", diff.before.id, worse.join("; ")))
}

fn unproven(run: &Run) -> Option<String> {
    let count = run.outcomes.iter().filter(|o| o.counts && !o.gaps().is_empty()).count();
    (count > 0).then(|| format!("--fail-unproven: {count} checks could not be decided"))
}
