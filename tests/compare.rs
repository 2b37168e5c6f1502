//! Two runs side by side.

use plimsoll::{
    check::{Severity, Verdict},
    compare::{Base, LineChange, compare},
    run::Run,
};

use crate::support::{
    loads,
    runs::{empty, fail, finding, healthy, hostile, no_settings, outcome, pass, rich, small, unproven, weighed, without_load},
};

const KEY: &str = "database/foreign-key-without-index";

fn with(verdict: Verdict) -> Run {
    let mut run = empty();
    run.outcomes = vec![outcome(KEY, Severity::High, 1_000, verdict)];
    weighed(run)
}

fn one(subject: &str) -> Verdict {
    fail(9, vec![finding(subject, "no index", None, vec![])])
}

fn carrying(proven: f64, failed: Option<f64>) -> Run {
    let mut run = healthy();
    run.load = Some(loads::carrying(proven, failed));
    weighed(run)
}

#[test]
fn a_run_compared_with_itself_shows_no_change() {
    for run in [empty(), small(), rich(), without_load(), healthy(), hostile()] {
        let diff = compare(&run, &run);
        assert!(diff.is_empty(), "{diff:#?}");
        assert_eq!(diff.remaining.len(), run.findings().count());
    }
}

#[test]
fn findings_are_told_apart_by_check_and_subject_and_not_by_their_words() {
    let before = with(fail(9, vec![finding("a", "12 rows", None, vec![]), finding("b", "", None, vec![])]));
    let now = with(fail(9, vec![finding("a", "13 rows", None, vec![]), finding("c", "", None, vec![])]));
    let diff = compare(&before, &now);
    let subjects = |list: &[plimsoll::compare::CheckFinding]| list.iter().map(|f| f.finding.subject.clone()).collect::<Vec<_>>();
    assert_eq!(
        (subjects(&diff.new), subjects(&diff.fixed), subjects(&diff.remaining)),
        (vec!["c".into()], vec!["b".into()], vec!["a".into()])
    );
    assert!(!diff.is_empty());
}

#[test]
fn a_finding_whose_check_became_unproven_is_lost_from_sight_and_not_fixed() {
    let diff = compare(&with(one("a")), &with(unproven(vec![no_settings()])));
    assert!(diff.fixed.is_empty());
    assert_eq!((diff.lost.len(), diff.lost[0].findings.len(), diff.lost[0].gaps.len()), (1, 1, 1));
    assert_eq!(diff.changes[0].now.as_deref(), Some("unproven"));
}

#[test]
fn a_finding_whose_check_is_gone_is_not_fixed() {
    let diff = compare(&with(one("a")), &empty());
    assert!(diff.fixed.is_empty() && diff.lost.len() == 1, "{diff:#?}");
}

#[test]
fn a_finding_of_a_check_that_was_blind_before_is_newly_seen_and_not_new() {
    for before in [with(unproven(vec![no_settings()])), empty()] {
        let diff = compare(&before, &with(one("a")));
        assert!(diff.new.is_empty());
        assert_eq!(diff.newly_seen.len(), 1);
    }
}

#[test]
fn a_mended_check_fixes_its_findings() {
    for mended in [pass(9), Verdict::NotApplicable] {
        let diff = compare(&with(one("a")), &with(mended));
        assert_eq!((diff.fixed.len(), diff.lost.len(), diff.changes.len()), (1, 0, 1));
    }
}

#[test]
fn a_waiver_fixes_nothing() {
    let Verdict::Fail { findings, of, .. } = one("a") else { unreachable!() };
    let waived = Verdict::Waived { findings, of, because: "until 2026-12-31 by ada: later".to_owned() };
    let diff = compare(&with(one("a")), &with(waived));
    assert!(diff.fixed.is_empty() && diff.remaining[0].is_waived);
}

#[test]
fn a_load_line_changes_only_where_the_intervals_lie_apart() {
    let change = |a: &Run, b: &Run| compare(a, b).line;
    let (base, meets) = (carrying(100.0, Some(140.0)), carrying(140.0, Some(180.0)));
    assert_eq!(change(&base, &meets), LineChange::CannotTell);
    assert_eq!(change(&base, &carrying(141.0, None)), LineChange::Higher);
    assert_eq!(change(&base, &carrying(60.0, Some(99.0))), LineChange::Lower);
    assert_eq!(change(&base, &carrying(60.0, None)), LineChange::CannotTell);
    assert_eq!(change(&base, &without_load()), LineChange::CannotTell);
}

