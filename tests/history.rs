//! The history: embedded and shared, both kept to the same behaviour.

use std::{fs, path::Path};

use plimsoll::{
    check::{Severity, Verdict},
    history::{Asked, Entry, FILE, History, HistoryError},
    redact::Address,
    run::{Kept, Run},
};

use crate::support::{
    Postgres, block_on, loads,
    runs::{empty, fail, finding, hostile, no_settings, outcome, pass, rich, small, unproven, weighed},
};

const CHECK: &str = "database/foreign-key-without-index";

fn open(folder: &Path, shared: Option<&str>) -> Result<History, HistoryError> {
    block_on(History::open(folder, shared.map(|url| Address::parse(url).unwrap()).as_ref(), None))
}

fn later(mut run: Run, second: u32) -> Run {
    run.id = format!("2026-11-22T1051{second:02}Z");
    run.taken_at = format!("2026-11-22T10:51:{second:02}+00:00");
    run
}

fn with(verdict: Verdict, second: u32) -> Run {
    let mut run = later(empty(), second);
    run.outcomes = vec![outcome(CHECK, Severity::High, 1_000, verdict)];
    weighed(run)
}

/// The same test against the embedded and the shared history.
fn with_each(test: impl Fn(&mut dyn FnMut() -> History)) {
    let folder = tempfile::tempdir().unwrap();
    test(&mut || open(folder.path(), None).unwrap());
    let url = Postgres::shared().database();
    test(&mut || open(folder.path(), Some(&url)).unwrap());
}

#[test]
fn runs_are_listed_newest_first_and_survive_a_reopening() {
    with_each(|open| {
        let mut history = open();
        for run in [later(small(), 1), later(rich(), 3), later(small(), 2), later(hostile_named(), 4)] {
            block_on(history.append(&run)).unwrap();
        }
        drop(history);
        let history = open();
        let ids = |target, most| block_on(history.list(target, most)).unwrap().into_iter().map(|e| e.id).collect::<Vec<_>>();
        assert_eq!(ids(Some("shop"), 9), ["2026-11-22T105103Z", "2026-11-22T105102Z", "2026-11-22T105101Z"]);
        assert_eq!(ids(Some("shop"), 1).len(), 1);
        assert_eq!(ids(None, 9).len(), 4);
        assert!(ids(Some("forum"), 9).is_empty());
        let newest = block_on(history.list(Some("shop"), 1)).unwrap().remove(0);
        assert_eq!(newest, Entry::of(&later(rich(), 3)));
    });
}

/// Text that a target can choose, under a name that Postgres can keep.
fn hostile_named() -> Run {
    let mut run = hostile();
    run.target = "'; drop table plimsoll_run; --".to_owned();
    run.environment = "<b>".to_owned();
    run
}

#[test]
fn a_run_that_an_older_plimsoll_kept_is_read_by_the_names_that_it_had() {
    let mut kept = serde_json::to_value(rich()).unwrap();
    let now: Run = serde_json::from_value(kept.clone()).unwrap();
    let load = kept["load"].as_object_mut().unwrap();
    for (name, was) in [("request_costs", "soundings"), ("at_limit", "knee")] {
        let value = load.remove(name).unwrap();
        assert!(!value.is_null() && value != serde_json::json!([]), "{name} is there to be read");
        load.insert(was.to_owned(), value);
    }
    let before: Run = serde_json::from_value(kept).unwrap();
    assert_eq!(serde_json::to_value(before).unwrap(), serde_json::to_value(now).unwrap());
}

#[test]
fn a_row_counts_findings_by_severity_without_the_waived_ones() {
    let entry = Entry::of(&rich());
    assert_eq!((entry.findings.critical, entry.findings.high, entry.findings.medium, entry.findings.low), (1, 3, 41, 0));
    assert_eq!((entry.proven_per_s, entry.failed_per_s), (Some(14.0), Some(22.0)));
    assert_eq!(entry.ladder.len(), 3);
}

#[test]
fn a_run_judged_again_takes_the_place_of_its_first_judgement() {
    with_each(|open| {
        let mut history = open();
        block_on(history.append(&with(pass(3), 1))).unwrap();
        block_on(history.append(&with(fail(3, vec![finding("a", "b", None, vec![])]), 1))).unwrap();
        let list = block_on(history.list(None, 9)).unwrap();
        assert_eq!((list.len(), list[0].findings.high), (1, 1));
        let decided = block_on(history.decided("shop", "staging", "2026-11-23T00:00:00+00:00")).unwrap();
        assert!(matches!(decided[CHECK], Verdict::Fail { .. }));
    });
}

