//! Reports that tell of several servers, or of a server and what it was before: only the one that is scanned is judged, by its own.

use std::{
    fs,
    time::{Duration, SystemTime},
};

use plimsoll::check::Verdict;
use rusqlite::Connection;

use crate::backups::{look, text, unseen, verdict};

const NAMED: &str = "[backup]\nreport = \"backup.json\"\n";

/// What is seen of a report, as if it were written now.
fn see(report: &str, config: &str, postgres: Option<&str>) -> Connection {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("backup.json"), report).unwrap();
    look("backup", folder.path(), config, postgres)
}

fn now_s() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs()
}

fn barman() -> String {
    let backup =
        |id: &str, at: u64| format!(r#"{{"backup_id": "{id}", "end_time_timestamp": "{at}", "size_bytes": 61299573, "status": "DONE"}}"#);
    let now = now_s();
    format!(r#"{{"main": [{}, {}], "old": []}}"#, backup("20261128T150000", now - 3_600), backup("20261120T150000", now - 8 * 86_400))
}

#[test]
fn of_several_servers_none_is_taken_for_the_one_scanned() {
    let db = see(&barman(), NAMED, None);
    let why = unseen(&db, "backup");
    assert!(why.contains("tells of several servers (main, old)") && why.contains("source = \"main\""), "{why}");
    for check in ["backup-missing-or-old", "backup-failed", "backup-retention-short", "backup-single-repository"] {
        assert!(matches!(verdict(&db, &format!("backups/{check}")), Verdict::Unproven { .. }), "{check}");
    }
}

#[test]
fn the_server_that_is_named_is_judged_and_the_other_is_not() {
    let db = see(&barman(), &format!("{NAMED}source = \"main\"\n"), None);
    assert!(
        matches!(verdict(&db, "backups/backup-missing-or-old"), Verdict::Pass { .. }),
        "{:?}",
        verdict(&db, "backups/backup-missing-or-old")
    );
    let db = see(&barman(), &format!("{NAMED}source = \"old\"\n"), None);
    let Verdict::Fail { findings, .. } = verdict(&db, "backups/backup-missing-or-old") else { panic!("no backup passes") };
    assert_eq!(findings[0].message, "There is no backup of old");
    let why = unseen(&see(&barman(), &format!("{NAMED}source = \"mian\"\n"), None), "backup");
    assert!(why.starts_with("failed the backup report tells nothing of `mian`") && why.contains("main, old"), "{why}");
}

#[test]
fn an_instance_of_rds_is_known_by_its_address() {
    let instance = |name: &str, days: u32| {
        format!(
            r#"{{"DBInstanceIdentifier": "{name}", "Engine": "postgres", "BackupRetentionPeriod": {days}, "StorageEncrypted": true,
            "Endpoint": {{"Address": "{name}.abc.eu-west-1.rds.amazonaws.com"}}}}"#
        )
    };
    let report = format!(r#"{{"DBInstances": [{}, {}]}}"#, instance("lab", 0), instance("shop", 7));
    let db = see(&report, NAMED, Some("postgres://app@shop.abc.eu-west-1.rds.amazonaws.com/shop"));
    assert_eq!(text(&db, "select source, retention_days from backup_repository"), "shop 7");
    assert!(unseen(&see(&report, NAMED, Some("postgres://app@127.0.0.1/shop")), "backup").contains("several servers (lab, shop)"));
}

#[test]
fn of_several_stanzas_the_one_with_the_data_of_the_server_is_judged() {
    let url = crate::support::Postgres::shared().database();
    let known = text(&look("postgres", "/tmp".as_ref(), "", Some(&url)), "select system_identifier from db_wal");
    let stanza = |name: &str, identifier: &str| {
        format!(
            r#"{{"archive": [], "backup": [], "cipher": "none", "name": "{name}", "repo": [{{"cipher": "none", "key": 1}}],
                "db": [{{"id": 1, "repo-key": 1, "system-id": {identifier}, "version": "15"}}], "status": {{"code": 0, "message": "ok"}}}}"#
        )
    };
    let report = |stanzas: &[String]| format!("[{}]", stanzas.join(", "));
    let two = report(&[stanza("blog", "7713317567358098336"), stanza("shop", &known)]);
    let db = see(&two, NAMED, Some(&url));
    assert_eq!(text(&db, "select source, system_identifier from backup_repository"), format!("shop {known}"));
    assert!(text(&db, "select statement from sent where probe = 'backup'").contains("pg_control_system"));
    // A copy of the files has the same, and a server that is not asked tells none.
    let copied = report(&[stanza("blog", "7713317567358098336"), stanza("shop", &known), stanza("shop-copy", &known)]);
    assert!(unseen(&see(&copied, NAMED, Some(&url)), "backup").contains("several servers (blog, shop, shop-copy)"));
    let silent = format!("postgres://app@127.0.0.1:{}/shop", crate::support::closed_port());
    for other in [None, Some(silent.as_str())] {
        assert!(unseen(&see(&two, NAMED, other), "backup").contains("several servers (blog, shop)"), "{other:?}");
    }
    assert!(unseen(&see(&report(&[stanza("a", "1"), stanza("b", "2")]), NAMED, Some(&url)), "backup").contains("several servers (a, b)"));
}

