//! The block that every report opens with: ready or not, safety, speed, limit, unknown; and what moved the score.

use plimsoll::{
    check::{Certainty, Evidence, Finding, Harm, Severity, Verdict},
    compare::compare,
    report::{self, Format, Look},
    run::{self, Limit, Run, Speed, Summary, Waited},
};

use crate::support::{
    loads,
    runs::{empty, healthy, rich, small, weighed, without_load},
};

fn terminal(run: &Run, width: usize) -> String {
    report::render(run, Format::Terminal, Look { width, is_coloured: false })
}

fn finding(subject: &str, fix: Option<&str>, statement: Option<&str>) -> Finding {
    Finding {
        subject: subject.to_owned(),
        message: format!("{subject} is at fault"),
        fix: fix.map(str::to_owned),
        fix_kind: None,
        severity: None,
        certainty: Certainty::Sure,
        cause: None,
        evidence: statement.map(|text| ("statement".to_owned(), Evidence::Text(text.to_owned()))).into_iter().collect(),
    }
}

/// `run` with one more check that failed.
fn failing(mut run: Run, name: &str, harm: Harm, severity: Severity, finding: Finding) -> Run {
    let mut outcome = small().outcomes[0].clone();
    let (item, id) = name.split_once('/').unwrap();
    (outcome.item, outcome.id) = (item.to_owned(), id.to_owned());
    (outcome.harm, outcome.severity, outcome.most, outcome.stage) = (harm, severity, Some(severity), 100);
    outcome.verdict = Verdict::Fail { findings: vec![finding], of: 1, gaps: Vec::new() };
    run.outcomes.push(outcome);
    weighed(run)
}

#[test]
fn the_terminal_opens_and_ends_with_one_block() {
    for run in [empty(), small(), rich(), without_load()] {
        for width in [60, 120] {
            let text = terminal(&run, width);
            let end = text.split_once("In short, as of 2026-11-22 10:51 UTC\n").unwrap().1;
            let first = text.split_once("\n\n").unwrap().1;
            assert!(first.starts_with(end.trim_end()), "{text}");
            assert!(end.contains("for 1,000 users") && end.contains("  safety   ") && end.contains("  speed    "), "{end}");
        }
    }
    for format in [Format::Markdown, Format::Html] {
        let text = report::render(&rich(), format, Look { width: 100, is_coloured: false });
        let above = text.split_once("for 1,000 users").unwrap().0;
        assert!(above.contains("2026-11-22 10:51 UTC"), "{format:?}: the day stands above: {above}");
    }
}

#[test]
fn the_worst_that_can_leak_lose_or_stop_something_is_named_and_slow_things_are_not() {
    let grave = |run: &Run| Summary::of(run).grave.iter().map(|group| group.outcome.name()).collect::<Vec<_>>();
    let run = failing(healthy(), "caching/big-key", Harm::Slow, Severity::Critical, finding("key", None, None));
    assert_eq!(grave(&run), [""; 0]);
    assert!(terminal(&run, 120).contains("safety   nothing grave was found\n"));
    let run = failing(run, "backups/archiving-off", Harm::Loss, Severity::Medium, finding("archive", None, None));
    assert_eq!(grave(&run), [""; 0]);
    let run = failing(run, "jobs/queue-paused", Harm::Outage, Severity::High, finding("queue", None, None));
    let run = failing(run, "environments/debug-page-shown", Harm::Breach, Severity::High, finding("page", None, None));
    assert_eq!(grave(&run), ["environments/debug-page-shown", "jobs/queue-paused"]);
    // What counts from more users on than are planned for is no news of today.
    let mut later = run.clone();
    later.outcomes.iter_mut().for_each(|outcome| outcome.counts = outcome.id != "queue-paused");
    assert_eq!(grave(&later), ["environments/debug-page-shown"]);
}

