//! The backup probe against a real Barman, which takes a real backup.

use std::fs;

use plimsoll::check::Verdict;

use crate::{
    backups::{look, text, verdict},
    support::backup::Saved,
};

#[test]
fn a_real_barman_is_read_list_check_and_backup() {
    let saved = Saved::start();
    let bin = crate::support::postgres::bin();
    saved.run(&format!(
        r#"mkdir -p barman/main/incoming
port=$(sed -n 4p data/postmaster.pid)
cat > barman.conf <<CONF
[barman]
barman_user = postgres
barman_home = $DIR/barman
barman_lock_directory = $DIR/barman
log_level = CRITICAL
[main]
description = "main"
conninfo = host=$DIR port=$port user=postgres dbname=postgres
streaming_conninfo = host=$DIR port=$port user=postgres
backup_method = postgres
immediate_checkpoint = true
archiver = on
path_prefix = {bin}
CONF
psql -h $DIR -p $port -qc "alter system set archive_command = 'cp %p $DIR/barman/main/incoming/%f'" -c "select pg_reload_conf()" postgres postgres
barman -c barman.conf -f json check main > before.json || true
barman -c barman.conf switch-wal --force --archive main
barman -c barman.conf backup --wait main
for call in list-backups check show-backup; do
    barman -c barman.conf -f json $call main $(test $call = show-backup && echo latest); echo
done > all.json"#,
        bin = bin.display()
    ));
    let folder = tempfile::tempdir().unwrap();
    let see = |file: &str| {
        fs::copy(saved.folder().join(file), folder.path().join("backup.json")).unwrap();
        look("backup", folder.path(), "[backup]\nreport = \"backup.json\"\n", None)
    };
    let before = see("before.json");
    assert!(matches!(verdict(&before, "backups/backup-missing-or-old"), Verdict::Unproven { .. }));
    assert!(matches!(verdict(&before, "backups/backup-tool-complains"), Verdict::Fail { .. }));
    let db = see("all.json");
    assert_eq!(text(&db, "select tool from backup_source"), "barman; barman; barman");
    assert_eq!(
        text(&db, "select source, kind, is_failed, bytes > 1000000, started_at <= finished_at, wal_stop >= wal_start from backup"),
        "main full 0 1 1 1"
    );
    for name in ["backup-missing-or-old", "backup-failed", "backup-tool-complains", "backup-wal-gap"] {
        let verdict = verdict(&db, &format!("backups/{name}"));
        assert!(matches!(verdict, Verdict::Pass { .. }), "{name}: {verdict:?}");
    }
    assert!(matches!(verdict(&db, "backups/backup-unencrypted"), Verdict::NotApplicable));
}
