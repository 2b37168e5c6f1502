//! In which order things are mended: by harm, in it by severity and certainty, and what is slow by what was measured; one entry a
//! cause.

use plimsoll::{
    check::{Certainty, Evidence, Finding, Harm, Severity},
    run::{self, First, Outcome, Run},
};

use crate::support::runs::{empty, fail, finding, no_settings, outcome, unproven, weighed};

/// What is found of `subject`, as measured.
fn found(subject: &str, measured: &[(&str, f64)]) -> Finding {
    finding(subject, subject, None, measured.iter().map(|(name, number)| (*name, Evidence::Real(*number))).collect())
}

/// A finding that comes from `cause`.
fn of_cause(subject: &str, cause: &str) -> Finding {
    Finding { cause: Some(cause.to_owned()), ..found(subject, &[]) }
}

/// A check of high severity that failed, with the evidence that tells how much slower.
fn slow(name: &str, size: Option<&str>, findings: Vec<Finding>) -> Outcome {
    Outcome { size: size.map(str::to_owned), ..outcome(name, Severity::High, 100, fail(9, findings)) }
}

fn run(outcomes: Vec<Outcome>) -> Run {
    weighed(Run { outcomes, ..empty() })
}

/// The names of what failed, in order: whatever the order of the checks.
fn failed(outcomes: Vec<Outcome>) -> Vec<String> {
    let names = |run: Run| run::failed(&run).iter().map(|group| group.outcome.id.clone()).collect::<Vec<_>>();
    let (back, there) = (outcomes.iter().rev().cloned().collect(), names(run(outcomes)));
    assert_eq!(names(run(back)), there, "the order of checks changes nothing");
    there
}

/// What to do first: `check: subject, subject`.
fn first(outcomes: Vec<Outcome>, most: usize) -> Vec<String> {
    let told = |run: &Run| {
        let entry = |one: &First<'_>| match one {
            First::Mend(group) => {
                let subjects: Vec<&str> = group.findings.iter().map(|f| f.subject.as_str()).collect();
                format!("{}: {}", group.outcome.id, subjects.join(", "))
            }
            First::Prove(outcome, _) => format!("{}?", outcome.id),
        };
        run::first(run, &run::failed(run), most).iter().map(entry).collect::<Vec<_>>()
    };
    let (back, there) = (outcomes.iter().rev().cloned().collect(), told(&run(outcomes)));
    assert_eq!(told(&run(back)), there, "the order of checks changes nothing");
    there
}

#[test]
fn what_is_slow_is_mended_by_milliseconds_then_by_bytes_then_by_how_often() {
    let order = failed(vec![
        slow("api/a-unmeasured", None, vec![found("x", &[("mean_ms", 9e9)])]),
        slow("api/b-unmeasured-twice", None, vec![found("x", &[]), found("y", &[])]),
        slow("api/c-bytes", Some("wire_bytes"), vec![found("x", &[("wire_bytes", 2e9)])]),
        slow("api/d-more-bytes", Some("wire_bytes"), vec![found("x", &[("wire_bytes", 1.0)]), found("y", &[("wire_bytes", 3e9)])]),
        slow("api/e-milliseconds", Some("mean_ms"), vec![found("x", &[("wire_bytes", 4e9), ("mean_ms", 0.5)])]),
        slow("api/f-more-milliseconds", Some("mean_ms"), vec![found("x", &[("mean_ms", 20.0)])]),
        slow("api/g-as-many", Some("mean_ms"), vec![finding("x", "x", None, vec![("mean_ms", Evidence::Integer(20))])]),
        slow("api/h-not-known", Some("mean_ms"), vec![finding("x", "x", None, vec![("mean_ms", Evidence::Null)])]),
    ]);
    let wanted = [
        "f-more-milliseconds",
        "g-as-many",
        "e-milliseconds",
        "d-more-bytes",
        "c-bytes",
        "b-unmeasured-twice",
        "a-unmeasured",
        "h-not-known",
    ];
    assert_eq!(order, wanted);
}

