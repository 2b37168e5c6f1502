//! Every form of a report, from a few fixed runs. The snapshots are the reviewed look of each.

use std::fs;

use plimsoll::{
    check::{Gap, Part, Verdict},
    compare::compare,
    history::Entry,
    output,
    report::{self, Format, Look},
    run::{Older, Run, Trend},
};
use serde_json::Value;

use crate::support::{
    loads,
    runs::{empty, healthy, hostile, rich, small, without_load},
    schema,
};

const WIDE: Look = Look { width: 100, is_coloured: false };
const NARROW: Look = Look { width: 60, is_coloured: false };

fn all() -> Vec<(&'static str, Run)> {
    vec![
        ("empty", empty()),
        ("small", small()),
        ("healthy", healthy()),
        ("rich", rich()),
        ("without_load", without_load()),
        ("hostile", hostile()),
    ]
}

/// Columns of the widest line that is not there to be copied.
fn widest(text: &str) -> usize {
    text.lines().filter(|line| !line.starts_with("       ")).map(|line| line.chars().count()).max().unwrap_or(0)
}

#[test]
fn the_terminal_shows_each_run_as_reviewed() {
    for (name, run) in all() {
        insta::assert_snapshot!(format!("terminal_{name}"), report::render(&run, Format::Terminal, WIDE));
    }
    insta::assert_snapshot!("terminal_rich_narrow", report::render(&rich(), Format::Terminal, NARROW));
    insta::assert_snapshot!("terminal_rich_coloured", report::render(&rich(), Format::Terminal, Look { width: 160, is_coloured: true }));
}

#[test]
fn the_trends_of_many_queues_do_not_bury_the_rest() {
    let mut run = rich();
    let trend = |n: i32| Trend {
        measure: format!("jobs waiting in rq queue-{n}"),
        unit: String::new(),
        per_hour: 120.0,
        per_hour_low: 60.0,
        per_hour_high: 180.0,
        at_start: 2.0,
        at_end: 8.0,
        seconds: 180,
    };
    run.load.as_mut().unwrap().trends = (0..40).map(trend).collect();
    for format in [Format::Terminal, Format::Markdown, Format::Html] {
        let text = report::render(&run, format, WIDE);
        assert_eq!(text.matches("jobs waiting in rq queue-").count(), 12, "{format}");
        assert!(text.contains("jobs waiting in rq queue-0: rises by +120 (+60 to +180 an hour), from 2 to 8"), "{text}");
        assert!(text.contains("… and 28 more in run.json"), "{text}");
    }
}

#[test]
fn the_terminal_keeps_to_its_width() {
    for (name, run) in all() {
        for width in [60, 72, 80, 100, 120] {
            let text = report::render(&run, Format::Terminal, Look { width, is_coloured: false });
            assert!(widest(&text) <= width, "{name} at {width}: {}", widest(&text));
        }
    }
}

#[test]
fn without_colour_no_escape_sequence_is_written() {
    let sequence = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    for (name, run) in all() {
        let text = report::render(&run, Format::Terminal, WIDE);
        assert!(!text.contains('\u{1b}'), "{name}");
        let coloured = report::render(&run, Format::Terminal, Look { is_coloured: true, ..WIDE });
        let stripped = sequence.replace_all(&coloured, "").into_owned();
        let lines = |text: &str| text.lines().map(|l| l.trim_end().to_owned()).collect::<Vec<_>>();
        assert_eq!(lines(&stripped), lines(&text), "{name}: colour must change nothing else");
    }
}

#[test]
fn no_control_character_of_a_target_reaches_any_report_but_as_json_escapes() {
    let run = hostile();
    for format in Format::ALL {
        let text = report::render(&run, *format, WIDE);
        let harmful = text.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
        assert!(*format == Format::Json || harmful.is_none(), "{format}: {harmful:?}");
    }
}

/// The rich run, its list read row by row, its start page answered from a cache.
fn costlier() -> Run {
    let mut run = rich();
    let costs = [("list products", "GET /api/v1/products?page={page}", 41.0), ("start page", "GET /", 0.0)];
    run.load.as_mut().unwrap().request_costs = costs.map(|(name, request, sql)| loads::request_cost(name, request, sql)).into();
    run
}