#[test]
fn the_last_decided_verdict_is_of_an_earlier_run_of_the_same_target_and_environment() {
    with_each(|open| {
        let mut history = open();
        for run in [with(pass(3), 1), with(fail(3, vec![finding("a", "b", None, vec![])]), 5), with(unproven(vec![no_settings()]), 9)] {
            block_on(history.append(&run)).unwrap();
        }
        let at = |environment: &str, second: u32| {
            block_on(history.decided("shop", environment, &format!("2026-11-22T10:51:{second:02}+00:00"))).unwrap().remove(CHECK)
        };
        assert!(matches!(at("staging", 20), Some(Verdict::Fail { of: 3, .. })));
        assert!(matches!(at("staging", 5), Some(Verdict::Pass { of: 3, .. })), "a run rechecked later must not see its future");
        assert_eq!(at("staging", 1), None);
        assert_eq!(at("production", 20), None);
    });
}

#[test]
fn a_waived_failure_is_remembered_as_a_failure() {
    with_each(|open| {
        let mut history = open();
        let waived = Verdict::Waived { findings: vec![finding("a", "b", None, vec![])], of: 1, because: "x".to_owned(), gaps: Vec::new() };
        block_on(history.append(&with(waived, 1))).unwrap();
        let decided = block_on(history.decided("shop", "staging", "2026-11-23T00:00:00+00:00")).unwrap();
        assert!(matches!(decided[CHECK], Verdict::Fail { .. }));
    });
}

#[test]
fn two_scans_that_begin_a_shared_history_at_once_both_keep_their_run() {
    let url = Postgres::shared().database();
    let address = Address::parse(&url).unwrap();
    block_on(async {
        let begin = |second: u32| {
            let address = address.clone();
            async move {
                let mut history = History::open(Path::new("/nonexistent"), Some(&address), None).await?;
                history.append(&later(small(), second)).await
            }
        };
        let ended = tokio::join!(begin(1), begin(2), begin(3), begin(4));
        assert!(ended.0.is_ok() && ended.1.is_ok() && ended.2.is_ok() && ended.3.is_ok(), "{ended:?}");
        let history = History::open(Path::new("/nonexistent"), Some(&address), None).await.unwrap();
        assert_eq!(history.list(None, 9).await.unwrap().len(), 4);
    });
}

#[test]
fn a_file_that_is_not_a_history_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(FILE);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let other = rusqlite::Connection::open(folder.path().join("other.db")).unwrap();
    other.execute_batch("create table theirs (id integer)").unwrap();
    drop(other);
    for bytes in [b"my notes, not a database; quite long enough to be one".to_vec(), fs::read(folder.path().join("other.db")).unwrap()] {
        fs::write(&path, &bytes).unwrap();
        let message = open(folder.path(), None).err().unwrap().to_string();
        assert!(message.contains("is not a history of plimsoll; move it away"), "{message}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn a_newer_history_is_refused_with_its_version() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path(), None).unwrap());
    rusqlite::Connection::open(folder.path().join(FILE)).unwrap().pragma_update(None, "user_version", 9).unwrap();
    let url = Postgres::shared().database();
    drop(open(folder.path(), Some(&url)).unwrap());
    Postgres::shared().execute(url.rsplit('/').next().unwrap(), "update plimsoll_history set version = 9");
    for shared in [None, Some(url.as_str())] {
        let error = open(folder.path(), shared).err().unwrap();
        assert!(matches!(error, HistoryError::Newer { found: 9, .. }), "{error}");
    }
}

#[test]
fn a_damaged_or_unwritable_history_says_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".plimsoll"), "a file where the folder should be").unwrap();
    let message = open(folder.path(), None).err().unwrap().to_string();
    assert!(message.contains("history.db` cannot be used"), "{message}");
}

#[test]
fn a_shared_history_that_cannot_be_used_says_why_and_shows_no_password() {
    let server = Postgres::shared();
    let url = server.database();
    let name = url.rsplit('/').next().unwrap().to_owned();
    server.execute(&name, "create role history_reader login password 'reader-s3cret'; revoke create on schema public from public");
    server.execute(
        &name,
        "create schema theirs; create table theirs.plimsoll_history (note text); create table theirs.plimsoll_verdict (note text)",
    );
    let port = server.port();
    let cases = [
        (format!("postgres://postgres:wrong-s3cret@127.0.0.1:{port}/{name}"), "check user and password"),
        (format!("postgres://history_reader:reader-s3cret@127.0.0.1:{port}/{name}"), "let the role create tables"),
        (url.replace(&name, "no_such_database"), "create the database first"),
        ("postgres://u:wrong-s3cret@127.0.0.1:1/x".to_owned(), "onnection refused"),
        ("mysql://u:wrong-s3cret@127.0.0.1/x".to_owned(), "not an address of Postgres"),
        (format!("{url}?options=-csearch_path%3Dtheirs"), "is not a history of plimsoll"),
    ];
    for (url, part) in cases {
        let message = open(Path::new("/nonexistent"), Some(&url)).err().unwrap().to_string();
        assert!(message.contains(part), "{part}: {message}");
        assert!(!message.contains("s3cret") && !message.contains("correct-horse"), "{message}");
    }
}