#[test]
fn harm_severity_and_certainty_go_before_what_was_measured() {
    let with = |name: &str, severity, certainty, ms| {
        let one = Finding { severity: Some(severity), certainty, ..found("x", &[("mean_ms", ms)]) };
        slow(name, Some("mean_ms"), vec![one])
    };
    let (medium, high, low) = (Severity::Medium, Severity::High, Severity::Low);
    let order = failed(vec![
        with("api/low", low, Certainty::Sure, 5_000.0),
        with("api/likely", medium, Certainty::Likely, 4_000.0),
        with("api/medium", medium, Certainty::Sure, 3.0),
        with("api/high", high, Certainty::Sure, 2.0),
        Outcome { harm: Harm::Outage, ..outcome("api/outage", Severity::Medium, 100, fail(1, vec![found("x", &[])])) },
        Outcome { counts: false, ..with("api/later", high, Certainty::Sure, 9_000.0) },
    ]);
    assert_eq!(order, ["outage", "high", "medium", "likely", "low", "later"]);
}

#[test]
fn a_mild_finding_does_not_lend_its_size_to_a_grave_one() {
    let mild = Finding { severity: Some(Severity::Low), ..found("mild", &[("mean_ms", 900.0)]) };
    let order = failed(vec![
        slow("api/a", Some("mean_ms"), vec![found("grave", &[("mean_ms", 10.0)]), mild]),
        slow("api/b", Some("mean_ms"), vec![found("grave", &[("mean_ms", 20.0)])]),
    ]);
    assert_eq!(order, ["b", "a"]);
}

#[test]
fn points_order_nothing() {
    // The last is alone in its item and takes all of its points; the others share those of theirs.
    let names = ["database/a", "database/b", "database/c", "restraint/z"];
    let order = failed(names.map(|name| slow(name, None, vec![found("x", &[])])).to_vec());
    assert_eq!(order, ["a", "b", "c", "z"]);
}

#[test]
fn a_cause_has_one_entry_whatever_else_its_check_found() {
    let order = first(
        vec![
            slow("database/a", Some("mean_ms"), vec![Finding { cause: Some("one".to_owned()), ..found("x", &[("mean_ms", 9.0)]) }]),
            slow("database/b", None, vec![of_cause("x", "one"), of_cause("y", "two"), of_cause("z", "two")]),
            slow("database/c", None, vec![of_cause("x", "one"), of_cause("y", "two")]),
            slow("database/d", None, vec![of_cause("x", "two"), found("w", &[])]),
        ],
        9,
    );
    assert_eq!(order, ["a: x", "b: y, z", "d: w"]);
}

#[test]
fn what_is_left_of_a_check_stands_where_it_belongs() {
    let mild = Finding { severity: Some(Severity::Medium), ..of_cause("mild", "two") };
    let outcomes = vec![
        slow("database/a", Some("mean_ms"), vec![Finding { cause: Some("one".to_owned()), ..found("x", &[("mean_ms", 9.0)]) }]),
        slow("database/b", None, vec![of_cause("grave", "one"), mild]),
        slow("database/c", None, vec![of_cause("x", "three")]),
    ];
    assert_eq!(first(outcomes.clone(), 9), ["a: x", "c: x", "b: mild"]);
    assert_eq!(first(outcomes, 2), ["a: x", "c: x"]);
}

#[test]
fn what_nobody_has_shown_stands_behind_what_is_known_to_be_as_bad_once_for_each_reason() {
    let of = |name: &str, verdict| Outcome { harm: Harm::Loss, ..outcome(name, Severity::Critical, 100, verdict) };
    let order = first(
        vec![
            of("backups/a", unproven(vec![no_settings()])),
            of("backups/b", unproven(vec![no_settings()])),
            of("backups/c", fail(1, vec![found("x", &[])])),
            Outcome { harm: Harm::Outage, ..outcome("backups/d", Severity::Critical, 100, fail(1, vec![found("x", &[])])) },
        ],
        9,
    );
    assert_eq!(order, ["c: x", "a?", "d: x"]);
}
