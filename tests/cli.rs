//! The command line as a user meets it: exit codes, and messages that say the next step.

use std::fs;

use plimsoll::command::Exit;

use crate::support::{closed_port, command::run};

#[test]
fn without_a_target_the_next_step_is_said() {
    let folder = tempfile::tempdir().unwrap();
    for command in [["scan"], ["doctor"], ["init"]] {
        let ended = run(folder.path(), &command);
        assert_eq!(ended.code, 3, "{}", ended.err);
        assert!(ended.err.contains("no target") && ended.err.contains("help: name one"), "{}", ended.err);
    }
}

#[test]
fn a_wrong_option_is_a_usage_error() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["scan", "--nonsense"]).code, 2);
    assert_eq!(run(folder.path(), &["scan", "--app", "http://127.0.0.1:1", "--require", "ready:5"]).code, 2);
    let stage = run(folder.path(), &["scan", "--app", "http://127.0.0.1:1", "--stage", "5"]);
    assert!(stage.code == 2 && stage.err.contains("100, 1000 or 10000"), "{}", stage.err);
}

#[test]
fn every_exit_code_is_in_the_help_and_no_other() {
    let help = run(tempfile::tempdir().unwrap().path(), &["--help"]).out;
    let codes = help.split_once("Exit codes:\n").unwrap().1.lines().filter_map(|line| line.trim_start().split_once("  ")?.0.parse().ok());
    assert_eq!(codes.collect::<Vec<u8>>(), Exit::ALL.iter().map(|exit| exit.code()).collect::<Vec<_>>(), "{help}");
}

/// The formats that the help of `command` offers.
fn offered(command: &str) -> String {
    let help = run(tempfile::tempdir().unwrap().path(), &[command, "--help"]).out;
    let format = help.split("--format").nth(1).unwrap().split("[possible values: ").nth(1).unwrap();
    format.split(']').next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_command_offers_the_formats_that_it_can_print() {
    assert_eq!(offered("report"), "terminal, html, json, markdown, sarif, junit, github");
    assert_eq!(offered("compare"), "terminal, json, markdown");
    assert_eq!(offered("restore-check"), "terminal, json");
    let refused = run(tempfile::tempdir().unwrap().path(), &["compare", "--format", "sarif"]);
    assert!(refused.code == 2 && refused.err.contains("[possible values: terminal, json, markdown]"), "{}", refused.err);
}

#[test]
fn a_fault_in_the_configuration_is_shown_with_carets() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plimsoll.toml"), "name = \"shop\"\n[load]\nhost = [\"127.0.0.1\"]\n").unwrap();
    let ended = run(folder.path(), &["scan", "--app", "http://127.0.0.1:1"]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("plimsoll.toml:3:1") && ended.err.contains("^^^^"), "{}", ended.err);
}

#[test]
fn an_address_that_is_none_is_refused_without_repeating_it() {
    let folder = tempfile::tempdir().unwrap();
    let ended = run(folder.path(), &["doctor", "--postgres", "user:s3cr3t-w0rd@db/shop"]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("postgres from --postgres") && !ended.err.contains("s3cr3t"), "{}", ended.err);
}

#[test]
fn checks_can_be_listed_explained_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let list = run(folder.path(), &["checks", "list"]);
    assert!(list.code == 0 && list.out.contains("foreign-key-without-index"), "{}", list.out);
    let explained = run(folder.path(), &["checks", "explain", "foreign-key-without-index"]);
    assert!(explained.out.starts_with("database/foreign-key-without-index\n") && explained.out.contains("The query"), "{}", explained.out);
    let unknown = run(folder.path(), &["checks", "explain", "foreign-keys"]);
    assert!(
        unknown.code == 2 && unknown.err.contains("did you mean database/foreign-key-half-covered, database/foreign-key-without-index,"),
        "{}",
        unknown.err
    );
    let schema = run(folder.path(), &["checks", "schema"]);
    assert!(schema.out.contains("db_table: ") && schema.out.contains("may be null"), "{}", schema.out);
}

#[test]
fn an_id_that_stands_in_two_items_is_explained_for_both() {
    let folder = tempfile::tempdir().unwrap();
    let both = run(folder.path(), &["checks", "explain", "slow-log-off"]).out;
    let named = |name: &str| both.lines().filter(|line| *line == name).count();
    assert_eq!((named("caching/slow-log-off"), named("database/slow-log-off"), both.matches("The query").count()), (1, 1, 2), "{both}");
    let one = run(folder.path(), &["checks", "explain", "database/slow-log-off"]).out;
    assert!(one.starts_with("database/slow-log-off\n") && both.ends_with(&one), "{one}");
}

#[test]
fn an_own_check_with_a_fault_is_shown_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join(".plimsoll/checks/schema");
    fs::create_dir_all(&place).unwrap();
    let head = "/*\ntitle = \"t\"\nseverity = \"low\"\nstage = 100\napplies = \"plan\"\nwhy = \"w\"\nfix = \"f\"\n*/\n";
    fs::write(place.join("mine.sql"), format!("{head}select p.instanses as subject, 'm' as message from plan p order by 1")).unwrap();
    let ended = run(folder.path(), &["checks", "test"]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("mine.sql:9:8") && ended.err.contains("no such column: p.instanses"), "{}", ended.err);
    fs::write(place.join("mine.sql"), format!("{head}delete from plan")).unwrap();
    let ended = run(folder.path(), &["checks", "test"]);
    assert!(ended.code == 2 && ended.err.contains("not authorized"), "{}", ended.err);
    fs::write(
        place.join("mine.sql"),
        format!("{head}select 'plan' as subject, 'no plan' as message from plan where instances is null order by 1"),
    )
    .unwrap();
    let ended = run(folder.path(), &["checks", "test"]);
    assert!(ended.code == 0 && ended.out.contains("1 of them yours"), "{} {}", ended.out, ended.err);
}

#[test]
fn a_run_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for command in [&["recheck", "latest"][..], &["report"], &["compare"]] {
        let ended = run(folder.path(), command);
        assert!(ended.code == 2 && ended.err.contains("help: `plimsoll history` lists the runs"), "{} {}", ended.code, ended.err);
    }
    fs::write(folder.path().join("notes.db"), "hello").unwrap();
    let foreign = run(folder.path(), &["recheck", "notes.db"]);
    assert!(foreign.code == 2 && foreign.err.contains("is not a plimsoll snapshot"), "{}", foreign.err);
}

#[test]
fn a_target_that_does_not_answer_is_said_and_is_no_pass() {
    let folder = tempfile::tempdir().unwrap();
    let port = closed_port();
    let (postgres, redis) = (format!("postgres://u:canary-pass@127.0.0.1:{port}/d"), format!("redis://:canary-pass@127.0.0.1:{port}"));
    let ended = run(folder.path(), &["doctor", "--app", &format!("http://127.0.0.1:{port}"), "--postgres", &postgres, "--redis", &redis]);
    assert_eq!(ended.code, 14, "{} {}", ended.out, ended.err);
    assert!(ended.out.contains("unreachable") && !ended.out.contains("✓"), "{}", ended.out);
    assert!(!ended.out.contains("canary") && !ended.err.contains("canary"), "{}", ended.out);
}