#[test]
fn a_shared_history_runs_nothing_that_another_planted_in_it() {
    let server = Postgres::shared();
    let url = server.database();
    let name = url.rsplit('/').next().unwrap();
    let begun = || open(Path::new("/nonexistent"), Some(&url)).map(|_| ());
    // Operators that come first on the path of the database, and would fail where they ran.
    server.execute(
        name,
        &format!(
            "create role {name}_mallory; grant create on database {name} to {name}_mallory; set role {name}_mallory;
             create schema trap; grant usage on schema trap to public;
             create function trap.equal(text, text) returns boolean language plpgsql as 'begin raise exception ''sprung''; end';
             create operator trap.= (leftarg = text, rightarg = text, function = trap.equal);
             create function trap.unnest(text[]) returns setof text language plpgsql as 'begin raise exception ''sprung''; end';
             reset role; alter database {name} set search_path = public, trap, pg_catalog"
        ),
    );
    let mut history = open(Path::new("/nonexistent"), Some(&url)).unwrap();
    block_on(history.append(&with(Verdict::Pass { of: 1, gaps: Vec::new() }, 1))).unwrap();
    assert_eq!(block_on(history.list(Some("shop"), 9)).unwrap().len(), 1);
    assert_eq!(block_on(history.decided("shop", "staging", "2026-11-22T10:51:02+00:00")).unwrap().len(), 1);
    drop(history);
    server.execute(name, &format!("create function trap.sprung() returns trigger language plpgsql as 'begin return new; end'; alter function trap.sprung() owner to {name}_mallory"));
    let traps = [
        ("create trigger sprung before insert on plimsoll_run for each row execute function trap.sprung()", "the trigger sprung"),
        ("create rule sprung as on insert to plimsoll_run do also select 1", "a rule on"),
        ("alter table plimsoll_run alter entry set default 'x'", "a default in"),
        ("create index sprung on plimsoll_run (id) where trap.odd() > 'a'", "the function trap.odd()"),
    ];
    server.execute(name, "create function trap.odd() returns text language sql immutable as 'select ''b''::text'");
    for (trap, said) in traps {
        let way_back = match trap.split_whitespace().nth(1) {
            Some("index") => "drop index sprung".to_owned(),
            Some("table") => "alter table plimsoll_run alter entry drop default".to_owned(),
            kind => format!("drop {} sprung on plimsoll_run", kind.unwrap()),
        };
        server.execute(name, trap);
        let message = begun().unwrap_err().to_string();
        assert!(message.contains(said) && message.contains("would run with the rights of this role"), "{said}: {message}");
        server.execute(name, &way_back);
        begun().unwrap();
    }
}

#[test]
fn the_history_tells_what_was_last_decided_of_each_load_that_drove_something() {
    with_each(|open| {
        let mut history = open();
        let driving = |what: &str, verdict: Verdict, second: u32| {
            let mut run = with(verdict, second);
            run.load = Some(loads::carrying(10.0, None));
            run.load.as_mut().unwrap().driven = what.to_owned();
            run
        };
        let failed = fail(3, vec![finding("a", "b", None, vec![])]);
        let mut kept = driving("one", pass(9), 5);
        kept.outcomes[0].kept = Some(Kept { run: "x".to_owned(), decided_at: String::new(), words: String::new(), gaps: Vec::new() });
        for run in [driving("one", pass(3), 1), driving("two", pass(4), 2), driving("one", failed, 3), with(pass(5), 4), kept] {
            block_on(history.append(&run)).unwrap();
        }
        let names = [CHECK.to_owned()];
        let asked = |before: u32, since: u32, checks: &[String]| {
            let at = |second: u32| format!("2026-11-22T10:51:{second:02}+00:00");
            let (before, since) = (at(before), at(since));
            let asked = Asked { target: "shop", environment: "staging", before: &before, since: &since, checks };
            let told = block_on(history.earlier(asked)).unwrap();
            told.into_iter().map(|v| (v.driven, v.run[15..17].to_owned(), v.verdict.contains("fail"))).collect::<Vec<_>>()
        };
        let told = |driven: &str, second: &str, is_failed: bool| (driven.to_owned(), second.to_owned(), is_failed);
        assert_eq!(asked(20, 0, &names), [told("one", "03", true), told("two", "02", false)]);
        assert_eq!(asked(3, 0, &names), [told("one", "01", false), told("two", "02", false)]);
        assert_eq!(asked(20, 3, &names), [told("one", "03", true)]);
        assert_eq!(asked(20, 0, &["another/check".to_owned()]), []);
    });
}
