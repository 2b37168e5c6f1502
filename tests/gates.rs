//! The gate: what the exit code is, whatever happened. A gate over what was not seen never holds, and "new" is held against
//! the last run that could tell.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::TcpListener,
    path::Path,
    process::{Command, Stdio},
    sync::OnceLock,
};

use rusqlite::Connection;

use crate::support::{
    Postgres, Reply, Web, closed_port,
    command::{Ended, plimsoll, run},
    postgres::PASSWORD,
    shop::{Scan, Shop},
};

/// The run that went well, the night before.
const GOOD: &str = "2026-01-01T000000Z";

/// Every gate, with what a row of the table holds for each.
const GATES: [&[&str]; 8] = [
    &[],
    &["--fail-on", "low"],
    &["--fail-on", "new"],
    &["--baseline", "latest"],
    &["--baseline", GOOD],
    &["--fail-under", "0"],
    &["--require", "ready:1000"],
    &["--fail-unproven"],
];
/// All is well, as far as a shop on a test's Postgres is.
const SEEN: [i32; 8] = [0, 10, 0, 0, 0, 0, 12, 14];
/// The role sees less than the night before.
const LESS: [i32; 8] = [0, 10, 0, 13, 13, 0, 12, 14];
/// A target that was named was not reached.
const DEAD: [i32; 8] = [0, 3, 3, 3, 3, 3, 3, 3];
/// The scan was stopped, or died.
const CUT: [i32; 8] = [0, 15, 15, 15, 15, 15, 15, 15];

/// Rechecks the latest run of `folder` under each gate.
fn hold(folder: &Path, what: &str, codes: &[i32]) {
    for (gate, code) in GATES.iter().zip(codes) {
        let ended = run(folder, &[&["recheck", "latest"], *gate].concat());
        assert_eq!(ended.code, *code, "{what}, {gate:?}: {}", ended.err);
        assert!(*code == 0 || !ended.err.is_empty(), "{what}, {gate:?}: a code without a word");
    }
}

/// Every gate closes on the latest run of `folder`, which was cut short.
pub(crate) fn assert_each_closes_on_a_part(folder: &Path) {
    put(folder, Shop::healthy(), GOOD, "");
    hold(folder, "cut short", &CUT);
}

/// A copy of a scan's snapshot as the run `id`, changed by `sql`; of another version, so that its seal is not asked for.
fn put(folder: &Path, scan: &Scan, id: &str, sql: &str) {
    let path = folder.join(format!(".plimsoll/runs/{id}.db"));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::copy(scan.snapshot(), &path).unwrap();
    let at = format!("{}T{}:{}:{}+00:00", &id[..10], &id[11..13], &id[13..15], &id[15..17]);
    let frame = format!("update run set id = '{id}', taken_at = '{at}'; update run_order set ordered_at = '{at}';");
    Connection::open(&path).unwrap().execute_batch(&format!("{frame} {sql}; pragma user_version = 0")).unwrap();
}

/// The shop with its Postgres down.
fn without_postgres() -> &'static Scan {
    static DOWN: OnceLock<Scan> = OnceLock::new();
    DOWN.get_or_init(|| Scan::of(Some(("postgres", &format!("postgres://app:{PASSWORD}@127.0.0.1:{}/shop", closed_port()))), &[]))
}

/// A critical fault that the shop does not have.
const FAULT: &str = "update db_setting set value = 'off' where name = 'autovacuum'";

