//! What the load line means to users, and where it holds: from facts of a load that was driven elsewhere.

use std::time::Duration;

use chrono::Utc;
use hdrhistogram::{
    Histogram,
    serialization::{Serializer, V2DeflateSerializer},
};
use plimsoll::{
    config::{Target, discover},
    derive, row,
    run::{self, Run},
    snapshot::{Row, Snapshot},
};

const TABLES: &[&str] = &["load_run", "load_scenario", "load_endpoint", "load_step", "load_second", "load_histogram"];

fn histogram() -> Vec<u8> {
    let mut latencies = Histogram::<u64>::new_with_bounds(1, 60_000_000, 3).unwrap();
    latencies.record_n(200_000, 100).unwrap();
    let mut blob = Vec::new();
    V2DeflateSerializer::new().serialize(&latencies, &mut blob).unwrap();
    blob
}

pub(crate) fn step(number: i64, per_s: f64, verdict: &str) -> Row {
    row! {
        "step" => number, "offered_per_s" => per_s, "seconds" => 10.0, "requests" => 100, "served" => 100, "failed" => 0,
        "in_flight_max" => 3, "backlog_max" => 0, "dropped" => 0, "verdict" => verdict.to_owned(), "because" => "of a test".to_owned(),
    }
}

pub(crate) fn latencies(second: i64) -> Row {
    row! {
        "second" => second, "endpoint" => 1, "step" => second, "latencies" => histogram(), "failed" => 0, "body_bytes" => 10,
    }
}

/// A load of which 36 req/s are proven where `is_proven`, and 54 failed, under this plan.
fn loaded(plan: &str, is_proven: bool) -> Run {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plimsoll.toml"), format!("environment = \"test\"\n[plan]\nstage = 10000\n{plan}")).unwrap();
    let target: Target = discover(&plimsoll::config::Given::default(), folder.path()).unwrap();
    let snapshot = Snapshot::scratch(&target, Utc::now()).unwrap();
    let mut facts = snapshot.facts("load", TABLES).unwrap();
    let proven = is_proven.then_some(1i64);
    facts.write(
        "load_run",
        [row! { "seed" => 7, "ended" => "a test".to_owned(), "is_valid" => 1, "shape" => "line".to_owned(), "proven_step" => proven, "failed_step" => 2 }],
    );
    let scenario =
        row! { "name" => "visit".to_owned(), "weight" => 1, "pause_ms" => 9_800.0, "limit_p95_ms" => 300.0, "limit_error_pct" => 1.0 };
    facts.write("load_scenario", [scenario]);
    let endpoint = row! {
        "endpoint" => 1, "scenario" => "visit".to_owned(), "name" => "it".to_owned(), "request" => "GET /".to_owned(), "is_fixed" => 1, "is_act" => 0,
    };
    facts.write("load_endpoint", [endpoint]);
    facts.write("load_step", [step(1, 36.0, if is_proven { "pass" } else { "undecided" }), step(2, 54.0, "fail")]);
    facts.write("load_second", []);
    facts.write("load_histogram", [latencies(1), latencies(2)]);
    facts.finish(None, Duration::ZERO).unwrap();
    derive::fill(&snapshot).unwrap();
    run::assemble(&snapshot, &[], &plimsoll::config::Config::default()).unwrap()
}

#[test]
fn a_line_is_told_in_users_headroom_days_and_what_is_left_without_a_copy() {
    // Ten thousand users make 18 req/s at their peak, so 36 are those of 20,000.
    let run = loaded("users_now = 7000\ngrowth_pct_a_month = 100.0\ninstances = 4\n", true);
    let load = run.load.as_ref().unwrap();
    let meaning = load.meaning.as_ref().expect("a rate is proven");
    let is = |value: f64, expected: f64| assert!((value - expected).abs() < 1e-6, "{value} is not {expected}: {meaning:?}");
    is(meaning.proven_registered, 20_000.0);
    is(meaning.failed_registered.unwrap(), 30_000.0);
    is(meaning.planned_per_s, 18.0);
    is(meaning.planned_headroom_pct, 50.0);
    is(meaning.now_per_s.unwrap(), 12.6);
    is(meaning.now_headroom_pct.unwrap(), 65.0);
    is(meaning.advised_per_s, 25.2);
    // Twice 12.6: one month of doubling.
    is(meaning.days_to_advised.unwrap(), 30.44);
    is(meaning.without_one_per_s.unwrap(), 27.0);
    // A visitor's pause is 9.8 s and an answer 0.2 s: each makes a request in 10 s.
    assert!((load.line.proven_users.unwrap() - 360.0).abs() < 1.0);
    assert_eq!(run.usage.as_ref().unwrap().users_now, Some(7_000));
}

#[test]
fn what_plimsoll_toml_does_not_say_is_not_guessed() {
    let run = loaded("", true);
    let meaning = run.load.unwrap().meaning.unwrap();
    assert_eq!((meaning.now_per_s, meaning.days_to_advised, meaning.without_one_per_s), (None, None, None));
    assert_eq!(loaded("instances = 1\n", true).load.unwrap().meaning.unwrap().without_one_per_s, None, "nothing is left of one copy");
    assert_eq!(loaded("users_now = 7000\n", true).load.unwrap().meaning.unwrap().days_to_advised, None, "nothing grows");
}

#[test]
fn users_who_are_too_many_already_have_no_days_left() {
    let meaning = loaded("users_now = 30000\ngrowth_pct_a_month = 5.0\n", true).load.unwrap().meaning.unwrap();
    assert_eq!(meaning.days_to_advised, Some(0.0));
    assert!(meaning.now_headroom_pct.unwrap() < 0.0);
}

#[test]
fn a_line_that_is_not_proven_means_nothing_in_users() {
    assert_eq!(loaded("users_now = 7000\n", false).load.unwrap().meaning, None);
}

#[test]
fn the_place_that_the_line_holds_for_is_told_as_far_as_it_was_seen() {
    let run = loaded("instances = 4\ndatabase_cores = 8\n", true);
    let parts: Vec<String> = run.load.unwrap().environment.iter().map(|p| format!("{} {}", p.part, p.value)).collect();
    let scanner = format!("processors of the scanning machine {}", run.generator_cores);
    assert_eq!(parts, [scanner.as_str(), "copies of the app 4", "processors of Postgres 8"]);
}
