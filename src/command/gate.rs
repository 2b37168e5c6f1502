//! The gate: what was asked of the exit code, held against a run. Every reason is said; the first decides the code.

use super::Exit;
use crate::{
    check::{Severity, Verdict},
    cli::{FailOn, GateArgs},
    compare::{CheckFinding, Diff, LineChange, Lost},
    run::{Run, Unreached},
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
    let name =
        |target: &Unreached| if target.is_behind_sign_in() { "what lies behind the sign-in" } else { target.kind.as_str() }.to_owned();
    let kinds: Vec<String> = run.unreached.iter().map(name).collect();
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
    let open = run.outcomes.iter().filter(|o| o.counts && o.is_failed());
    let count = open.flat_map(|o| o.findings().iter().map(|finding| o.severity_of(finding))).filter(|found| *found >= least).count();
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::Utc;

    use super::*;
    use crate::{
        check::{Certainty, Finding, Gap, Harm},
        compare::compare,
        config::{Config, Given, discover},
        run::{self, Outcome},
        snapshot::Snapshot,
    };

    fn finding() -> Finding {
        Finding {
            subject: "it".to_owned(),
            message: "wrong".to_owned(),
            fix: None,
            fix_kind: None,
            severity: None,
            certainty: Certainty::Sure,
            cause: None,
            evidence: Vec::new(),
        }
    }

    fn gap(kind: &str) -> Gap {
        let text = String::new;
        Gap { table: text(), probe: text(), kind: kind.to_owned(), reason: text(), cure: None, part: None }
    }

    fn outcome(severity: Severity, counts: bool, verdict: Verdict) -> Outcome {
        let text = String::new;
        let (item, id, places) = ("database".to_owned(), format!("{}-{counts}", severity.word()), run::Places::default());
        let (title, why, fix, docs) = (text(), text(), text(), Vec::new());
        Outcome {
            item,
            id,
            title,
            severity,
            most: Some(severity),
            harm: Harm::default(),
            size: None,
            digest: text(),
            stage: 100,
            counts,
            why,
            fix,
            docs,
            verdict,
            hints: Vec::new(),
            places,
            kept: None,
            declared: None,
            things: BTreeMap::new(),
        }
    }

    const SEVERITIES: [Severity; 4] = [Severity::Low, Severity::Medium, Severity::High, Severity::Critical];

    /// A run of a check of each severity, and of the same at a later stage, all of which came to `verdict`.
    fn of_each(verdict: &Verdict) -> Run {
        let folder = tempfile::tempdir().expect("a folder");
        let target = discover(&Given::default(), folder.path()).expect("a target");
        let snapshot = Snapshot::scratch(&target, Utc::now()).expect("a snapshot");
        let mut run = run::assemble(&snapshot, &[], &Config::default()).expect("a run");
        let both = |severity| [true, false].map(|counts| outcome(severity, counts, verdict.clone()));
        run.outcomes = SEVERITIES.into_iter().flat_map(both).collect();
        run.duration_ms = Some(1);
        run.reweigh();
        run
    }

    fn held(gate: &GateArgs, run: &Run) -> (Exit, String) {
        let (exit, why) = judge(gate, run, false, &Before::default());
        (exit, why.join("\n"))
    }

    #[test]
    fn a_gate_on_findings_holds_its_severity_and_worse_and_no_later_stage() {
        let run = of_each(&Verdict::Fail { findings: vec![finding()], of: 9, gaps: Vec::new() });
        for (what, count) in [(FailOn::Low, 4), (FailOn::Medium, 3), (FailOn::High, 2), (FailOn::Critical, 1)] {
            let (exit, why) = held(&GateArgs { fail_on: Some(what), ..GateArgs::default() }, &run);
            assert!(exit == Exit::Findings && why.contains(&format!(": {count} findings of this severity")), "{why}");
        }
        let mut mild = run.clone();
        for outcome in &mut mild.outcomes {
            let low = Finding { severity: Some(Severity::Low), ..finding() };
            outcome.verdict = Verdict::Fail { findings: vec![finding(), low.clone(), low], of: 9, gaps: Vec::new() };
        }
        let (_, why) = held(&GateArgs { fail_on: Some(FailOn::High), ..GateArgs::default() }, &mild);
        assert!(why.contains(": 2 findings of this severity"), "each counts as grave as it was found: {why}");
        let mut minor = run;
        minor.outcomes.retain(|o| o.severity == Severity::Low || !o.counts);
        assert_eq!(held(&GateArgs { fail_on: Some(FailOn::Medium), ..GateArgs::default() }, &minor).0, Exit::Fine);
    }

    #[test]
    fn what_could_not_be_decided_is_what_counts() {
        let run = of_each(&Verdict::Unproven { gaps: vec![gap("denied")] });
        let gate = GateArgs { fail_unproven: true, ..GateArgs::default() };
        let (exit, why) = held(&gate, &run);
        assert!(exit == Exit::Unproven && why.contains(": 4 checks could not") && why.contains("not one check"), "{why}");
        let mut later = run;
        later.outcomes.iter_mut().filter(|o| o.counts).for_each(|o| o.verdict = Verdict::Pass { of: 9, gaps: Vec::new() });
        assert_eq!(held(&gate, &later), (Exit::Fine, String::new()));
    }

    #[test]
    fn what_is_possible_is_not_proven() {
        let mut run = of_each(&Verdict::Pass { of: 9, gaps: Vec::new() });
        (run.score.proven, run.score.possible) = (40, 90);
        let under = |least| held(&GateArgs { fail_under: Some(least), ..GateArgs::default() }, &run).0;
        assert_eq!([under(40), under(41)], [Exit::Fine, Exit::Score]);
        let stage = |readiness| {
            let mut run = run.clone();
            run.score.ladder.iter_mut().for_each(|rung| rung.readiness = readiness);
            held(&GateArgs { require: Some(1_000), ..GateArgs::default() }, &run).0
        };
        assert_eq!([Readiness::Ready, Readiness::NotProven, Readiness::NotReady].map(stage), [Exit::Fine, Exit::Stage, Exit::Stage]);
        run.score.ladder.clear();
        let all = GateArgs { fail_under: Some(41), fail_unproven: true, fail_on: Some(FailOn::Low), ..GateArgs::default() };
        run.outcomes[0].verdict = Verdict::Unproven { gaps: Vec::new() };
        assert_eq!(held(&all, &run).0, Exit::Score, "of several reasons the lowest code");
        run.stopped_after_ms = Some(2_000);
        assert_eq!(held(&all, &run).0, Exit::Cut, "but a part of a scan comes first");
    }

    /// Whether a run is worse than another, of which only this differs.
    fn is_worse(differs: impl Fn(&mut Diff)) -> bool {
        let run = of_each(&Verdict::Pass { of: 9, gaps: Vec::new() });
        let mut diff = compare(&run, &run);
        differs(&mut diff);
        let gate = GateArgs { baseline: Some("latest".to_owned()), ..GateArgs::default() };
        judge(&gate, &run, false, &Before { last: None, base: Some(diff) }).0 == Exit::Regression
    }

    #[test]
    fn each_thing_that_is_worse_than_the_baseline_closes_the_gate_by_itself() {
        assert!(!is_worse(|_| {}));
        assert!(is_worse(|diff| diff.now.proven = diff.before.proven - 1));
        assert!(!is_worse(|diff| diff.now.proven = diff.before.proven + 1));
        assert!(is_worse(|diff| diff.line = LineChange::Lower));
        assert!(!is_worse(|diff| diff.line = LineChange::Higher));
        for severity in SEVERITIES {
            let grave = severity >= Severity::High;
            let check = |counts| outcome(severity, counts, Verdict::NotApplicable).name();
            let found = |counts, is_waived| CheckFinding { check: check(counts), severity, counts, is_waived, finding: finding() };
            assert_eq!(is_worse(|diff| diff.new.push(found(true, false))), grave);
            assert_eq!(is_worse(|diff| diff.newly_seen.push(found(true, false))), grave);
            assert!(!is_worse(|diff| diff.new.extend([found(false, false), found(true, true)])));
            let lost =
                |counts, kind| Lost { check: check(counts), severity, before: String::new(), findings: Vec::new(), gaps: vec![gap(kind)] };
            for kind in ["unreachable", "denied", "timed-out", "failed"] {
                assert_eq!(is_worse(|diff| diff.lost.push(lost(true, kind))), grave, "{kind}");
            }
            assert!(!is_worse(|diff| diff.lost.extend([lost(true, "not-run"), lost(false, "denied")])), "not asked for, or not yet");
        }
    }

    #[test]
    fn whatever_is_new_since_the_run_before_closes_that_gate() {
        let run = of_each(&Verdict::Pass { of: 9, gaps: Vec::new() });
        let found =
            || CheckFinding { check: "a/b".to_owned(), severity: Severity::Low, counts: true, is_waived: false, finding: finding() };
        let gate = GateArgs { fail_on: Some(FailOn::New), ..GateArgs::default() };
        let after = |differs: fn(&mut Diff, CheckFinding)| {
            let mut diff = compare(&run, &run);
            differs(&mut diff, found());
            judge(&gate, &run, false, &Before { last: Some(diff), base: None }).0
        };
        assert_eq!(after(|diff, found| diff.new.push(found)), Exit::Findings);
        assert_eq!(after(|diff, found| diff.newly_seen.push(found)), Exit::Findings);
        assert_eq!(after(|diff, found| diff.remaining.push(found)), Exit::Fine);
    }
}