#[test]
fn on_a_target_that_is_dead_every_gate_closes_and_so_does_the_scan() {
    let all = ["--fail-on=new", "--fail-under=0", "--baseline=latest", "--fail-unproven"];
    let (app, redis) = (format!("http://127.0.0.1:{}", closed_port()), format!("redis://127.0.0.1:{}", closed_port()));
    let locked = Web::start(|_| Reply::html("<h1>who are you?</h1>").status(401));
    for (kind, address, gates) in [("app", app, &[][..]), ("app", locked.url(), &[]), ("redis", redis, &all)] {
        let scan = Scan::of(Some((kind, &address)), gates);
        assert_eq!(scan.ended.code, 3, "{}", scan.ended.err);
        put(scan.folder.path(), Shop::healthy(), GOOD, "");
        hold(scan.folder.path(), kind, &DEAD);
    }
    let dead = without_postgres();
    assert_eq!(dead.ended.code, 3);
    let said = ["error: postgres postgres://app:", "(--postgres) could not be reached: nothing listens at", "help: start Postgres"];
    assert!(said.iter().all(|words| dead.ended.err.contains(words)), "{}", dead.ended.err);
    assert!(dead.ended.out.contains("wrote "), "the report is still made and kept: {}", dead.ended.out);
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), Shop::healthy(), GOOD, "");
    put(folder.path(), dead, "2026-01-02T000000Z", "");
    hold(folder.path(), "postgres", &DEAD);
}

#[test]
fn each_kind_of_target_that_was_named_and_not_reached_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let closed = closed_port();
    let (shop, twin) = (Shop::shared(), format!("postgres://a:b@127.0.0.1:{closed}/c"));
    fs::write(folder.path().join("plimsoll.toml"), "[backup]\nreport = \"nowhere.json\"\n").unwrap();
    let named = [
        format!("--app={}", shop.app),
        format!("--postgres={}", shop.postgres),
        format!("--instance=http://127.0.0.1:{closed}"),
        format!("--twin={twin}"),
        format!("--pooler={twin}"),
        "--edge=https://nowhere.invalid".to_owned(),
        format!("--prometheus=http://127.0.0.1:{}", closed_port()),
        format!("--alertmanager=http://127.0.0.1:{}", closed_port()),
        "--database=nowhere".to_owned(),
        "--log=nowhere.log".to_owned(),
    ];
    let arguments: Vec<&str> = ["scan", "--no-load"].into_iter().chain(named.iter().map(String::as_str)).collect();
    let scan = run(folder.path(), &arguments);
    assert_eq!(scan.code, 3, "{}", scan.err);
    for kind in ["instance", "edge", "twin", "pooler", "prometheus", "alertmanager", "database", "log", "backup"] {
        assert!(scan.err.contains(&format!("error: {kind} ")), "{kind}: {}", scan.err);
    }
    assert!(!scan.err.contains("error: app ") && !scan.err.contains("error: postgres "), "{}", scan.err);
}

#[test]
fn on_a_killed_scan_every_gate_closes() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let app = format!("--app=http://{}", silent.local_addr().unwrap());
    let mut scan = plimsoll(folder.path()).args(["scan", &app]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    // The connection is kept open, and never answered.
    let held = silent.accept().unwrap();
    scan.kill().unwrap();
    scan.wait().unwrap();
    drop(held);
    assert_each_closes_on_a_part(folder.path());
    let listed = run(folder.path(), &["history"]);
    assert!(listed.code == 0 && listed.out.contains("died a") && listed.out.contains(GOOD), "{}{}", listed.out, listed.err);
}

#[test]
fn a_lost_grant_closes_the_gates_that_ask_for_what_it_hid() {
    Postgres::shared().execute("postgres", "create role gateless login password 'gateless-words-only'");
    let address = Shop::shared().postgres.replace(&format!("postgres:{PASSWORD}"), "gateless:gateless-words-only");
    let scan = Scan::of(Some(("postgres", &address)), &[]);
    assert_eq!(scan.ended.code, 0, "{}", scan.ended.err);
    put(scan.folder.path(), Shop::healthy(), GOOD, "");
    hold(scan.folder.path(), "a lost grant", &LESS);
    let said = run(scan.folder.path(), &["recheck", "latest", "--fail-on", "new"]);
    assert!(said.err.contains("checks could not be decided, and may hide more"), "{}", said.err);
}

