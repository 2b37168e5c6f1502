//! A fix never harms: each is executed as it stands on a real server. Before, its check finds the fault; after, it is silent; in
//! between the app works, the log has no new error, and nothing else has changed for the worse.

mod conf;
mod leaky;
mod nginx;
mod nginx_names;
mod postgres;
mod postgres_at_once;
mod postgres_cases;
mod redis;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};

use plimsoll::check::{self, Check, Finding, FixKind, Verdict};
use rusqlite::Connection;

use crate::support::examples::{Usual, forget};

static CHECKS: LazyLock<Vec<Check>> = LazyLock::new(|| check::load(Path::new("/nonexistent")).0);

/// Checks with a fix that can be executed, and is not yet. The list may only fall.
const NOT_EXECUTED: &[(&str, &str)] = &[
    ("monitoring/log-lines-incomplete", "the log is another probe's: tests/server_log.rs writes with the prefix that the fix sets"),
    ("schema/constraint-not-enforced", "only Postgres 18 has such constraints"),
    ("schema/uuid-random-as-key", "only Postgres 18 has uuidv7()"),
];

fn check(name: &str) -> Check {
    CHECKS.iter().find(|check| check.name() == name).unwrap_or_else(|| panic!("no check {name}")).clone()
}

/// What a check finds; nothing where it passes, or cannot tell.
fn findings(check: &Check, db: &Connection) -> Vec<Finding> {
    match check.judge(db) {
        Verdict::Fail { findings, .. } => findings,
        _ => Vec::new(),
    }
}

/// The statements of a fix as psql sends them: one at a time, without the lines that are comments.
fn statements(fix: &str) -> Vec<String> {
    let text: Vec<&str> = fix.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
    let (mut statements, mut one, mut quote) = (Vec::new(), String::new(), None);
    for c in text.join("\n").chars() {
        match (c, quote) {
            ('\'' | '"', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            _ => {}
        }
        if c == ';' && quote.is_none() {
            statements.push(std::mem::take(&mut one));
        } else {
            one.push(c);
        }
    }
    assert!(quote.is_none() && one.trim().is_empty(), "`{one}` does not end: {fix}");
    statements.into_iter().map(|s| s.trim().to_owned()).collect()
}

/// The kinds of each check's fixes, as its examples show them.
fn kinds() -> BTreeMap<String, BTreeSet<&'static str>> {
    let usual = Usual::read().unwrap();
    let db = usual.frame().unwrap();
    let mut kinds: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for check in CHECKS.iter() {
        let text = fs::read_to_string(format!("tests/checks/{}.sql", check.name())).unwrap();
        for example in usual.examples(&text) {
            example.tell(&db).unwrap();
            let of = findings(check, &db).into_iter().filter_map(|finding| finding.fix_kind).map(FixKind::word);
            kinds.entry(check.name()).or_default().extend(of);
            forget(&db).unwrap();
        }
    }
    kinds
}

#[test]
fn every_fix_that_can_be_executed_is_executed() {
    let executed: BTreeSet<&str> = postgres_cases::names()
        .chain(redis::CASES.iter().copied())
        .chain(nginx::CASES.iter().map(|(name, _)| *name))
        .chain(conf::CASES.iter().copied())
        .collect();
    let excused: BTreeSet<&str> = NOT_EXECUTED.iter().map(|(name, _)| *name).collect();
    let all = kinds();
    let wanted = all.iter().filter(|(_, kinds)| kinds.iter().any(|kind| *kind != FixKind::Code.word())).map(|(name, _)| name.as_str());
    let wanted: BTreeSet<&str> = wanted.collect();
    let missing: Vec<_> = wanted.iter().filter(|name| !executed.contains(*name) && !excused.contains(*name)).collect();
    assert!(missing.is_empty(), "nobody executes the fix of {missing:?}");
    let idle: Vec<_> = excused.iter().filter(|name| executed.contains(*name) || !wanted.contains(*name)).collect();
    assert!(idle.is_empty(), "need no excuse: {idle:?}");
}

