//! Waivers that accept nothing, or that nobody can judge, are said aloud: on standard error and in every report.

use std::{fs, path::Path};

use crate::support::{
    command::{Ended, run},
    shop::Shop,
};

/// The shop's run with a plimsoll.toml of these waivers, shown by `command`.
fn shown(folder: &Path, waivers: &str, command: &[&str]) -> Ended {
    let runs = folder.join(".plimsoll/runs");
    fs::create_dir_all(&runs).unwrap();
    fs::copy(Shop::healthy().snapshot(), runs.join("2026-01-01T000000Z.db")).unwrap();
    fs::write(folder.join("plimsoll.toml"), waivers).unwrap();
    let ended = run(folder, command);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended
}

fn waiver(check: &str, until: &str, why: &str) -> String {
    format!("[[waive]]\ncheck = \"{check}\"\nuntil = {until}\nby = \"ada\"\nwhy = \"{why}\"\n")
}

#[test]
fn a_waiver_that_does_not_do_what_its_author_thinks_is_said_on_standard_error_and_in_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let waivers = [
        waiver("database/slow-log-of", "2999-01-01", "the log comes in December"),
        waiver("caching/slow-log-off", "2026-01-01", "the log comes in December"),
        waiver("backups/never-restored", "2999-01-01", ""),
    ];
    let wanted = [
        ["the waiver of database/slow-log-of accepts nothing: there is no such check", "database/slow-log-off"],
        ["the waiver of caching/slow-log-off accepts nothing any more: 2026-01-01 was its last day", "or accept it anew with a later"],
        ["the waiver of backups/never-restored gives no reason", "what was weighed"],
    ];
    for form in ["terminal", "markdown", "html"] {
        let ended = shown(folder.path(), &waivers.concat(), &["report", "latest", "--format", form]);
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (out, err) = (flat(&ended.out), flat(&ended.err));
        assert!(out.contains("Waivers to look at"), "{form}: {out}");
        for [reason, cure] in wanted {
            assert!(err.contains(&format!("warning: {reason}")) && err.contains(cure), "{form}: {err}");
            let place = out.find("Waivers to look at").map_or("", |at| &out[at..]);
            assert!(place.contains(reason) && place.contains(cure), "{form}: {reason}: {place}");
        }
    }
    let json = shown(folder.path(), &waivers.concat(), &["recheck", "latest", "--format", "json"]);
    let run: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(run["waiver_faults"].as_array().map(Vec::len), Some(3), "{}", run["waiver_faults"]);
    assert_eq!(json.err.matches("warning: the waiver of ").count(), 3, "{}", json.err);
}

#[test]
fn programs_are_told_of_it_in_their_own_form() {
    let folder = tempfile::tempdir().unwrap();
    let waivers: String = ["a", "b", "c", "d"].map(|id| waiver(&format!("caching/{id}%"), "2999-01-01", "x")).concat();
    let told = |format: &str| shown(folder.path(), &waivers, &["report", "latest", "--format", format]).out;
    let reason = |id: &str| format!("the waiver of caching/{id}% accepts nothing: there is no such check");

    let report = quick_junit::Report::deserialize_from_str(&told("junit")).unwrap();
    let suite = report.test_suites.iter().find(|suite| suite.name.as_str() == "waivers").unwrap();
    assert_eq!((report.errors, suite.errors, suite.test_cases.len()), (4, 4, 4));
    let quick_junit::TestCaseStatus::NonSuccess { kind, message, description, .. } = &suite.test_cases[0].status else { panic!() };
    assert_eq!(*kind, quick_junit::NonSuccessKind::Error);
    assert_eq!(message.as_ref().unwrap().as_str(), reason("a"));
    assert!(description.as_ref().unwrap().as_str().contains("checks list"), "{description:?}");

    let log: serde_json::Value = serde_json::from_str(&told("sarif")).unwrap();
    let notes = log["runs"][0]["invocations"][0]["toolConfigurationNotifications"].as_array().unwrap();
    assert_eq!(notes.len(), 4);
    let text = notes[3]["message"]["text"].as_str().unwrap();
    assert!(notes[3]["level"] == "warning" && text.starts_with(&reason("d")) && text.contains("checks list"), "{text}");

    // Three of the ten that GitHub shows.
    let github = told("github");
    let lines: Vec<&str> = github.lines().filter(|line| line.starts_with("::warning title=waiver of caching/")).collect();
    assert_eq!(lines.len(), 3, "{github}");
    assert!(lines[0].contains("waiver of caching/a%25::") && lines[0].contains("accepts nothing"), "{}", lines[0]);
    assert!(github.ends_with("; 1 faulty waiver not shown\n"), "{github}");
}

#[test]
fn of_a_waiver_that_holds_nothing_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let good = waiver("database/slow-log-off", "2999-01-01", "the log comes in December");
    let ended = shown(folder.path(), &good, &["report", "latest"]);
    assert!(!ended.err.contains("waiver") && !ended.out.contains("Waivers to look at"), "{} {}", ended.err, ended.out);
    for format in ["junit", "sarif", "github"] {
        let ended = shown(folder.path(), &good, &["report", "latest", "--format", format]);
        assert!(!ended.out.contains("waivers\"") && !ended.out.contains("ConfigurationNotifications"), "{}", ended.out);
        assert!(!ended.out.contains("title=waiver"), "{}", ended.out);
    }
}