#[test]
fn where_nothing_happened_a_gate_says_what_it_always_said() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), Shop::healthy(), GOOD, "");
    put(folder.path(), Shop::healthy(), "2026-01-02T000000Z", "");
    hold(folder.path(), "nothing", &SEEN);
    let nowhere = tempfile::tempdir().unwrap();
    for gate in GATES {
        let ended = run(nowhere.path(), &[&["scan"], gate].concat());
        assert!(
            ended.code == 3 && ended.err.contains("error: no target") && ended.err.contains("help: name one"),
            "{gate:?}: {}",
            ended.err
        );
        assert_eq!(run(nowhere.path(), &[&["recheck", "latest"], gate].concat()).code, 2, "{gate:?}: no run at all");
    }
}

/// A recheck of the latest run under `gate`.
fn judged(folder: &Path, gate: &[&str]) -> Ended {
    run(folder, &[&["recheck", "latest"], gate].concat())
}

#[test]
fn what_is_new_the_night_after_a_dead_one_is_held_against_the_last_that_could_tell() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), Shop::healthy(), GOOD, "");
    put(folder.path(), without_postgres(), "2026-01-02T000000Z", "");
    put(folder.path(), Shop::healthy(), "2026-01-03T000000Z", FAULT);
    let new = judged(folder.path(), &["--fail-on", "new"]);
    assert_eq!(new.code, 10, "{}", new.err);
    assert!(new.err.contains("--fail-on new: 1 findings that run 2026-01-02T000000Z did not have"), "{}", new.err);
    assert!(new.err.contains(&format!("held against run {GOOD}, the last that did")), "{}", new.err);
    // A file from elsewhere has its place among the runs by its time: the run itself does not complete it.
    let elsewhere = tempfile::tempdir().unwrap();
    put(elsewhere.path(), without_postgres(), "2026-01-02T100000Z", "");
    let file = elsewhere.path().join(".plimsoll/runs/2026-01-02T100000Z.db");
    for base in ["latest", "2026-01-02T000000Z", GOOD, file.to_str().unwrap()] {
        let worse = judged(folder.path(), &["--baseline", base]);
        assert!(worse.code == 13 && worse.err.contains("of severity high or critical 1 findings"), "{base}: {} {}", worse.code, worse.err);
    }
    let shown = run(folder.path(), &["compare", "--format", "json"]);
    let diff: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
    assert_eq!((diff["new"].as_array().unwrap().len(), diff["newly_seen"].as_array().unwrap().len()), (1, 0), "{}", diff["new"]);
    assert!(diff["notes"].to_string().contains(GOOD), "{}", diff["notes"]);
    // A second dead night in between changes nothing, and what was lost from sight is not fixed.
    put(folder.path(), without_postgres(), "2026-01-02T120000Z", "");
    assert_eq!(judged(folder.path(), &["--fail-on", "new"]).code, 10);
    put(folder.path(), without_postgres(), "2026-01-04T000000Z", "");
    let lost: serde_json::Value = serde_json::from_str(&run(folder.path(), &["compare", "--format", "json"]).out).unwrap();
    assert!(lost["fixed"].as_array().unwrap().is_empty() && lost["lost"].to_string().contains("autovacuum-off"), "{}", lost["fixed"]);
}

/// A waiver is for a time: while it lasts the gate stays open, and then it closes.
#[test]
fn a_waived_finding_keeps_the_gate_open_until_its_day() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), Shop::healthy(), GOOD, "");
    put(folder.path(), Shop::healthy(), "2026-01-03T000000Z", FAULT);
    let after = |until: &str, gate: &[&str]| {
        let waiver = format!("[[waive]]\ncheck = \"database/autovacuum-off\"\nuntil = {until}\nby = \"ada\"\nwhy = \"an import runs\"\n");
        fs::write(folder.path().join("plimsoll.toml"), waiver).unwrap();
        judged(folder.path(), gate)
    };
    let (waived, over) = (after("2999-01-01", &["--fail-on", "new"]), after("2026-01-01", &["--fail-on", "new"]));
    assert!(waived.code == 0 && over.code == 10, "{} {}, then {} {}", waived.code, waived.err, over.code, over.err);
    // The shop has grave findings of its own, and this is one more.
    let (waived, over) = (after("2999-01-01", &["--fail-on", "high"]), after("2026-01-01", &["--fail-on", "high"]));
    let count = |shown: &str| shown.split_once("high: ").and_then(|(_, rest)| rest.split(' ').next()?.parse::<u32>().ok()).unwrap();
    assert_eq!(count(&over.err), count(&waived.err) + 1, "{}, then {}", waived.err, over.err);
    let (waived, over) = (after("2999-01-01", &["--baseline", GOOD]), after("2026-01-01", &["--baseline", GOOD]));
    assert!(over.code == 13 && over.err.contains("of severity high or critical 1 findings"), "{} {}", over.code, over.err);
    assert!(!waived.err.contains("of severity high or critical"), "{} {}", waived.code, waived.err);
}