/// The small run, which stands on a restore and on what an earlier run decided.
fn aged() -> Run {
    let mut run = small();
    let older = |at: &str, what: &str, check: &str| Older { at: at.to_owned(), what: what.to_owned(), checks: vec![check.to_owned()] };
    let kept = "as decided on 12 Nov 2026 by run 2026-11-12T100000Z, for this run did not decide it: 4 s after 160.0 requests per second the app was still not back";
    run.older = vec![
        older("2026-11-12T10:00:00+00:00", kept, "database/overload-not-recovered"),
        older("2026-10-03T08:15:00Z", "the restore of the database shop", "backups/never-restored"),
    ];
    run
}

#[test]
fn older_evidence_is_shown_with_its_date_as_reviewed() {
    let run = aged();
    insta::assert_snapshot!("terminal_older", report::render(&run, Format::Terminal, WIDE));
    insta::assert_snapshot!("terminal_older_narrow", report::render(&run, Format::Terminal, NARROW));
    let markdown = report::render(&run, Format::Markdown, WIDE);
    assert!(markdown.contains("- 2026-10-03 08:15 UTC: the restore of the database shop (`backups/never-restored`)"), "{markdown}");
    let page = report::render(&run, Format::Html, WIDE);
    assert!(page.contains("2026-10-03 08:15 UTC: the restore of the database shop"), "{page}");
    assert!(report::render(&run, Format::Github, WIDE).contains("2026-10-03 08:15 UTC: the restore of the database shop"));
}

/// The small run, of whose keys a sample was enough.
fn sampled() -> Run {
    let mut run = small();
    let gap = Gap {
        table: "redis_key_pattern".to_owned(),
        probe: "redis".to_owned(),
        kind: "sample".to_owned(),
        reason: "1,900 of 20,005 keys were looked at".to_owned(),
        cure: None,
        part: Some(Part { seen: Some(30) }),
    };
    run.outcomes[3].verdict = Verdict::Pass { of: 30, gaps: vec![gap] };
    run.reweigh();
    run
}

#[test]
fn a_pass_on_a_sample_says_so_in_every_report() {
    let (whole, run) = (small(), sampled());
    for format in Format::ALL.iter().filter(|format| !matches!(format, Format::Json | Format::Sarif)) {
        let text = report::render(&run, *format, WIDE);
        assert!(text.contains("of the 30 seen: 1,900 of 20,005 keys were looked at"), "{format}: {text}");
        assert!(!report::render(&whole, *format, WIDE).contains(" seen:"), "{format}");
    }
    let page = report::render(&run, Format::Html, WIDE);
    assert!(page.contains("<td data-l=\"judged\" class=\"n\">the 30 seen</td>"), "{page}");
    insta::assert_snapshot!("terminal_sampled", report::render(&run, Format::Terminal, WIDE));
    let json = report::render(&run, Format::Json, WIDE);
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(schema::faults_of_run(&value), Vec::<String>::new());
    assert_eq!(value["outcomes"][3]["verdict"]["gaps"][0]["part"]["seen"], 30);
    let back: Run = serde_json::from_str(&json).unwrap();
    assert_eq!(back.outcomes[3].verdict, run.outcomes[3].verdict);
    // An older plimsoll wrote none, and neither does this one where all was seen.
    let verdict = &serde_json::from_str::<Value>(&report::render(&whole, Format::Json, WIDE)).unwrap()["outcomes"][1]["verdict"];
    assert_eq!(*verdict, serde_json::json!({ "state": "pass", "of": 1 }));
}

