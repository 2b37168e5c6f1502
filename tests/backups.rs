//! The backup probe against files, commands and a real pgBackRest repository.

use std::{fs, path::Path};

use plimsoll::{
    check::{self, Verdict},
    config::{Config, FoundAddress, Source, Target},
    probe::{self, PROBES, Probe},
    redact::Address,
    snapshot::Snapshot,
    stop::Stop,
};
use rusqlite::Connection;

use crate::support::{backup::Saved, block_on, command, execute};

/// What the probes of these names, `backup+postgres`, see in `folder` under `config`.
pub(crate) fn look(names: &str, folder: &Path, config: &str, postgres: Option<&str>) -> Connection {
    let chosen: Vec<&'static dyn Probe> = PROBES.iter().copied().filter(|p| names.split('+').any(|n| n == p.name())).collect();
    let mut target = Target { name: "shop".to_owned(), environment: "production".to_owned(), ..Target::default() };
    target.folder = folder.to_owned();
    target.config = Config::parse(config, "plimsoll.toml").unwrap();
    let found = |url: &str| FoundAddress { address: Address::parse(url).unwrap(), source: Source::Flag, key: "flag".to_owned() };
    target.postgres = postgres.map(found);
    target.twin = target.config.targets.twin.as_deref().map(found);
    let runs = tempfile::tempdir().unwrap();
    let snapshot = Snapshot::create(runs.path(), &target, chrono::Utc::now()).unwrap();
    block_on(probe::collect(&chosen, &target, &snapshot, &Stop::default(), &|_| {})).unwrap();
    let path = snapshot.path().to_owned();
    snapshot.seal(std::time::Duration::from_secs(1)).unwrap();
    let mut db = Connection::open_in_memory().unwrap();
    rusqlite::backup::Backup::new(&Connection::open(&path).unwrap(), &mut db).unwrap().step(-1).unwrap();
    db
}

pub(crate) fn text(db: &Connection, sql: &str) -> String {
    let mut query = db.prepare(sql).unwrap();
    let columns = query.column_count();
    let cell = |row: &rusqlite::Row<'_>, n: usize| match row.get::<_, rusqlite::types::Value>(n).unwrap() {
        rusqlite::types::Value::Null => "-".to_owned(),
        rusqlite::types::Value::Integer(n) => n.to_string(),
        rusqlite::types::Value::Real(x) => x.to_string(),
        rusqlite::types::Value::Text(t) => t,
        rusqlite::types::Value::Blob(_) => "blob".to_owned(),
    };
    let rows = query.query_map([], |row| Ok((0..columns).map(|n| cell(row, n)).collect::<Vec<_>>().join(" "))).unwrap();
    rows.flatten().collect::<Vec<_>>().join("; ")
}

/// The verdict of a check on what was seen.
pub(crate) fn verdict(db: &Connection, name: &str) -> Verdict {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    checks.iter().find(|c| c.name() == name).unwrap_or_else(|| panic!("no check {name}")).judge(db)
}

pub(crate) fn unseen(db: &Connection, table: &str) -> String {
    text(db, &format!("select kind, reason, cure from reach where kind is not null and table_name = '{table}'"))
}

#[test]
fn without_a_place_named_backups_are_unproven_with_the_lines_to_write() {
    let folder = tempfile::tempdir().unwrap();
    let db = look("backup", folder.path(), "", None);
    let why = unseen(&db, "backup");
    assert!(why.starts_with("not-configured") && why.contains("[backup]\ncommand = [\"pgbackrest\""), "{why}");
    assert!(matches!(verdict(&db, "backups/backup-missing-or-old"), Verdict::Unproven { .. }));
    let never = unseen(&db, "restore_check");
    assert!(never.starts_with("not-run no backup was ever seen restored") && never.contains("restore-check --restored"), "{never}");
    assert!(matches!(verdict(&db, "backups/never-restored"), Verdict::Unproven { .. }));
}

#[test]
fn where_there_is_no_postgres_none_is_to_be_restored_and_backups_stay_unproven() {
    let folder = tempfile::tempdir().unwrap();
    let db = look("backup+postgres", folder.path(), "without = [\"postgres\"]\n", None);
    assert_eq!(verdict(&db, "backups/never-restored"), Verdict::NotApplicable);
    assert!(matches!(verdict(&db, "backups/backup-missing-or-old"), Verdict::Unproven { .. }), "the data may lie elsewhere");
}