#[test]
fn what_no_earlier_run_could_tell_is_new_unless_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), Shop::healthy(), "2026-01-03T000000Z", FAULT);
    for gate in [["--fail-on", "new"], ["--baseline", "latest"]] {
        let first = judged(folder.path(), &gate);
        assert!(first.code == 0 && first.err.contains("there is no earlier run of `shop` here"), "{gate:?}: {} {}", first.code, first.err);
    }
    put(folder.path(), Shop::healthy(), GOOD, "update run set target = 'another'");
    put(folder.path(), Shop::healthy(), "2026-01-01T120000Z", "update run set environment = 'another'");
    assert_eq!(judged(folder.path(), &["--fail-on", "new"]).code, 0, "those of another target and environment tell nothing");
    put(folder.path(), without_postgres(), "2026-01-02T000000Z", "");
    for (gate, code) in [(["--fail-on", "new"], 10), (["--baseline", "latest"], 13)] {
        let after = judged(folder.path(), &gate);
        assert!(
            after.code == code && after.err.contains("of checks that no run before could decide"),
            "{gate:?}: {} {}",
            after.code,
            after.err
        );
    }
}

#[test]
fn where_the_files_are_gone_the_history_tells_what_is_new() {
    let database = Postgres::shared().database();
    let folder = tempfile::tempdir().unwrap();
    let scan = |gate: &[&str]| run(folder.path(), &[&["scan", "--no-load", "--name=alone", "--postgres", &database], gate].concat());
    assert_eq!(scan(&[]).code, 0);
    fs::remove_dir_all(folder.path().join(".plimsoll/runs")).unwrap();
    let same = scan(&["--fail-on", "new"]);
    assert_eq!(same.code, 0, "{}", same.err);
    assert!(!same.err.contains("there is no earlier run"), "{}", same.err);
    // Nor does the one file of a dead night hide what the history knows.
    fs::remove_dir_all(folder.path().join(".plimsoll/runs")).unwrap();
    let nowhere = format!("postgres://a:b@127.0.0.1:{}/c", closed_port());
    assert_eq!(run(folder.path(), &["scan", "--no-load", "--name=alone", "--postgres", &nowhere]).code, 3);
    let after = scan(&["--fail-on", "new"]);
    assert!(after.code == 0 && after.err.contains("the last of the history"), "{} {}", after.code, after.err);
    fs::remove_dir_all(folder.path().join(".plimsoll/runs")).unwrap();
    crate::support::execute(&database, "create table neglected (note text) with (autovacuum_enabled = off)");
    let worse = scan(&["--fail-on", "new"]);
    assert_eq!(worse.code, 10, "{}", worse.err);
}

#[test]
fn a_clock_that_jumped_back_makes_no_old_run_the_latest() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), Shop::healthy(), "2099-01-01T000000Z", FAULT);
    let database = Postgres::shared().database();
    let scan = run(folder.path(), &["scan", "--no-load", "--name=shop", "--postgres", &database, "--baseline", "latest"]);
    assert!(!scan.err.contains("there is no earlier run"), "the run of 2099 is before this one: {}", scan.err);
    let id = |name: &str| {
        let shown = run(folder.path(), &["report", name, "--format", "json"]);
        serde_json::from_str::<serde_json::Value>(&shown.out).unwrap()["id"].as_str().unwrap().to_owned()
    };
    assert!(id("latest").starts_with("202") && id("previous").starts_with("2099"), "{} after {}", id("latest"), id("previous"));
    let listed = run(folder.path(), &["history"]).out;
    assert!(listed.find(&id("latest")).unwrap() < listed.find("2099-01-01T000000Z").unwrap(), "{listed}");
}