/// As pgBackRest 2.45 writes it: two servers in one stanza, the second since an upgrade.
fn stanza(archives: &str, backups: &str) -> String {
    format!(
        r#"[{{"archive": [{archives}], "backup": [{backups}], "cipher": "none", "name": "main", "repo": [{{"cipher": "none", "key": 1}}],
            "db": [{{"id": 1, "repo-key": 1, "system-id": 7713317567358098336, "version": "14"}},
                   {{"id": 2, "repo-key": 1, "system-id": 7713319340309929285, "version": "15"}}],
            "status": {{"code": 0, "message": "ok"}}}}]"#
    )
}

fn archive(id: u32, min: &str, max: &str) -> String {
    format!(r#"{{"database": {{"id": {id}, "repo-key": 1}}, "id": "15-{id}", "min": "{min}", "max": "{max}"}}"#)
}

fn full(id: u32, label: &str, wal: &str, age_s: u64) -> String {
    format!(
        r#"{{"archive": {{"start": "{wal}", "stop": "{wal}"}}, "database": {{"id": {id}, "repo-key": 1}}, "error": false,
            "label": "{label}", "timestamp": {{"start": {0}, "stop": {0}}}, "type": "full"}}"#,
        now_s() - age_s
    )
}

#[test]
fn a_backup_of_before_an_upgrade_is_judged_by_its_own_archive() {
    let archives = [
        archive(1, "000000010000000000000028", "000000010000000000000033"),
        archive(2, "000000010000000000000002", "000000010000000000000002"),
    ];
    let old = full(1, "20261128-201718F", "000000010000000000000028", 700);
    let new = full(2, "20261128-202257F", "000000010000000000000002", 300);
    let db = see(&stanza(&archives.join(", "), &format!("{old}, {new}")), NAMED, None);
    assert!(matches!(verdict(&db, "backups/backup-wal-gap"), Verdict::Pass { of: 2, .. }), "{:?}", verdict(&db, "backups/backup-wal-gap"));
    assert!(matches!(verdict(&db, "backups/backup-missing-or-old"), Verdict::Pass { .. }));
    // Since the upgrade none was taken: what there is restores the server of before.
    let db = see(&stanza(&archives.join(", "), &old), NAMED, None);
    let Verdict::Fail { findings, .. } = verdict(&db, "backups/backup-missing-or-old") else { panic!("it passes") };
    assert_eq!(findings[0].message, "There is no backup of main");
}

#[test]
fn two_full_backups_of_one_minute_show_no_retention_yet() {
    let archives = archive(2, "000000010000000000000036", "000000010000000000000039");
    let backups =
        [full(2, "20261128-202306F", "000000010000000000000036", 60), full(2, "20261128-202310F", "000000010000000000000038", 50)];
    let db = see(&stanza(&archives, &backups.join(", ")), NAMED, None);
    let Verdict::Unproven { gaps } = verdict(&db, "backups/backup-retention-short") else {
        panic!("{:?}", verdict(&db, "backups/backup-retention-short"))
    };
    assert!(gaps[0].reason.contains("has not been seen yet"), "{gaps:?}");
}

#[test]
fn a_restore_of_one_database_proves_nothing_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let url = crate::support::Postgres::shared().database();
    let seen = look("postgres", folder.path(), "", Some(&url));
    let (server, name) = (text(&seen, "select system_identifier from db_wal"), text(&seen, "select database from db_server"));
    let record = |server: &str, database: &str| {
        format!(
            r#"{{"checked_at": "{}", "database": "{database}", "system_identifier": "{server}", "restored": "copy", "is_physical": false,
                "is_equal": true, "tables": 1, "tables_counted": 1, "rows_estimated": 1.0, "restored_rows_estimated": 1.0, "newest_at": null,
                "restored_newest_at": null, "recovery_point_s": null, "recovery_time_s": 60.0, "is_replay_only": false, "differences": [],
                "gaps": []}}"#,
            chrono::DateTime::<chrono::Utc>::from(SystemTime::now() - Duration::from_secs(3_600)).to_rfc3339()
        )
    };
    fs::create_dir_all(folder.path().join(".plimsoll")).unwrap();
    let judged = |records: &[String]| {
        fs::write(folder.path().join(".plimsoll/restore.json"), format!("[{}]", records.join(", "))).unwrap();
        verdict(&look("backup+postgres", folder.path(), "", Some(&url)), "backups/never-restored")
    };
    for other in [record(&server, "another"), record("1", &name)] {
        let Verdict::Unproven { gaps } = judged(&[other]) else { panic!("it proves") };
        assert!(gaps[0].reason.contains("of this server was ever seen restored"), "{gaps:?}");
    }
    assert!(matches!(judged(&[record(&server, "another"), record(&server, &name)]), Verdict::Pass { .. }));
}
