//! The gate: what was asked of the exit code, held against a run. Every reason is said; the first decides the code.

use super::Exit;
use crate::{
    check::{Severity, Verdict},
    cli::{FailOn, GateArgs},
    compare::{CheckFinding, Diff, LineChange, Lost},
    run::Run,
    score::Readiness,
};

/// What a run is held against: the run before of the same target, and that of `--baseline`.
#[derive(Debug, Default)]
pub(super) struct Before {
    pub(super) last: Option<Diff>,
    pub(super) base: Option<Diff>,
}

/// The exit code and, in words, each gate that did not hold. What was cut short, and what was named and not reached, counts
/// for a scan without a gate too.
pub(super) fn judge(gate: &GateArgs, run: &Run, is_scan: bool, before: &Before) -> (Exit, Vec<String>) {
    let is_any = gate.is_any();
    let gates = [
        (Exit::Cut, (is_scan || is_any).then(|| cut(run)).flatten()),
        (Exit::NoTarget, (is_scan || is_any).then(|| unreached(run)).flatten()),
        (Exit::Findings, gate.fail_on.and_then(|what| findings(what, run, before.last.as_ref()))),
        (Exit::Score, gate.fail_under.and_then(|least| score(least, run))),
        (Exit::Stage, gate.require.and_then(|users| stage(users, run))),
        (Exit::Regression, before.base.as_ref().and_then(|base| regression(base, run))),
        (Exit::Unproven, gate.fail_unproven.then(|| unproven(run)).flatten()),
        (Exit::Unproven, is_any.then(|| nothing(run)).flatten()),
    ];
    let held: Vec<(Exit, String)> = gates.into_iter().filter_map(|(exit, why)| why.map(|w| (exit, w))).collect();
    (held.first().map_or(Exit::Fine, |(exit, _)| *exit), held.into_iter().map(|(_, why)| why).collect())
}

/// How many checks a gate on findings does not speak of; none: it speaks of all, or is not asked for.
pub(super) fn unspoken(gate: &GateArgs, run: &Run) -> Option<String> {
    let count = undecided(run);
    (gate.fail_on.is_some() && count > 0).then(|| {
        let checks = if count == 1 { "1 check" } else { &format!("{count} checks") };
        format!("--fail-on: {checks} could not be decided, and may hide more; --fail-unproven fails on that")
    })
}

fn cut(run: &Run) -> Option<String> {
    if run.duration_ms.is_none() {
        return Some(format!("run {} did not come to its end: it died, or it still runs. No gate holds on a part of a scan", run.id));
    }
    let after_s = run.stopped_after_ms? / 1_000;
    Some(format!("run {} was stopped after {after_s} s. No gate holds on a part of a scan", run.id))
}

fn unreached(run: &Run) -> Option<String> {
    let kinds: Vec<&str> = run.unreached.iter().map(|target| target.kind.as_str()).collect();
    (!kinds.is_empty()).then(|| format!("named and not reached: {}. No gate holds on what was not seen", kinds.join(", ")))
}

/// True of no run in which anything was seen.
fn nothing(run: &Run) -> Option<String> {
    let is_any = run.outcomes.iter().any(|o| o.counts && !matches!(o.verdict, Verdict::Unproven { .. }));
    (!is_any).then(|| "not one check could be decided: no gate holds on nothing".to_owned())
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

/// A finding of a check that no earlier run could decide is new as well: nobody has shown that it was there.
fn new_findings(diff: &Diff) -> Option<String> {
    new_words(diff, Severity::Low).map(|words| format!("--fail-on new: {words}"))
}

/// How many findings of `least` severity or worse the earlier runs do not have, in words; none: not one.
fn new_words(diff: &Diff, least: Severity) -> Option<String> {
    let count = |found: &[CheckFinding]| found.iter().filter(|f| f.counts && !f.is_waived && f.severity >= least).count();
    let (new, unknown) = (count(&diff.new), count(&diff.newly_seen));
    let before = (new > 0).then(|| format!("{new} findings that run {} did not have", diff.before.id));
    let never = (unknown > 0).then(|| format!("{unknown} findings of checks that no run before could decide"));
    let words: Vec<String> = before.into_iter().chain(never).collect();
    (!words.is_empty()).then(|| words.join(", "))
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

fn regression(diff: &Diff, run: &Run) -> Option<String> {
    let grave = new_words(diff, Severity::High).map(|words| format!("of severity high or critical {words}"));
    let mut worse: Vec<String> = grave.into_iter().collect();
    let lost = diff.lost.iter().filter(|lost| lost.severity >= Severity::High && is_hidden(lost, run)).count();
    if lost > 0 {
        worse.push(format!("{lost} checks of severity high or critical can no longer be decided"));
    }
    if diff.now.proven < diff.before.proven {
        worse.push(format!("the proven score fell from {} to {}", diff.before.proven, diff.now.proven));
    }
    if diff.line == LineChange::Lower {
        worse.push(format!("the load line is lower: {}", diff.line_because));
    }
    (!worse.is_empty()).then(|| format!("--baseline {}: {}", diff.before.id, worse.join("; ")))
}

/// True where a target hid what it had shown before. What was not asked for this time, such as a load, is no loss.
fn is_hidden(lost: &Lost, run: &Run) -> bool {
    let counts = run.outcomes.iter().any(|o| o.counts && o.name() == lost.check);
    counts && lost.gaps.iter().any(|gap| ["unreachable", "denied", "timed-out", "failed", "door", "limit"].contains(&gap.kind.as_str()))
}

fn unproven(run: &Run) -> Option<String> {
    let count = undecided(run);
    (count > 0).then(|| format!("--fail-unproven: {count} checks could not be decided"))
}

fn undecided(run: &Run) -> usize {
    run.outcomes.iter().filter(|o| o.counts && matches!(o.verdict, Verdict::Unproven { .. })).count()
}
