//! What was decided before, and stands where a run cannot decide it: of whom, for how long, and that it says so. One run is judged alike
//! by everybody, whenever.

use std::{fs, path::Path};

use plimsoll::{check, history::History, run, snapshot::Snapshot};
use rusqlite::{Connection, params};
use serde_json::Value;

use crate::support::{Reply, Web, block_on, command, shop::Shop};

/// The run that cannot decide.
const NOW: &str = "2026-01-01T000000Z";
/// Undecided in it: its watch was too short.
const CHECK: &str = "database/overload-not-recovered";
/// Undecided as well, and not on load.
const RESTORE: &str = "backups/never-restored";
const PASS: &str = r#"{"state":"pass","of":1}"#;
const FAIL: &str = r#"{"state":"fail","of":1,"findings":[{"subject":"load","message":"it was still not back","fix":null,"evidence":[]}]}"#;

/// A real scan whose load was cut before the app came back, changed by `sql`; of another version, so that its seal is not asked for.
fn undecided(folder: &Path, sql: &str) -> Connection {
    let path = folder.join(format!(".plimsoll/runs/{NOW}.db"));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::copy(Shop::healthy().snapshot(), &path).unwrap();
    let at = "2026-01-01T00:00:00+00:00";
    let db = Connection::open(&path).unwrap();
    db.execute_batch(&format!(
        "update run set id = '{NOW}', taken_at = '{at}'; update run_order set ordered_at = '{at}';
         update reach set extent = 'whole', kind = null, reason = null, cure = null
         where table_name like 'load\\_%' escape '\\' or table_name like 'restore\\_%' escape '\\';
         insert into load_run values (1, 'it ended', 1, 'line', null, null);
         insert into load_scenario values ('browse', 1, 1000.0, 300.0, 1.0);
         insert into load_endpoint values (1, 'browse', 'feed', 'GET /feed', 1, 0);
         insert into load_step values (3, 160.0, 8.0, 320, 320, 0, 5, null, 0, 0, null, 'fail', 'slow');
         insert into load_recovery values (3, 40.0, 4.3, 160, 90, null);
         {sql}; pragma user_version = 0"
    ))
    .unwrap();
    db
}

fn driven(folder: &Path) -> String {
    let snapshot = Snapshot::open(&folder.join(format!(".plimsoll/runs/{NOW}.db"))).unwrap();
    run::assemble(&snapshot, &[], &plimsoll::config::Config::default()).unwrap().load.unwrap().driven
}

/// Keeps `verdict` as one that the check of today decided.
fn keep(db: &Connection, check: &str, driven: &str, verdict: &str, at: &str) {
    let checks = check::load(Path::new("/nonexistent")).0;
    let digest = checks.iter().find(|c| c.name() == check).unwrap().digest();
    keep_text(db, check, driven, &verdict.replacen('{', &format!("{{\"digest\":\"{digest}\","), 1), at);
}

fn keep_text(db: &Connection, check: &str, driven: &str, verdict: &str, at: &str) {
    let sql = "insert into earlier_verdict values (?1, ?2, ?3, 'before', ?4)";
    db.execute(sql, params![check, driven, verdict, at]).unwrap();
}