#[test]
fn a_report_that_cannot_be_used_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let see = |text: Option<&str>, config: &str| {
        if let Some(text) = text {
            fs::write(folder.path().join("backup.json"), text).unwrap();
        }
        unseen(&look("backup", folder.path(), config, None), "backup")
    };
    let file = "[backup]\nreport = \"backup.json\"\n";
    assert!(see(None, file).starts_with("unreachable the backup report"));
    assert!(see(Some("stanza: main\n    status: ok"), file).contains("is no JSON"));
    assert!(see(Some("{\"items\": 3}"), file).contains("of no backup tool that is known"));
    let command = |words: &str| see(None, &format!("[backup]\ncommand = {words}\n"));
    assert!(command("[\"/no/such/tool\"]").contains("cannot be run"));
    assert!(command("[\"sh\", \"-c\", \"echo no stanza >&2; exit 7\"]").contains("failed: no stanza"));
    assert!(command("[\"head\", \"-c\", \"9000000\", \"/dev/zero\"]").contains("printed more than 8 MB"));
}

#[test]
fn a_command_runs_without_a_shell_and_is_listed_among_what_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a b.json"), "[]").unwrap();
    let db = look("backup", folder.path(), "[backup]\ncommand = [\"cat\", \"a b.json\"]\n", None);
    assert_eq!(text(&db, "select tool from backup_source"), "none");
    assert_eq!(text(&db, "select statement from sent where kind = 'command'"), "cat a b.json");
    let Verdict::Fail { findings, .. } = verdict(&db, "backups/backup-missing-or-old") else { panic!("no backup passes") };
    assert_eq!(findings[0].message, "There is no backup of backups");
}

#[test]
fn a_real_repository_is_read_restored_and_compared() {
    let saved = Saved::start();
    execute(&saved.url("postgres"), "create database shop");
    execute(
        &saved.url("shop"),
        "create table orders (id bigint generated always as identity primary key, total numeric not null check (total >= 0), created_at timestamptz not null default now());
         create table tags (id serial primary key, name text unique);
         create index orders_by_day on orders (created_at);
         insert into orders (total) select n from generate_series(1, 500) n;
         insert into tags (name) select 't' || n from generate_series(1, 200) n; analyze",
    );
    saved.pgbackrest("backup --type=full");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("backup.json"), saved.pgbackrest("info --output=json")).unwrap();
    let db = look("backup", folder.path(), "[backup]\nreport = \"backup.json\"\n", None);
    assert_eq!(text(&db, "select source, kind, is_failed, age_days < 0.1 from backup"), "main full 0 1");
    assert_eq!(text(&db, "select name, cipher, is_encrypted, wal_last >= wal_first from backup_repository"), "repo1 none 0 1");
    for (name, is_pass) in [
        ("backup-missing-or-old", true),
        ("backup-failed", true),
        ("backup-wal-gap", true),
        ("backup-tool-complains", true),
        ("backup-unencrypted", false),
    ] {
        let verdict = verdict(&db, &format!("backups/{name}"));
        assert_eq!(matches!(verdict, Verdict::Pass { .. }), is_pass, "{name}: {verdict:?}");
    }
    let seen = look("postgres", folder.path(), "", Some(&saved.url("shop")));
    let identifier = text(&db, "select system_identifier from backup_repository");
    assert_eq!(text(&seen, "select system_identifier from db_wal"), identifier);
    assert_eq!(
        text(&seen, "select files_waiting, last_archived is not null, unarchived_bytes >= 0, archive_timeout_s from db_wal"),
        "0 1 1 0"
    );
    assert!(matches!(verdict(&seen, "backups/archiving-behind"), Verdict::Pass { .. }));

    let copy = saved.restore();
    let check = |took: &[&str]| {
        let (original, restored) = (saved.url("shop"), copy.url("shop"));
        command::run(folder.path(), &[&["restore-check", "--postgres", &original, "--restored", &restored], took].concat())
    };
    let equal = check(&["--took", "25m"]);
    assert_eq!(equal.code, 0, "{}{}", equal.out, equal.err);
    for words in ["✓ the copy has everything", "physical", "schema          the same", "2 tables, exactly", "25 min"] {
        assert!(equal.out.contains(words), "{words}: {}", equal.out);
    }
    assert!(!equal.out.contains("correct-horse"), "{}", equal.out);
    let db = look("backup+postgres", folder.path(), "", Some(&saved.url("shop")));
    assert!(matches!(verdict(&db, "backups/never-restored"), Verdict::Pass { .. }), "{:?}", verdict(&db, "backups/never-restored"));
    assert!(check(&[]).out.contains("for the replay of the log alone"));

    // The original goes on, the copy loses rows of its own time, a table and an index.
    execute(&saved.url("shop"), "insert into orders (total, created_at) values (1, now() + interval '1 hour')");
    execute(&copy.url("shop"), "delete from orders where id <= 100; drop table tags; drop index orders_by_day");
    let lost = check(&["--format", "json"]);
    assert_eq!(lost.code, 10, "{}{}", lost.out, lost.err);
    let json: serde_json::Value = serde_json::from_str(&lost.out).unwrap();
    let found: Vec<String> = json["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| format!("{} {} {}", d["kind"].as_str().unwrap(), d["subject"].as_str().unwrap(), d["lacking_pct"]))
        .collect();
    assert_eq!(found, ["missing index orders.orders_by_day null", "missing table tags null", "rows-lost orders 20.0"]);
    assert!(json["recovery_point_s"].as_f64().unwrap() > 3_000.0);
    let db = look("backup+postgres", folder.path(), "", Some(&saved.url("shop")));
    let Verdict::Fail { findings, .. } = verdict(&db, "backups/never-restored") else { panic!("it lacks rows") };
    assert!(findings[0].message.contains("differs from the original in 3 parts"), "{}", findings[0].message);
}

