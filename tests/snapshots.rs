//! The one file of a run: refused with a clear word when it is missing, foreign, newer or damaged; free of secrets.

use std::fs;

use chrono::{TimeZone, Utc};
use plimsoll::{
    config::{FoundAddress, Source, Target},
    probe::{Kind, Unseen},
    redact::Address,
    row,
    snapshot::{Snapshot, SnapshotError},
};

fn target() -> Target {
    Target { name: "shop".to_owned(), environment: "staging".to_owned(), ..Target::default() }
}

#[test]
fn a_snapshot_that_is_not_there_is_named() {
    let error = Snapshot::open("/nonexistent/run.db".as_ref()).err().unwrap();
    assert_eq!(error.to_string(), "`/nonexistent/run.db` does not exist");
}

#[test]
fn a_file_of_another_kind_is_foreign() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.db");
    for content in ["", "hello", "SQLite format 3\0 and then nothing that fits"] {
        fs::write(&path, content).unwrap();
        assert!(matches!(Snapshot::open(&path), Err(SnapshotError::Foreign { .. })), "{content:?}");
    }
    let other = rusqlite::Connection::open(folder.path().join("other.db")).unwrap();
    other.execute_batch("create table t (x)").unwrap();
    assert!(matches!(Snapshot::open(&folder.path().join("other.db")), Err(SnapshotError::Foreign { .. })));
}

#[test]
fn a_snapshot_of_a_newer_plimsoll_is_refused_with_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let path = Snapshot::create(folder.path(), &target(), Utc::now()).unwrap().path().to_owned();
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let error = Snapshot::open(&path).err().unwrap().to_string();
    assert!(error.contains("newer plimsoll (its schema is 999"), "{error}");
}

#[test]
fn two_runs_within_one_second_get_two_files() {
    let folder = tempfile::tempdir().unwrap();
    let at = Utc.with_ymd_and_hms(2026, 11, 22, 10, 0, 0).unwrap();
    let names: Vec<String> = (0..3)
        .map(|_| Snapshot::create(folder.path(), &target(), at).unwrap().path().file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, ["2026-11-22T100000Z.db", "2026-11-22T100000Z-2.db", "2026-11-22T100000Z-3.db"]);
}

#[test]
fn no_secret_reaches_the_file_by_any_way() {
    let canary = "k4n4ry-w0rd";
    let folder = tempfile::tempdir().unwrap();
    let address = Address::parse(&format!("postgres://app:{canary}@db.example/shop?sslpassword={canary}")).unwrap();
    let mut target = target();
    target.postgres = Some(FoundAddress { address, source: Source::Flag, key: "--postgres".to_owned() });
    let found = target.postgres.clone().unwrap();
    target.redactor.learn(&found.address);
    let snapshot = Snapshot::create(folder.path(), &target, Utc::now()).unwrap();
    let mut facts = snapshot.facts("test", &["address", "plan"]).unwrap();
    facts.learn_secret("session-token-met-on-the-way");
    facts.write("address", [row! { "kind" => "x".to_owned(), "url" => format!("a {canary} b"), "source" => "session-token-met-on-the-way".to_owned(), "key" => "k".to_owned() }]);
    facts.unseen("plan", &Unseen::new(Kind::Failed, format!("said {canary}")).cured_by(format!("use {canary}")));
    facts.sent("sql", &format!("select '{canary}'"));
    drop(facts);
    snapshot.seal(std::time::Duration::ZERO).unwrap();
    for file in fs::read_dir(folder.path()).unwrap().flatten() {
        let bytes = fs::read(file.path()).unwrap();
        for secret in [canary, "session-token-met-on-the-way"] {
            assert!(!bytes.windows(secret.len()).any(|w| w == secret.as_bytes()), "{secret} in {:?}", file.path());
        }
    }
}