#[test]
fn the_snapshot_is_sealed_and_its_path_said_before_anything_is_judged() {
    let folder = tempfile::tempdir().unwrap();
    // A history that takes connections and never speaks: the scan waits for it before it judges.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let history = format!("history = \"postgres://a:b@{}/c\"\n", silent.local_addr().unwrap());
    fs::write(folder.path().join("plimsoll.toml"), history).unwrap();
    let app = format!("--app=http://127.0.0.1:{}", closed_port());
    let mut scan = plimsoll(folder.path()).args(["scan", &app]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(scan.stderr.take().unwrap()).lines().map_while(Result::ok);
    let sealed = lines.by_ref().find(|line| line.starts_with("sealed ")).expect("the path is said");
    let told = lines.find(|line| line.contains("could not be reached")).expect("and what was not reached");
    let held = silent.accept().unwrap();
    scan.kill().unwrap();
    scan.wait().unwrap();
    drop(held);
    assert!(told.starts_with("error: app http://127.0.0.1"), "{told}");
    let kept = run(folder.path(), &["report", sealed.trim_start_matches("sealed "), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&kept.out).unwrap();
    assert!(json["duration_ms"].is_number(), "{}", kept.err);
    fs::remove_file(folder.path().join("plimsoll.toml")).unwrap();
    let listed = run(folder.path(), &["history"]);
    assert!(listed.out.contains(json["id"].as_str().unwrap()) && !listed.out.contains("died"), "it is whole: {}", listed.out);
}

#[test]
fn a_scan_that_was_stopped_under_a_gate_has_a_code_of_its_own_and_is_listed_as_stopped() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let app = format!("--app=http://{}", silent.local_addr().unwrap());
    for (signal, gate) in [("-INT", "--fail-on=low"), ("-TERM", "--fail-under=0")] {
        let folder = tempfile::tempdir().unwrap();
        let scan = plimsoll(folder.path()).args(["scan", &app, gate]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let held = silent.accept().unwrap();
        assert!(Command::new("kill").args([signal, &scan.id().to_string()]).status().unwrap().success());
        let ended = crate::support::command::ended(scan.wait_with_output().unwrap());
        drop(held);
        assert!(ended.code == 15 && ended.err.contains("was stopped after"), "{} {}", ended.code, ended.err);
        assert!(ended.out.contains("this scan was stopped before its end"), "{}", ended.out);
        assert!(run(folder.path(), &["history"]).out.contains("stopped after"));
    }
}

#[test]
fn a_stop_while_the_run_is_judged_closes_the_gate_on_a_whole_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let history = format!("history = \"postgres://a:b@{}/c\"\n", silent.local_addr().unwrap());
    fs::write(folder.path().join("plimsoll.toml"), history).unwrap();
    let app = Web::start(|_| Reply::html("<html>here</html>"));
    let arguments = ["scan".to_owned(), "--no-load".to_owned(), "--fail-under=0".to_owned(), format!("--app={}", app.url())];
    let scan = plimsoll(folder.path()).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The history is asked once the snapshot is sealed.
    let held = silent.accept().unwrap();
    assert!(Command::new("kill").args(["-TERM", &scan.id().to_string()]).status().unwrap().success());
    let ended = crate::support::command::ended(scan.wait_with_output().unwrap());
    drop(held);
    assert!(ended.code == 15 && ended.err.contains("stopped while it was judged"), "{} {}", ended.code, ended.err);
    fs::remove_file(folder.path().join("plimsoll.toml")).unwrap();
    let again = run(folder.path(), &["recheck", "latest", "--fail-under", "0"]);
    assert_eq!(again.code, 0, "{}", again.err);
}