#[test]
fn a_report_that_is_older_than_a_backup_may_be_proves_nothing_and_says_its_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup.json");
    let see = |cipher: &str, hours: u64| {
        let now = std::time::SystemTime::now();
        let at = now - std::time::Duration::from_secs(hours * 3_600 + 60);
        let unix = at.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        let document = serde_json::json!([{"name": "main", "cipher": cipher, "status": {"code": 0, "message": "ok"},
            "db": [{"id": 1, "repo-key": 1, "system-id": 7, "version": "15"}], "repo": [{"cipher": cipher, "key": 1}],
            "archive": [], "backup": [{"database": {"id": 1, "repo-key": 1}, "error": false, "label": "a", "type": "full",
            "timestamp": {"start": unix - 60, "stop": unix}, "backrest": {"format": 5, "version": "2.45"}}]}]);
        fs::write(&path, document.to_string()).unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(at).unwrap();
        look("backup", folder.path(), "[backup]\nreport = \"backup.json\"\n", None)
    };
    let fresh = see("aes-256-cbc", 24);
    for name in ["backups/backup-missing-or-old", "backups/backup-unencrypted", "backups/backup-failed"] {
        assert!(matches!(verdict(&fresh, name), Verdict::Pass { .. }), "{name}: {:?}", verdict(&fresh, name));
    }
    let old = see("aes-256-cbc", 40 * 24);
    for name in ["backups/backup-missing-or-old", "backups/backup-unencrypted", "backups/backup-failed"] {
        let Verdict::Unproven { gaps } = verdict(&old, name) else { panic!("{name}: {:?}", verdict(&old, name)) };
        let says = |gap: &check::Gap| gap.kind == "old" && gap.reason.contains("was written at 20") && gap.reason.contains("40.0 days ago");
        assert!(gaps.iter().all(says), "{gaps:?}");
    }
    // What was bad then is bad: nobody has shown that it was mended.
    let Verdict::Fail { gaps, .. } = verdict(&see("none", 40 * 24), "backups/backup-unencrypted") else { panic!("it is not encrypted") };
    assert!(!gaps.is_empty());
    // Edges of the limit.
    assert!(matches!(verdict(&see("aes-256-cbc", 25), "backups/backup-failed"), Verdict::Pass { .. }));
    assert!(matches!(verdict(&see("aes-256-cbc", 26), "backups/backup-failed"), Verdict::Unproven { .. }));
}
