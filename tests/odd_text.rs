//! Files and addresses with text that counts its characters in more than one byte, or is longer than anybody thought of: they
//! are read, or refused with their place, and nothing panics.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpListener,
    path::Path,
};

use plimsoll::{config::Config, scenario::Scenario};

use crate::support::{
    command::{Ended, run},
    shop::Shop,
};

const HEAD: &str = "/*\ntitle = \"t\"\nseverity = \"low\"\nstage = 100\napplies = \"plan\"\nwhy = \"w\"\nfix = \"f\"\n*/\n";
const QUERY: &str = "select 'x' as subject, 'm' as message from plan where 0";

/// Texts of checks that are at fault, each in another place.
fn faulty() -> Vec<String> {
    vec![
        "— no comment".to_owned(),
        "€".to_owned(),
        "“".to_owned(),
        "/*—*/".to_owned(),
        "/*€".to_owned(),
        HEAD.replace("\"t\"", "“t”") + QUERY,
        HEAD.replace("title", "—title") + QUERY,
        HEAD.replace("\"low\"", "\"€\"") + QUERY,
        HEAD.replace("stage = 100", "stage = €") + QUERY,
        format!("{HEAD}select '€' as subject, 'm' as message from plan where €"),
        format!("{HEAD}€"),
        format!("{HEAD}select ‘x’ as subject, ”m” as message from plan"),
        format!("{HEAD}select 'x' as subject, 'm' as message from plän€"),
        format!("€{HEAD}{QUERY}"),
    ]
}

fn check_in(folder: &Path, text: &str) {
    let place = folder.join(".plimsoll/checks/schema");
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join("mine.sql"), text).unwrap();
}

fn assert_refused(ended: &Ended, file: &str, text: &str) {
    assert_eq!(ended.code, 2, "{text}: {}", ended.err);
    assert!(!ended.err.contains("panicked") && ended.err.contains(file) && ended.err.contains("help: "), "{text}: {}", ended.err);
}

#[test]
fn a_check_file_with_long_characters_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    for text in faulty() {
        check_in(folder.path(), &text);
        let ended = run(folder.path(), &["checks", "test"]);
        assert_refused(&ended, "mine.sql:", &text);
    }
}

#[test]
fn a_faulty_check_is_told_before_anything_is_looked_at_and_the_scan_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    check_in(folder.path(), &faulty()[5]);
    let scan = run(folder.path(), &["scan", "--no-load", "--app", &Shop::shared().app, "--format", "json"]);
    assert_refused(&scan, "mine.sql:2:", "a scan");
    let (told, wrote) = (scan.err.find("mine.sql").unwrap(), scan.err.find("wrote ").unwrap());
    assert!(told < wrote && scan.err.matches("mine.sql:").count() == 1, "{}", scan.err);
    assert!(serde_json::from_str::<serde_json::Value>(&scan.out).is_ok());
}

#[test]
fn a_mark_before_the_text_of_any_file_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    check_in(folder.path(), &format!("\u{feff}{HEAD}{QUERY}"));
    let ended = run(folder.path(), &["checks", "test"]);
    assert!(ended.code == 0 && ended.out.contains("1 of them yours"), "{} {}", ended.out, ended.err);
    let scenario = Scenario::parse("a.toml", "\u{feff}why = \"w\"\n[[step]]\nname = \"a\"\nget = \"/\"\n").unwrap();
    assert_eq!(scenario.why, "w");
    assert_eq!(Config::parse("\u{feff}name = \"shop\"\n", "plimsoll.toml").unwrap().name.as_deref(), Some("shop"));
}