#[test]
fn what_is_critical_and_unproven_is_not_fine() {
    let mut run = small();
    run.outcomes.retain(|outcome| matches!(outcome.verdict, Verdict::Unproven { .. }));
    run.outcomes.iter_mut().for_each(|outcome| outcome.harm = Harm::Loss);
    let text = terminal(&weighed(run), 120);
    assert!(text.contains("safety   nothing grave was found, and 1 critical check could not be decided"), "{text}");
    assert!(text.contains("unknown  1 check not proven; first: "), "{text}");
}

/// As after a scan that died: what nobody looked at may be grave.
#[test]
fn what_is_critical_and_was_never_looked_at_is_not_fine() {
    let mut run = small();
    run.outcomes.retain(|outcome| matches!(outcome.verdict, Verdict::Unproven { .. }));
    for outcome in &mut run.outcomes {
        outcome.harm = Harm::Loss;
        let Verdict::Unproven { gaps } = &mut outcome.verdict else { unreachable!() };
        gaps.iter_mut().for_each(|gap| gap.kind = "not-run".to_owned());
    }
    let text = terminal(&weighed(run), 120);
    assert!(text.contains("safety   nothing grave was found, and 1 critical check could not be decided"), "{text}");
}

#[test]
fn speed_is_what_is_carried_beside_what_is_asked() {
    let speed = |proven: Option<f64>, failed: Option<f64>| {
        let mut run = healthy();
        let line = &mut run.load.as_mut().unwrap().line;
        (line.proven_per_s, line.failed_per_s) = (proven, failed);
        Summary::of(&run).speed
    };
    assert_eq!(speed(Some(120.0), Some(160.0)), Speed::Enough(120.0, 1.8));
    assert_eq!(speed(Some(2.34), None), Speed::Enough(2.34, 1.8));
    assert_eq!(speed(Some(2.33), Some(9.0)), Speed::Unproven(2.33, 1.8));
    assert_eq!(speed(Some(1.0), Some(1.7)), Speed::TooLittle(1.7, 1.8));
    assert_eq!(speed(None, Some(1.7)), Speed::TooLittle(1.7, 1.8));
    assert_eq!(speed(None, Some(9.0)), Speed::Void);
    assert_eq!(speed(None, None), Speed::Void);
    assert_eq!(Summary::of(&without_load()).speed, Speed::NotRun);
    let mut void = healthy();
    void.load.as_mut().unwrap().is_valid = false;
    assert_eq!(Summary::of(&void).speed, Speed::Void);
    let mut smoke = healthy();
    smoke.load.as_mut().unwrap().line.shape = "smoke".to_owned();
    assert_eq!(Summary::of(&smoke).speed, Speed::NotRun);
}

const STATEMENT: &str = "select count(*) from comment where post_id = $1";

/// A run whose sessions were mostly in [`STATEMENT`] where it gave way.
fn limited() -> Run {
    let mut run = empty();
    let mut load = loads::carrying(60.0, Some(100.0));
    for step in &mut load.waits {
        let (class, event) = ("CPU".to_owned(), String::new());
        step.classes = vec![(class.clone(), 2.0)];
        step.most = vec![Waited { class, event, statement: Some(STATEMENT.to_owned()), sessions: 1.8, sessions_pct: 90.0 }];
    }
    run.load = Some(load);
    weighed(run)
}

fn lifted(run: &Run) -> Option<String> {
    let Limit { statement, lift, .. } = Summary::of(run).limit?;
    assert_eq!(statement, Some(STATEMENT));
    lift.map(|(outcome, finding)| format!("{}: {}", outcome.name(), finding.subject))
}

