//! Two runs side by side.

use std::{fs, path::Path};

use plimsoll::{
    check::{Severity, Verdict},
    compare::{Base, LineChange, compare},
    run::{Run, Thing},
};

use crate::support::{
    command::run,
    loads,
    runs::{empty, fail, finding, healthy, hostile, no_settings, outcome, pass, rich, small, unproven, weighed, without_load},
    shop::Shop,
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
    let waived = Verdict::Waived { findings, of, because: "until 2026-12-31 by ada: later".to_owned(), gaps: Vec::new() };
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

fn in_part(subject: &str) -> Verdict {
    let Verdict::Fail { findings, of, .. } = one(subject) else { unreachable!() };
    Verdict::Fail { findings, of, gaps: vec![no_settings()] }
}

#[test]
fn what_a_later_run_saw_in_part_is_lost_from_sight_with_the_reason_and_not_fixed() {
    let Verdict::Fail { findings, of, gaps } = in_part("b") else { unreachable!() };
    let waived = Verdict::Waived { findings, of, gaps, because: "until 2026-12-31 by ada: later".to_owned() };
    for part in [in_part("b"), waived] {
        let both = fail(9, vec![finding("a", "", None, vec![]), finding("b", "", None, vec![])]);
        let diff = compare(&with(both), &with(part));
        assert!(diff.fixed.is_empty() && diff.new.is_empty(), "{diff:#?}");
        assert_eq!((diff.remaining.len(), diff.lost.len()), (1, 1));
        let lost = &diff.lost[0];
        assert_eq!((lost.findings.len(), lost.findings[0].subject.as_str(), lost.before.as_str()), (1, "a", "fail"));
        assert_eq!(lost.gaps, [no_settings()]);
        assert!(!diff.is_empty());
    }
}

#[test]
fn what_an_earlier_run_saw_in_part_makes_the_rest_newly_seen_and_not_new() {
    let both = fail(9, vec![finding("a", "", None, vec![]), finding("b", "", None, vec![])]);
    let diff = compare(&with(in_part("b")), &with(both));
    assert_eq!((diff.new.len(), diff.newly_seen.len(), diff.remaining.len()), (0, 1, 1));
}

/// `/a` is bad in the run, which came by `paths`.
fn visiting(verdict: Verdict, paths: &[(&str, &str)]) -> Run {
    let mut run = with(verdict);
    let names = paths.iter().map(|(name, what)| ((*name).to_owned(), (*what).to_owned())).collect();
    run.visited = [("load_endpoint".to_owned(), names)].into();
    let of = |subject: &str| {
        let (name, what) = paths.iter().find(|(name, _)| *name == subject)?;
        let thing = Thing { table: "load_endpoint".to_owned(), name: (*name).to_owned(), what: (*what).to_owned() };
        Some((subject.to_owned(), vec![thing]))
    };
    run.outcomes[0].things = run.outcomes[0].findings().iter().filter_map(|f| of(&f.subject)).collect();
    run
}

#[test]
fn what_a_later_run_did_not_come_by_is_lost_from_sight_and_what_it_came_by_is_fixed() {
    let before = visiting(one("/a"), &[("/a", "GET /a"), ("/b", "GET /b")]);
    for verdict in [pass(9), Verdict::NotApplicable, one("/b")] {
        let kept = compare(&before, &visiting(verdict.clone(), &[("/a", "GET /a"), ("/b", "GET /b")]));
        assert_eq!((kept.fixed.len(), kept.lost.len()), (1, 0));
        let gone = compare(&before, &visiting(verdict.clone(), &[("/b", "GET /b")]));
        assert_eq!((gone.fixed.len(), gone.lost.len()), (0, 1));
        assert_eq!(gone.lost[0].gaps[0].reason, "`/a` was not looked at");
        let other = compare(&before, &visiting(verdict, &[("/a", "GET /c"), ("/b", "GET /b")]));
        assert_eq!((other.fixed.len(), other.lost.len()), (0, 1));
        assert_eq!(other.lost[0].gaps[0].reason, "`/a` is another request: `GET /c`, not `GET /a`");
    }
}

#[test]
fn what_an_earlier_run_did_not_come_by_is_newly_seen_and_not_new() {
    let diff = compare(&visiting(pass(1), &[("/b", "")]), &visiting(one("/a"), &[("/a", ""), ("/b", "")]));
    assert_eq!((diff.new.len(), diff.newly_seen.len()), (0, 1));
}

fn costing(statements: f64, rows: f64) -> Run {
    let mut run = healthy();
    let load = run.load.as_mut().unwrap();
    load.request_costs = vec![loads::request_cost("feed", "GET /feed", statements)];
    load.request_costs[0].rows_per_request = Some(rows);
    run
}

#[test]
fn each_exact_count_of_a_request_that_changed_is_told_and_which_way() {
    let diff = compare(&costing(3.0, 40.0), &costing(41.0, 38.0));
    let told: Vec<_> = diff.costs.iter().map(|c| (c.request.as_str(), c.what.as_str(), c.before, c.now, c.is_worse)).collect();
    assert_eq!(told, [("GET /feed", "statements", 3.0, 41.0, true), ("GET /feed", "rows", 40.0, 38.0, false)]);
    assert_eq!(diff.costs[0].statement.as_deref(), Some("select * from products where id = $1"));
    assert!(!diff.is_empty());
    assert!(compare(&costing(3.0, 40.0), &costing(3.0, 40.0)).is_empty());
}

#[test]
fn a_count_that_differs_from_request_to_request_changed_only_beyond_its_range() {
    let costs = |before, now| compare(&costing(before, 1.0), &costing(now, 1.0)).costs.len();
    for (before, now, changes) in
        [(3.0, 3.05, 0), (3.95, 4.0, 0), (3.2, 3.9, 0), (3.2, 4.1, 0), (3.2, 5.0, 1), (3.2, 5.1, 1), (3.0, 4.0, 1)]
    {
        assert_eq!((costs(before, now), costs(now, before)), (changes, changes), "{before} {now}");
    }
}

#[test]
fn what_was_not_counted_or_failed_or_is_another_request_is_no_change_and_said_to_be_uncounted() {
    let (base, mut unseen, mut failed, mut other) = (costing(3.0, 1.0), costing(9.0, 1.0), costing(9.0, 1.0), costing(9.0, 1.0));
    fn cost(run: &mut Run) -> &mut plimsoll::run::RequestCost {
        &mut run.load.as_mut().unwrap().request_costs[0]
    }
    cost(&mut unseen).sql_per_request = None;
    cost(&mut failed).failed = 1;
    cost(&mut other).request = "GET /other".to_owned();
    let of = |now: &Run| {
        let diff = compare(&base, now);
        (diff.costs.len(), diff.costs_lost)
    };
    assert_eq!(of(&unseen), (0, vec![]));
    assert_eq!(of(&failed), (0, vec!["GET /feed".to_owned()]));
    assert_eq!(of(&other), (0, vec!["GET /feed".to_owned()]));
    other.target = "forum".to_owned();
    assert_eq!(of(&other), (0, vec![]));
    assert_eq!(of(&without_load()), (0, vec![]), "that there was no load the line says");
}

/// A copy of a real scan as the run `id`, its load changed by `sql`; of another version, so that its seal is not asked for.
fn loaded(folder: &Path, id: &str, sql: &str) {
    let path = folder.join(format!(".plimsoll/runs/{id}.db"));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::copy(Shop::healthy().snapshot(), &path).unwrap();
    let at = format!("{}T00:00:00+00:00", &id[..10]);
    let load = "insert into load_run values (1, 'it ended', 1, 'line', null, null);
                insert into load_endpoint values (1, 'browse', 'feed', 'GET /feed', 1, 0);
                insert into load_request_cost values (1, 20, 0, 9.0, 12.0, 1, 0)";
    let frame = format!("update run set id = '{id}', taken_at = '{at}'; update run_order set ordered_at = '{at}'");
    rusqlite::Connection::open(&path).unwrap().execute_batch(&format!("{frame}; {load}; {sql}; pragma user_version = 0")).unwrap();
}

#[test]
fn the_costs_of_two_snapshots_are_compared_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let cost = |statements: f64, bytes: f64, commands: f64| {
        format!(
            "insert into load_query_cost values (1, {statements}, 2.0, 20.0, 7.0, 7.0, 0.0);
             insert into load_query values (1, 7, 'select $1', {statements}, 2.0, 2.0, 0);
             insert into load_cache_cost values (1, {commands}, 0.0, 0.0, 0.0, 0.0);
             insert into load_endpoint_total values (1, 300, 0.0, 9.0, 12.0, 13.0, 14.0, {bytes})"
        )
    };
    loaded(folder.path(), "2026-01-01T000000Z", &cost(3.0, 900.0, 5.0));
    loaded(folder.path(), "2026-01-02T000000Z", &cost(41.0, 950.0, 4.0));
    let compared = |format: &str| run(folder.path(), &["compare", "2026-01-01T000000Z", "2026-01-02T000000Z", "--format", format]);
    let text = compared("terminal");
    let wanted =
        ["Cost of a request alone: 3 worse, 1 better", "GET /feed (browse/feed): 3 → 41 statements", "6 → 82 rows", "5 → 4 Redis commands"];
    assert!(wanted.iter().all(|words| text.out.contains(words)), "{}{}", text.out, text.err);
    assert!(compared("markdown").out.contains("- **worse** GET /feed (browse/feed): 3 → 41 statements, most by `select $1`"));
    let json: serde_json::Value = serde_json::from_str(&compared("json").out).unwrap();
    assert_eq!(json["costs"].as_array().unwrap().len(), 4);
    let bytes = json["costs"].as_array().unwrap().iter().find(|c| c["what"] == "bytes of the answer").unwrap();
    assert_eq!((&bytes["before"], &bytes["now"], &bytes["is_worse"]), (&900.0.into(), &950.0.into(), &true.into()));
    // The gates stay what they are: a cost is told, and closes none.
    let gated = run(folder.path(), &["recheck", "2026-01-02T000000Z", "--fail-on", "new", "--baseline", "2026-01-01T000000Z"]);
    assert_eq!(gated.code, 0, "{}", gated.err);
}

#[test]
fn lines_of_scenarios_that_drive_other_requests_are_not_compared() {
    let (mut base, mut now) = (carrying(100.0, Some(140.0)), carrying(300.0, None));
    let drives = |what: &str| [("load_endpoint".to_owned(), [("/a".to_owned(), what.to_owned())].into())].into();
    (base.visited, now.visited) = (drives("GET /a"), drives("GET /b"));
    let diff = compare(&base, &now);
    assert_eq!((diff.line, diff.line_because.as_str()), (LineChange::CannotTell, "the scenarios drive other requests"));
    now.visited = drives("GET /a");
    assert_eq!(compare(&base, &now).line, LineChange::Higher);
}