#[test]
fn scenarios_and_settings_with_long_characters_are_refused_with_their_place() {
    let step = "[[step]]\nname = \"a\"\nget = \"/\"\n";
    let cases = [
        ("scenarios/a.toml", format!("why = “w”\n{step}")),
        ("scenarios/a.toml", "—".to_owned()),
        ("scenarios/a.toml", "€".to_owned()),
        ("scenarios/a.toml", format!("why = \"w\"\n{step}€ = 1\n")),
        ("scenarios/a.toml", "why = \"w\"\n[[step]]\nname = \"€\"\nget = \"/€{\"\n".to_owned()),
        ("scenarios/a.toml", "why = \"w\"\n[[step]]\nname = \"a\"\nget = \"/\\u20ac{€}\"\n".to_owned()),
        ("scenarios/a.toml", format!("why = \"w\"\npause = \"€1s\"\n{step}")),
        ("plimsoll.toml", "name = ‘shop’\n".to_owned()),
        ("plimsoll.toml", "—".to_owned()),
        ("plimsoll.toml", "[load]\nshape = \"€\"\n".to_owned()),
        ("plimsoll.toml", "€".to_owned()),
        ("plimsoll.toml", "[objective]\np95_ms = inf # €\n".to_owned()),
    ];
    for (file, text) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("scenarios")).unwrap();
        fs::write(folder.path().join(file), &text).unwrap();
        let ended = run(folder.path(), &["scan", "--no-load", "--app", &Shop::shared().app]);
        assert_refused(&ended, &format!("{file}:"), &text);
    }
}

#[test]
fn an_address_of_any_length_is_shown() {
    let port = crate::support::closed_port();
    let long = "€x".repeat(50_000);
    for address in [
        format!("app = \"http://127.0.0.1:{port}/{long}\""),
        format!("postgres = \"postgres://u@127.0.0.1:{port}/{long}\""),
        format!("redis = \"redis://127.0.0.1:{port}/0?{long}\""),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("plimsoll.toml"), format!("[targets]\n{address}\n")).unwrap();
        for command in [&["scan", "--no-load"][..], &["doctor"]] {
            let ended = run(folder.path(), command);
            assert!(!ended.err.contains("panicked") && ended.code != 101 && ended.code != -1, "{command:?}: {:.2000}", ended.err);
            assert!(ended.err.len() < 200_000, "{command:?} says {} bytes", ended.err.len());
        }
    }
}

#[test]
fn a_description_that_is_nested_without_end_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("api.yaml"), format!("openapi: 3.0.3\npaths: {}", "{a: [".repeat(40_000))).unwrap();
    let ended = run(folder.path(), &["import", "api.yaml"]);
    assert!(ended.code == 2 && ended.err.contains("nested deeper than 48 levels") && ended.err.contains("help: "), "{}", ended.err);
}

/// What of a text could harm the terminal or the build server that shows it.
fn harm(text: &str) -> Option<&str> {
    let is_harmful = |c: char| (c.is_control() && c != '\n') || ['\u{200b}', '\u{202e}'].contains(&c);
    text.lines().find(|line| line.contains(is_harmful) || line.contains("##[") || line.trim_start().starts_with("::"))
}

#[test]
fn a_fault_is_told_without_what_the_file_would_do_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    check_in(folder.path(), &format!("{HEAD}\n::add-mask::x \u{1b}[2J\u{202e} ##\u{200b}[error] from"));
    let ended = run(folder.path(), &["checks", "test"]);
    assert!(ended.code == 2 && harm(&ended.err).is_none() && ended.err.contains("add-mask"), "{:?}", harm(&ended.err));
}

#[test]
fn a_server_that_answers_with_commands_gives_none_to_whoever_reads() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = server.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut stream in server.incoming().flatten() {
            std::thread::spawn(move || {
                let mut bytes = [0; 4096];
                while stream.read(&mut bytes).is_ok_and(|count| count > 0) {
                    let said = "-ERR \u{1b}[2J\u{202e}##\u{200b}[error]x\u{9b}31m ::add-mask::x\r\n".repeat(40);
                    if stream.write_all(said.as_bytes()).is_err() {
                        return;
                    }
                }
            });
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let redis = format!("redis://127.0.0.1:{port}");
    let arguments = ["--redis", &redis, "--name", "\u{1b}[2Ja\n::error::shop\u{202e}"];
    for command in [&["doctor"][..], &["scan", "--no-load"], &["scan", "--no-load", "--format", "markdown"]] {
        let ended = run(folder.path(), &command.iter().copied().chain(arguments).collect::<Vec<_>>());
        assert_eq!((harm(&ended.out), harm(&ended.err)), (None, None), "{command:?}");
        assert!(ended.out.contains("[error]x") || ended.out.contains("shop"), "{command:?}: {}", ended.out);
    }
    for command in [&["history"][..], &["report", "latest", "--sent"], &["compare", "previous", "latest"], &["recheck", "latest"]] {
        let ended = run(folder.path(), command);
        assert_eq!((harm(&ended.out), harm(&ended.err)), (None, None), "{command:?}");
    }
}
