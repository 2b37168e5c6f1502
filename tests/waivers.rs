//! Waivers that accept nothing, or that nobody can judge, are said aloud: on standard error and in every report for people.

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
fn of_a_waiver_that_holds_nothing_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let good = waiver("database/slow-log-off", "2999-01-01", "the log comes in December");
    let ended = shown(folder.path(), &good, &["report", "latest"]);
    assert!(!ended.err.contains("waiver") && !ended.out.contains("Waivers to look at"), "{} {}", ended.err, ended.out);
}