/// A sealed snapshot of a few facts, and its bytes.
fn sealed(folder: &std::path::Path) -> (std::path::PathBuf, Vec<u8>) {
    let snapshot = Snapshot::create(folder, &target(), Utc::now()).unwrap();
    let mut facts = snapshot.facts("postgres", &["db_extension"]).unwrap();
    facts.write("db_extension", (0..200).map(|n| row! { "name" => format!("extension-{n}"), "default_version" => "x".repeat(n) }));
    facts.finish(None, std::time::Duration::ZERO).unwrap();
    snapshot.seal(std::time::Duration::from_secs(1)).unwrap();
    let path = snapshot.path().to_owned();
    drop(snapshot);
    (path.clone(), fs::read(path).unwrap())
}

/// Every extension, as text.
fn content(snapshot: &Snapshot) -> String {
    let sql = "select group_concat(name || '=' || default_version order by name) || (select id || duration_ms from run) from db_extension";
    snapshot.db().query_row(sql, [], |r| r.get(0)).unwrap()
}

#[test]
fn a_snapshot_that_was_changed_after_it_was_sealed_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let (path, whole) = sealed(folder.path());
    let good = content(&Snapshot::open(&path).unwrap());
    // A bit here and there, in every page.
    for at in (0..whole.len()).step_by(509).chain(0..100) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&path, &flipped).unwrap();
        if let Ok(snapshot) = Snapshot::open(&path) {
            let is_of_seal = (24..28).contains(&at) || (92..100).contains(&at) || is_on_the_page_of_the_seal(&snapshot, at);
            assert!(is_of_seal && content(&snapshot) == good, "byte {at} of {}", whole.len());
        }
    }
    for length in [whole.len() - 1, whole.len() - 4096, whole.len() / 2 / 4096 * 4096] {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(matches!(Snapshot::open(&path), Err(SnapshotError::Damaged { .. })), "cut to {length}");
    }
    for (sql, says) in [
        ("update db_extension set default_version = 'y' where name = 'extension-7'", "it is not what was sealed"),
        ("delete from db_extension where name = 'extension-7'", "it is not what was sealed"),
        ("insert into db_extension values ('z', 'z', 'z', null)", "it is not what was sealed"),
        ("create table mine (x)", "it is not what was sealed"),
        ("delete from seal", "its seal is gone"),
    ] {
        fs::write(&path, &whole).unwrap();
        rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let error = Snapshot::open(&path).err().unwrap();
        assert!(matches!(&error, SnapshotError::Damaged { what, .. } if what.contains(says)), "{sql}: {error}");
    }
    fs::write(&path, &whole).unwrap();
    assert_eq!(content(&Snapshot::open(&path).unwrap()), good, "a copy of the bytes is the snapshot");
}

fn is_on_the_page_of_the_seal(snapshot: &Snapshot, at: usize) -> bool {
    let page: usize =
        snapshot.db().query_row("select rootpage from sqlite_schema where name = 'seal'", [], |r| r.get::<_, u32>(0)).unwrap() as usize;
    at / 4096 + 1 == page
}

#[test]
fn a_snapshot_that_was_sealed_before_there_were_seals_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = sealed(folder.path());
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("drop table seal; drop table run_order; drop table run_stop").unwrap();
    drop(db);
    assert!(content(&Snapshot::open(&path).unwrap()).contains("extension-7="));
}

#[test]
fn a_run_is_ordered_after_those_that_are_there_whatever_its_clock_says() {
    let folder = tempfile::tempdir().unwrap();
    let at = |year: i32| Utc.with_ymd_and_hms(year, 11, 22, 10, 0, 0).unwrap();
    let made: Vec<_> = [2026, 2090, 2026, 2024, 2091].map(|year| Snapshot::create(folder.path(), &target(), at(year)).unwrap()).into();
    let places: Vec<_> = made.iter().map(|snapshot| plimsoll::snapshot::place(snapshot.path())).collect();
    assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
    assert_eq!((places[0].0, places[4].0), (at(2026), at(2091)), "where the clock runs as it should, its time is kept");
}

#[test]
fn two_snapshots_that_nobody_keeps_are_never_one() {
    let at = Utc::now();
    let made: Vec<Snapshot> = (0..20).map(|_| Snapshot::scratch(&target(), at).unwrap()).collect();
    let folders: std::collections::BTreeSet<_> = made.iter().map(|snapshot| snapshot.path().parent().unwrap().to_owned()).collect();
    assert_eq!(folders.len(), 20);
}