#[test]
fn a_comparison_is_shown_as_reviewed() {
    let diff = compare(&small(), &rich());
    insta::assert_snapshot!("diff_terminal", report::render_diff(&diff, Format::Terminal, WIDE).unwrap());
    insta::assert_snapshot!("diff_terminal_narrow", report::render_diff(&diff, Format::Terminal, NARROW).unwrap());
    let back = compare(&rich(), &small());
    insta::assert_snapshot!("diff_terminal_back", report::render_diff(&back, Format::Terminal, WIDE).unwrap());
    let slower = compare(&rich(), &costlier());
    insta::assert_snapshot!("diff_terminal_costs", report::render_diff(&slower, Format::Terminal, WIDE).unwrap());
    insta::assert_snapshot!("diff_terminal_costs_narrow", report::render_diff(&slower, Format::Terminal, NARROW).unwrap());
    insta::assert_snapshot!("diff_markdown_costs", report::render_diff(&slower, Format::Markdown, WIDE).unwrap());
    let same = compare(&rich(), &rich());
    insta::assert_snapshot!("diff_terminal_same", report::render_diff(&same, Format::Terminal, WIDE).unwrap());
}

#[test]
fn the_history_is_listed_as_reviewed() {
    let entries: Vec<Entry> = all().iter().map(|(_, run)| Entry::of(run)).collect();
    insta::assert_snapshot!("list", report::list(&entries, WIDE));
    insta::assert_snapshot!("list_narrow", report::list(&entries, NARROW));
    insta::assert_snapshot!("list_empty", report::list(&[], WIDE));
}

#[test]
fn run_json_fits_its_schema_and_is_read_back_whole() {
    for (name, run) in all() {
        let text = report::render(&run, Format::Json, WIDE);
        let faults = schema::faults_of_run(&serde_json::from_str(&text).unwrap());
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        let back: Run = serde_json::from_str(&text).unwrap();
        assert!(report::render(&back, Format::Json, WIDE) == text, "{name} is not read back as it was");
    }
}

#[test]
fn what_programs_read_is_the_same_to_the_byte() {
    insta::assert_snapshot!("run_json_small", report::render(&small(), Format::Json, WIDE));
    insta::assert_snapshot!("diff_json", report::render_diff(&compare(&small(), &without_load()), Format::Json, WIDE).unwrap());
}

#[test]
fn every_comparison_fits_its_schema() {
    for ((before, one), (now, other)) in all().iter().flat_map(|one| all().into_iter().map(move |other| (one.clone(), other))) {
        let text = report::render_diff(&compare(&one, &other), Format::Json, WIDE).unwrap();
        let faults = schema::faults_of_diff(&serde_json::from_str(&text).unwrap());
        assert!(faults.is_empty(), "{before} and {now}: {faults:#?}");
    }
}

#[test]
fn the_schemas_are_generated() {
    for (path, wanted) in [("docs/run.schema.json", output::run_schema()), ("docs/diff.schema.json", output::diff_schema())] {
        if std::env::var_os("UPDATE").is_some() {
            fs::write(path, &wanted).unwrap();
        }
        let found = fs::read_to_string(path).unwrap_or_default();
        assert!(found == wanted, "{path} is not up to date: run `UPDATE=1 cargo test --test all reports`");
    }
}

#[test]
fn markdown_is_as_reviewed_and_fits_a_step_summary() {
    for (name, run) in all() {
        let text = report::render(&run, Format::Markdown, WIDE);
        assert!(text.len() < 1 << 20);
        insta::assert_snapshot!(format!("markdown_{name}"), text);
    }
    insta::assert_snapshot!("diff_markdown", report::render_diff(&compare(&small(), &rich()), Format::Markdown, WIDE).unwrap());
    let evil = report::render_diff(&compare(&small(), &hostile()), Format::Markdown, WIDE).unwrap();
    let outside_code = regex::Regex::new("`[^`]*`").unwrap().replace_all(&evil, "").into_owned();
    assert!(evil.contains("alert(1)") && !outside_code.contains("<script"), "{evil}");
}

