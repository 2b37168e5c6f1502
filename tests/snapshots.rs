//! The one file of a run: refused with a clear word when it is missing, foreign, newer or damaged; free of secrets.

use std::fs;

use chrono::{TimeZone, Utc};
use plimsoll::{
    probe::{Absence, Kind},
    row,
    snapshot::{Snapshot, SnapshotError},
    target::{Address, Found, Source, Target},
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
    target.postgres = Some(Found { address, source: Source::Flag, key: "--postgres".to_owned() });
    let found = target.postgres.clone().unwrap();
    target.redactor.learn(&found.address);
    let snapshot = Snapshot::create(folder.path(), &target, Utc::now()).unwrap();
    let mut facts = snapshot.facts("test", &["address", "plan"]).unwrap();
    facts.learn_secret("session-token-met-on-the-way");
    facts.write("address", [row! { "kind" => "x".to_owned(), "url" => format!("a {canary} b"), "source" => "session-token-met-on-the-way".to_owned(), "key" => "k".to_owned() }]);
    facts.absent("plan", &Absence::new(Kind::Failed, format!("said {canary}")).cured_by(format!("use {canary}")));
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