#[test]
fn every_check_with_a_fix_says_how_it_is_applied() {
    let silent: Vec<String> = CHECKS
        .iter()
        .filter(|check| {
            let columns: Vec<String> = columns(check);
            columns.iter().any(|c| c == "fix") != columns.iter().any(|c| c == "fix_kind")
        })
        .map(Check::name)
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
    let usual = Usual::read().unwrap();
    let db = usual.frame().unwrap();
    let mut bare = BTreeSet::new();
    for check in CHECKS.iter() {
        let text = fs::read_to_string(format!("tests/checks/{}.sql", check.name())).unwrap();
        for example in usual.examples(&text) {
            example.tell(&db).unwrap();
            let of = findings(check, &db);
            bare.extend(of.iter().filter(|f| f.fix.is_some() != f.fix_kind.is_some()).map(|f| format!("{}: {:?}", check.name(), f.fix)));
            forget(&db).unwrap();
        }
    }
    assert!(bare.is_empty(), "{bare:#?}");
}

fn columns(check: &Check) -> Vec<String> {
    let db = check::empty_schema();
    // The first judging adds the functions that a check may call.
    let _ = check.judge(&db);
    db.prepare(check.query()).unwrap().column_names().map(str::to_owned).collect()
}

/// What only looks like SQL would be pasted into psql; what harms is known by its form.
#[test]
fn no_statement_is_of_a_form_that_harms() {
    let usual = Usual::read().unwrap();
    let db = usual.frame().unwrap();
    let mut harmful = BTreeSet::new();
    for check in CHECKS.iter() {
        let text = fs::read_to_string(format!("tests/checks/{}.sql", check.name())).unwrap();
        for example in usual.examples(&text) {
            example.tell(&db).unwrap();
            for finding in findings(check, &db).iter().filter(|f| f.fix_kind == Some(FixKind::Sql)) {
                let fix = finding.fix.clone().unwrap();
                let is_bad = |statement: &String| {
                    let known = ["alter", "analyze", "create", "drop", "grant", "reindex", "revoke", "select", "set", "vacuum"];
                    !known.contains(&statement.split_whitespace().next().unwrap_or_default())
                        || statement.contains("archive_mode")
                        || statement.contains("vacuum full")
                        || statement.contains("create index on public")
                };
                harmful.extend(statements(&fix).into_iter().filter(is_bad).map(|s| format!("{}: {s}", check.name())));
            }
            forget(&db).unwrap();
        }
    }
    assert!(harmful.is_empty(), "{harmful:#?}");
}

/// What cannot be executed may harm as well, whoever follows it.
#[test]
fn no_fix_tells_anybody_to_delete_what_may_be_another_s() {
    let usual = Usual::read().unwrap();
    let db = usual.frame().unwrap();
    let mut told: BTreeSet<(String, String)> = CHECKS.iter().map(|check| (check.name(), check.header.fix.clone())).collect();
    for check in CHECKS.iter() {
        let text = fs::read_to_string(format!("tests/checks/{}.sql", check.name())).unwrap();
        for example in usual.examples(&text) {
            example.tell(&db).unwrap();
            told.extend(findings(check, &db).into_iter().filter_map(|finding| finding.fix).map(|fix| (check.name(), fix)));
            forget(&db).unwrap();
        }
    }
    let words = [
        "flushall",
        "flushdb",
        "delete the keys",
        "keys of the others",
        "redis-cli del",
        "redis-cli unlink",
        "drop table",
        "drop database",
        "truncate ",
    ];
    let harmful = |(_, fix): &&(String, String)| words.iter().any(|word| fix.to_lowercase().contains(word));
    let harmful: Vec<_> = told.iter().filter(harmful).collect();
    assert!(harmful.is_empty(), "{harmful:#?}");
}