fn shown(folder: &Path, command: &str, format: &str) -> String {
    let ended = command::run(folder, &[command, "latest", "--format", format]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.out
}

fn outcome(folder: &Path, name: &str) -> Value {
    let json: Value = serde_json::from_str(&shown(folder, "report", "json")).unwrap();
    let of = |o: &&Value| format!("{}/{}", o["item"].as_str().unwrap(), o["id"].as_str().unwrap()) == name;
    json["outcomes"].as_array().unwrap().iter().find(of).unwrap().clone()
}

fn state(folder: &Path, name: &str) -> String {
    outcome(folder, name)["verdict"]["state"].as_str().unwrap().to_owned()
}

#[test]
fn a_verdict_on_load_stands_only_from_a_run_that_drove_the_same_and_only_for_a_while() {
    let at = |driven_of: &str, sql: &str, check: &str, decided_at: &str| {
        let folder = tempfile::tempdir().unwrap();
        let db = undecided(folder.path(), "");
        let before = driven(folder.path());
        keep(&db, check, if driven_of.is_empty() { &before } else { driven_of }, PASS, decided_at);
        db.execute_batch(sql).unwrap();
        state(folder.path(), check)
    };
    assert_eq!(at("", "", CHECK, "2025-12-20T00:00:00+00:00"), "pass");
    assert_eq!(at("", "", CHECK, "2025-12-02T00:00:00+00:00"), "pass", "thirty days");
    assert_eq!(at("", "", CHECK, "2025-12-01T23:59:59+00:00"), "unproven", "a second more");
    assert_eq!(at("", "", CHECK, "yesterday"), "unproven");
    assert_eq!(at("another", "", CHECK, "2025-12-20T00:00:00+00:00"), "unproven");
    for other in [
        "update objective set p95_ms = p95_ms + 1",
        "update run set stage = 10000",
        "update load_run set shape = 'soak'",
        "update load_scenario set weight = 2",
        "update load_endpoint set request = 'GET /other'",
    ] {
        assert_eq!(at("", other, CHECK, "2025-12-20T00:00:00+00:00"), "unproven", "{other}");
    }
    assert_eq!(at("", "", RESTORE, "2025-12-31T00:00:00+00:00"), "unproven", "a restore is shown by a restore");
}

#[test]
fn what_another_text_of_the_check_decided_does_not_stand() {
    let at = |digest: &str| {
        let folder = tempfile::tempdir().unwrap();
        let db = undecided(folder.path(), "");
        keep_text(&db, CHECK, &driven(folder.path()), &PASS.replacen('{', &format!("{{{digest}"), 1), "2025-12-20T00:00:00+00:00");
        state(folder.path(), CHECK)
    };
    assert_eq!(at(r#""digest":"0123456789abcdef","#), "unproven", "an older text");
    assert_eq!(at(""), "unproven", "an older plimsoll kept it, and nobody knows by which text");
    // The team changes the check: what the text of before decided is no verdict of it.
    let folder = tempfile::tempdir().unwrap();
    let db = undecided(folder.path(), "");
    keep(&db, CHECK, &driven(folder.path()), PASS, "2025-12-20T00:00:00+00:00");
    assert_eq!(state(folder.path(), CHECK), "pass");
    let own = folder.path().join(".plimsoll/checks").join(CHECK).with_extension("sql");
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    let text = fs::read_to_string(format!("{}/checks/{CHECK}.sql", env!("CARGO_MANIFEST_DIR"))).unwrap();
    fs::write(own, format!("{text}-- stricter\n")).unwrap();
    assert_eq!(state(folder.path(), CHECK), "unproven");
}

#[test]
fn a_verdict_that_stands_says_since_when_in_every_form_and_every_command_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let db = undecided(folder.path(), "");
    let before = driven(folder.path());
    for (verdict, is_failure) in [(PASS, false), (FAIL, true)] {
        db.execute_batch("delete from earlier_verdict").unwrap();
        keep(&db, CHECK, &before, verdict, "2025-12-20T10:00:00+00:00");
        for form in ["terminal", "markdown", "html", "json", "junit", "github"] {
            let (report, recheck) = (shown(folder.path(), "report", form), shown(folder.path(), "recheck", form));
            assert_eq!(report, recheck, "{form}");
            let one_line = report.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(one_line.contains("as decided on 20 Dec 2025 by run before"), "{form}: {report}");
        }
        let sarif = shown(folder.path(), "report", "sarif");
        assert_eq!(sarif.contains("as decided on 20 Dec 2025: it was still not back"), is_failure, "sarif tells of what is wrong");
        let outcome = outcome(folder.path(), CHECK);
        assert_eq!((&outcome["kept"]["run"], &outcome["kept"]["gaps"][0]["kind"]), (&"before".into(), &"undecided".into()));
    }
    // What the user accepts is accepted whoever found it.
    let waiver = format!("[[waive]]\ncheck = \"{CHECK}\"\nwhy = \"x\"\nby = \"ada\"\nuntil = 2026-02-01\n");
    fs::write(folder.path().join("plimsoll.toml"), waiver).unwrap();
    assert_eq!(state(folder.path(), CHECK), "waived");
}

#[test]
fn a_verdict_that_stands_mends_nothing_and_is_not_kept_a_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let db = undecided(folder.path(), "");
    keep(&db, CHECK, &driven(folder.path()), PASS, "2025-12-20T10:00:00+00:00");
    drop(db);
    let path = folder.path().join(format!(".plimsoll/runs/{NOW}.db"));
    let checks = check::load(folder.path()).0;
    let now = run::assemble(&Snapshot::open(&path).unwrap(), &checks, &plimsoll::config::Config::default()).unwrap();
    let mut before = now.clone();
    let outcome = before.outcomes.iter_mut().find(|o| o.name() == CHECK).unwrap();
    (outcome.kept, outcome.verdict) = (None, serde_json::from_str(FAIL).unwrap());
    let diff = plimsoll::compare::compare(&before, &now);
    assert!(diff.fixed.is_empty(), "{:?}", diff.fixed);
    let lost = diff.lost.iter().find(|lost| lost.check == CHECK).unwrap();
    assert_eq!((lost.findings.len(), lost.gaps[0].kind.as_str()), (1, "undecided"));

    let mut history = block_on(History::open(folder.path(), None, None)).unwrap();
    block_on(history.append(&now)).unwrap();
    let decided = block_on(history.decided(&now.target, &now.environment, "2026-02-01T00:00:00+00:00")).unwrap();
    assert!(!decided.is_empty() && !decided.contains_key(CHECK));
}

/// Two real scans with a load: the second has what the first decided in its own file, and whoever judges that comes to the same.
#[test]
fn a_scan_takes_what_the_history_knows_into_its_own_file() {
    let app = Web::start(|_| Reply::html("<html>a</html>"));
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plimsoll.toml"), "environment = \"test\"\nname = \"shop\"\n").unwrap();
    let url = app.url();
    let scan = || {
        let ended = command::run(
            folder.path(),
            &["scan", "--app", &url, "--load-host", "127.0.0.1", "--load-shape", "smoke", "--load-seconds", "10", "--format", "json"],
        );
        assert_eq!(ended.code, 0, "{}", ended.err);
        ended.out
    };
    scan();
    let scanned = scan();
    let mut files: Vec<_> = fs::read_dir(folder.path().join(".plimsoll/runs"))
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|f| f.extension().is_some_and(|e| e == "db"))
        .collect();
    // Of two that began in one second the later ends in `-2`, which stands before a dot.
    files.sort_by_key(|path| path.file_stem().map(ToOwned::to_owned));
    let [first, second] = &files[..] else { panic!("{files:?}") };
    let snapshot = Snapshot::open(second).unwrap();
    let of = "select run, verdict from earlier_verdict where check_name = 'monitoring/scenario-failing' and driven = ?1";
    let now = run::assemble(&snapshot, &[], &plimsoll::config::Config::default()).unwrap().load.unwrap().driven;
    let kept: (String, String) = snapshot.db().query_row(of, [&now], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    assert_eq!(kept.0, first.file_stem().unwrap().to_str().unwrap());
    assert!(kept.1.contains("pass"), "{}", kept.1);
    // With and without the history the same.
    assert_eq!(shown(folder.path(), "report", "json"), scanned);
    fs::remove_file(folder.path().join(plimsoll::history::FILE)).unwrap();
    assert_eq!(shown(folder.path(), "recheck", "json"), scanned);
}