#[test]
fn loads_from_machines_of_other_size_or_to_another_objective_are_not_compared() {
    let (base, mut bigger) = (carrying(100.0, Some(140.0)), carrying(300.0, None));
    bigger.generator_cores = 8;
    let [mut softer, mut laxer, mut other, mut void] = [(); 4].map(|()| carrying(300.0, None));
    softer.load.as_mut().unwrap().objective_p95_ms = 900.0;
    laxer.load.as_mut().unwrap().objective_error_pct = 5.0;
    other.load.as_mut().unwrap().scenarios = vec!["buy".to_owned()];
    void.load.as_mut().unwrap().is_valid = false;
    for other in [&bigger, &softer, &laxer, &other, &void] {
        for diff in [compare(&base, other), compare(other, &base)] {
            assert_eq!(diff.line, LineChange::CannotTell, "{}", diff.line_because);
        }
    }
    assert!(compare(&base, &bigger).line_because.contains("2 processors before and has 8 now"));
}

/// The night before saw nothing: what it did not decide stands as the last run that did has it, with its line and its score.
#[test]
fn a_base_is_completed_from_runs_of_the_same_target_that_could_tell() {
    let blind = |id: &str| {
        let mut run = with(unproven(vec![no_settings()]));
        (run.id, run.generator_cores) = (id.to_owned(), 8);
        run
    };
    let seen = || {
        let mut run = with(one("a"));
        run.load = Some(loads::carrying(100.0, Some(140.0)));
        weighed(run)
    };
    let mut now = with(one("b"));
    now.load = Some(loads::carrying(60.0, Some(99.0)));
    let mut base = Base::of(blind("last night"));
    let (mut elsewhere, mut of_another, mut void) = (seen(), seen(), seen());
    elsewhere.environment = "production".to_owned();
    of_another.target = "another".to_owned();
    for other in [elsewhere, of_another] {
        base.complete_from(other);
        assert!(!base.is_complete() && base.open().len() == 1 && base.notes().is_empty(), "{:?}", base.notes());
    }
    void.outcomes.clear();
    void.load.as_mut().unwrap().is_valid = false;
    base.complete_from(void);
    assert!(base.notes().is_empty(), "{:?}", base.notes());
    base.complete_from(seen());
    assert!(base.is_complete() && base.notes().len() == 2, "{:?}", base.notes());
    let diff = base.diff(&now);
    assert_eq!((diff.new.len(), diff.newly_seen.len(), diff.fixed.len()), (1, 0, 1));
    assert_eq!(diff.line, LineChange::Lower, "of machines of one size: {}", diff.line_because);
    assert_eq!(diff.before.proven, seen().score.proven);
    assert_eq!(diff.before.coverage_pct, seen().score.coverage_pct, "with what it was completed from");
}

#[test]
fn what_changed_around_the_load_is_named_and_another_machine_is_not_compared() {
    let (base, mut now) = (carrying(100.0, Some(140.0)), carrying(300.0, None));
    let parts = |run: &mut Run| std::mem::take(&mut run.load.as_mut().unwrap().environment);
    let mut environment = parts(&mut now);
    environment.iter_mut().find(|p| p.part == "shared_buffers").unwrap().value = "4 GiB".to_owned();
    // What only one of them saw did not change.
    environment.retain(|p| p.part != "Postgres");
    now.load.as_mut().unwrap().environment = environment.clone();
    let diff = compare(&base, &now);
    assert_eq!(diff.line, LineChange::Higher);
    assert!(diff.line_because.ends_with("; meanwhile changed: shared_buffers from 128 MiB to 4 GiB"), "{}", diff.line_because);
    environment.iter_mut().find(|p| p.kind == "machine").unwrap().value = "16".to_owned();
    now.load.as_mut().unwrap().environment = environment;
    let diff = compare(&base, &now);
    assert_eq!(diff.line, LineChange::CannotTell);
    assert!(diff.line_because.contains("another machine: processors of the scanning machine from 2 to 16"), "{}", diff.line_because);
}

#[test]
fn runs_of_other_targets_environments_and_versions_are_noted() {
    let (base, mut other) = (small(), small());
    (other.target, other.environment, other.version) = ("forum".to_owned(), "production".to_owned(), "0.2.0".to_owned());
    let diff = compare(&base, &other);
    assert_eq!(diff.notes.len(), 3, "{:?}", diff.notes);
    assert!(!diff.is_empty());
}

#[test]
fn a_diff_survives_its_json() {
    let diff = compare(&small(), &rich());
    let text = serde_json::to_string(&diff).unwrap();
    let back: plimsoll::compare::Diff = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&back).unwrap(), text);
}