#[test]
fn the_limit_names_the_finding_that_lifts_it() {
    let run = limited();
    assert_eq!(lifted(&run), None);
    let told = finding("browse/feed", None, Some(STATEMENT));
    let run = failing(run, "database/query-per-row", Harm::Slow, Severity::High, told);
    assert_eq!(lifted(&run).as_deref(), Some("database/query-per-row: browse/feed"));
    let index = |on: &str| finding(on, Some(&format!("-- a note\ncreate index concurrently on {on};\n-- another")), None);
    let run = failing(run, "database/index-missing", Harm::Slow, Severity::High, index("public.comment (author_id)"));
    assert_eq!(lifted(&run).as_deref(), Some("database/query-per-row: browse/feed"), "an index on what it does not search");
    let run = failing(run, "database/foreign-key-without-index", Harm::Slow, Severity::Low, index("public.comment (post_id)"));
    assert_eq!(lifted(&run).as_deref(), Some("database/foreign-key-without-index: public.comment (post_id)"));
    let text = terminal(&run, 120);
    let told =
        "most likely lifted by create index concurrently on public.comment (post_id);\n           (database/foreign-key-without-index)";
    assert!(text.contains(told), "{text}");
    let page = report::render(&run, Format::Html, Look { width: 100, is_coloured: false });
    assert!(page.contains("href=\"#database-foreign-key-without-index\">to the finding"), "{page}");
}

#[test]
fn what_is_late_with_one_visitor_alone_is_told_of_the_mix() {
    let text = |late: Option<i64>| {
        let mut run = limited();
        let load = run.load.as_mut().unwrap();
        let mut other = load.endpoints[0].clone();
        other.name = "other".to_owned();
        load.endpoints.push(other);
        load.request_costs[0].late = late;
        terminal(&run, 200)
    };
    let told = text(Some(5));
    assert!(told.contains("5 of 20 requests to GET / were late with one visitor alone (median 38 ms): likely about 13 % of all"), "{told}");
    let failing = |failed| {
        let mut run = limited();
        let cost = &mut run.load.as_mut().unwrap().request_costs[0];
        (cost.late, cost.failed) = (Some(5), failed);
        terminal(&run, 200)
    };
    assert!(failing(5).contains("5 of 20 requests to GET / failed with one visitor alone"), "{}", failing(5));
    assert!(failing(2).contains("5 of 20 requests to GET / failed or were late with one visitor alone"), "{}", failing(2));
    for quiet in [None, Some(0), Some(1)] {
        assert!(!text(quiet).contains("one visitor alone"), "{quiet:?}: half of what may be, or less");
    }
}

#[test]
fn a_limit_that_no_resource_explains_names_its_statement_too() {
    let mut run = limited();
    run.load.as_mut().unwrap().line.gave_way_first = None;
    let text = terminal(&run, 200);
    let told = "limit    the objective was missed at 100 req/s, and no resource was seen at its limit; Postgres was mostly in `select";
    assert!(text.contains(told), "{text}");
    run.load.as_mut().unwrap().line.failed_per_s = None;
    assert!(Summary::of(&run).limit.is_none(), "nothing gave way");
}

#[test]
fn the_points_of_all_items_are_a_hundred_and_a_comparison_says_which_moved() {
    for run in [small(), healthy(), rich()] {
        let sum: f64 = run::points(&run).iter().map(|(_, points)| points.proven + points.open + points.lost).sum();
        assert!((sum - 100.0).abs() < 1e-6, "{sum}");
    }
    let before = small();
    let mut now = small();
    now.outcomes[0].verdict = Verdict::Pass { of: 3, gaps: Vec::new() };
    let now = weighed(now);
    let diff = compare(&before, &now);
    let moved: Vec<&str> = diff.points.iter().map(|moved| moved.item.as_str()).collect();
    assert_eq!(moved, ["database"]);
    let text = report::render_diff(&diff, Format::Terminal, Look { width: 120, is_coloured: false }).unwrap();
    assert!(text.contains("the score moved by database +"), "{text}");
    assert!(compare(&before, &before).points.is_empty());
    let text = terminal(&before, 120);
    assert!(text.contains("most points are lost in database ("), "{text}");
}