#[test]
fn each_report_restore_and_log_of_before_is_listed_with_its_date_and_what_stands_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let sql = "update reach set extent = 'whole', kind = null where table_name like 'backup%' or table_name like 'log%';
               insert into backup_source values (1, 'pgbackrest', '2.45', '2025-12-31T10:00:00Z', 0.58);
               insert into backup_repository values ('main', 'repo1', 1, 'aes-256-cbc', null, null, null, null);
               insert into restore_check select system_identifier, database, '2025-11-02T08:00:00Z', 60.0, 1, 1, 1, 1, 3.0, 9.0, 0, 'copy'
               from db_wal, db_server;
               insert into restore_check values ('7', 'another', '2025-11-03T08:00:00Z', 59.0, 1, 1, 1, 1, 3.0, 9.0, 0, 'copy');
               insert into log_source values ('today.log', 'file', 'stderr', '%m', 0, null, 0, 9, 9, 0, 1, 1, 1, 1, '2025-12-31T09:00:00Z', '2025-12-31T00:00:01Z');
               insert into log_source values ('old.log', 'file', 'stderr', '%m', 0, null, 0, 9, 9, 0, 1, 1, 1, 1, '2025-12-01T09:00:00Z', '2025-12-31T00:00:00Z')";
    undecided(folder.path(), sql);
    let json: Value = serde_json::from_str(&shown(folder.path(), "report", "json")).unwrap();
    let older: Vec<String> = json["older"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| format!("{} {}", e["at"].as_str().unwrap(), e["what"].as_str().unwrap()))
        .collect();
    let wanted = [
        "2025-12-31T10:00:00Z the backup report of pgbackrest 2.45",
        "2025-11-02T08:00:00Z the restore of the database ",
        "2025-12-31T00:00:00Z the last message of the log old.log",
    ];
    assert_eq!(older.len(), 3, "{older:?}");
    assert!(older.iter().zip(wanted).all(|(told, wanted)| told.starts_with(wanted)), "{older:?}");
    let stands = |n: usize, check: &str| json["older"][n]["checks"].as_array().unwrap().contains(&check.into());
    assert!(stands(0, "backups/backup-unencrypted") && stands(1, RESTORE) && !stands(0, RESTORE), "{}", json["older"]);
    let text = shown(folder.path(), "report", "terminal");
    assert!(text.contains("2025-11-02 08:00 UTC: the restore of the database") && !text.contains("the database another"), "{text}");
    assert!(shown(folder.path(), "report", "junit").contains("2025-12-31 10:00 UTC: the backup report of pgbackrest 2.45"));
}