#[test]
fn sarif_is_as_reviewed_with_a_stable_identity_and_an_open_result_for_what_is_unproven() {
    insta::assert_snapshot!("sarif_small", report::render(&small(), Format::Sarif, WIDE));
    let log: Value = serde_json::from_str(&report::render(&rich(), Format::Sarif, WIDE)).unwrap();
    let run = &log["runs"][0];
    let (rules, results) = (run["tool"]["driver"]["rules"].as_array().unwrap(), run["results"].as_array().unwrap());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let of_kind = |kind: &str| results.iter().filter(|r| r["kind"] == kind).count();
    assert_eq!((of_kind("fail"), of_kind("open")), (46, 6));
    assert_eq!(results.iter().filter(|r| r.get("suppressions").is_some()).count(), 1);
    let hostile: Value = serde_json::from_str(&report::render(&hostile(), Format::Sarif, WIDE)).unwrap();
    let uri = hostile["runs"][0]["tool"]["driver"]["rules"][0]["helpUri"].as_str().unwrap();
    assert!(uri.starts_with("https://"), "a script is no link: {uri}");
}

#[test]
fn junit_is_as_reviewed_and_skips_what_is_unproven() {
    insta::assert_snapshot!("junit_rich", report::render(&rich(), Format::Junit, WIDE));
    insta::assert_snapshot!("junit_hostile", report::render(&hostile(), Format::Junit, WIDE));
    for (name, run) in all() {
        let text = report::render(&run, Format::Junit, WIDE);
        let back = quick_junit::Report::deserialize_from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(back.tests, run.outcomes.len() + run.waiver_faults.len());
        assert_eq!(
            text.matches("<skipped").count() + text.matches("<failure").count(),
            run.outcomes.iter().filter(|o| !is_pass(o)).count()
        );
    }
}

fn is_pass(outcome: &plimsoll::run::Outcome) -> bool {
    matches!(outcome.verdict, Verdict::Pass { .. })
}

#[test]
fn github_gets_its_ten_gravest_annotations_each_on_one_line() {
    insta::assert_snapshot!("github_rich", report::render(&rich(), Format::Github, WIDE));
    insta::assert_snapshot!("github_hostile", report::render(&hostile(), Format::Github, WIDE));
    for (_, run) in all() {
        let text = report::render(&run, Format::Github, WIDE);
        assert!(text.lines().filter(|l| l.starts_with("::")).count() <= 10);
        assert_eq!(text.lines().filter(|l| !l.starts_with("::")).count(), 1, "{text}");
    }
}

#[test]
fn a_target_cannot_give_commands_to_the_build_server() {
    let mut run = rich();
    run.target = "::add-mask::shop".to_owned();
    for outcome in &mut run.outcomes {
        outcome.fix = "::error::x".to_owned();
        if let plimsoll::check::Verdict::Fail { findings, .. } = &mut outcome.verdict {
            findings[0].fix = Some("::stop-commands::x\n  ::warning::y ##[group]z".to_owned());
            findings[0].message = "many words before the line breaks ".repeat(3) + "::error::x";
        }
    }
    for width in 60..90 {
        let text = report::render(&run, Format::Terminal, Look { width, is_coloured: false });
        assert!(!text.lines().any(|l| l.trim().starts_with("::")) && !text.contains("##["), "{text}");
    }
}

#[test]
fn the_schema_refuses_what_is_no_run() {
    let good: Value = serde_json::from_str(&report::render(&rich(), Format::Json, WIDE)).unwrap();
    let broken: [(&str, Value); 5] = [
        ("/format", "plimsoll.run/2".into()),
        ("/score/proven", "66".into()),
        ("/outcomes/0/severity", "grave".into()),
        ("/load/line", 3.into()),
        ("/addresses/0", serde_json::json!({ "kind": "app", "url": "u", "source": "s", "key": "k", "added": 1 })),
    ];
    for (place, value) in broken {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap() = value;
        assert!(!schema::faults_of_run(&bad).is_empty(), "{place}");
    }
}

#[test]
fn a_comparison_has_the_formats_that_are_offered_for_it_and_no_others() {
    let diff = compare(&small(), &rich());
    for format in Format::ALL {
        assert_eq!(report::render_diff(&diff, *format, WIDE).is_ok(), Format::OF_DIFF.contains(format), "{format}");
    }
}

#[test]
fn a_format_is_known_by_its_name() {
    for format in Format::ALL {
        assert_eq!(format.name().parse::<Format>().unwrap(), *format);
    }
    let error = "pdf".parse::<Format>().unwrap_err().to_string();
    assert!(error.starts_with("`pdf` is no format; there are terminal,"), "{error}");
}
