//! Files that cannot be used: snapshots, the user's checks, scenarios and settings, a folder that cannot be written.
//! Each is said with the next step, nothing else is lost, and nothing passes because of it.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

use crate::support::{
    command::{Ended, ended, run},
    shop::{Scan, Shop, passes},
};

/// A copy of the healthy shop's snapshot, alone in a folder of its own.
pub(crate) fn copied() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(".plimsoll/runs/2026-01-01T000000Z.db");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::copy(Shop::healthy().snapshot(), &path).unwrap();
    (folder, path)
}

pub(crate) fn change(path: &Path, sql: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn a_damaged_snapshot_is_refused_wherever_the_damage_is() {
    let (folder, path) = copied();
    let whole = fs::read(&path).unwrap();
    assert_eq!(run(folder.path(), &["recheck", "latest"]).code, 0);
    let mut torn = whole.clone();
    let middle = whole.len() / 2 / 4096 * 4096;
    torn[middle..middle + 3 * 4096].fill(0x5a);
    for (what, bytes) in [("cut in half", &whole[..whole.len() / 2]), ("cut by a page", &whole[..whole.len() - 4096]), ("torn", &torn)] {
        fs::write(&path, bytes).unwrap();
        for command in [&["recheck", "latest"][..], &["report", "latest"], &["compare", "latest", "latest"]] {
            let ended = run(folder.path(), command);
            assert_eq!(ended.code, 2, "{what}: {command:?}: {} {}", ended.out, ended.err);
            assert!(ended.err.contains("is damaged") && ended.err.contains("help: take a copy"), "{what}: {}", ended.err);
        }
    }
}

#[test]
fn a_snapshot_of_another_version_or_kind_is_told_apart() {
    let (folder, path) = copied();
    change(&path, "pragma user_version = 99");
    let newer = run(folder.path(), &["recheck", "latest"]);
    assert!(newer.code == 2 && newer.err.contains("newer plimsoll") && newer.err.contains("help: use the plimsoll that wrote it"));
    fs::write(&path, "this is no database").unwrap();
    let foreign = run(folder.path(), &["recheck", "latest"]);
    assert!(foreign.code == 2 && foreign.err.contains("is not a plimsoll snapshot") && foreign.err.contains("help: snapshots lie in"));
}

#[test]
fn a_scan_that_died_proves_nothing_of_what_it_did_not_end() {
    let (folder, path) = copied();
    // As a SIGKILL leaves it: the probe has begun, and its last facts and its end are not there.
    change(
        &path,
        "delete from probe where name in ('postgres', 'statements'); delete from db_index; delete from db_activity; update run set duration_ms = null",
    );
    let ended = run(folder.path(), &["recheck", "latest", "--format", "json"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let json = serde_json::from_str(&ended.out).unwrap();
    let (checks, _) = plimsoll::check::load("/nonexistent".as_ref());
    for name in passes(&json) {
        let check = checks.iter().find(|c| c.name() == name).unwrap();
        assert!(check.tables.iter().all(|t| !t.starts_with("db_")), "{name} passes on a probe that died");
    }
    assert!(ended.out.contains("the scan died before it had filled"), "{}", ended.out);
}

/// Runs the binary as a user who owns nothing.
fn run_as_nobody(folder: &Path, arguments: &[&str]) -> Ended {
    let place = tempfile::tempdir().unwrap();
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let program = place.path().join("plimsoll");
    fs::copy(env!("CARGO_BIN_EXE_plimsoll"), &program).unwrap();
    let is_root = Command::new("id").arg("-u").output().unwrap().stdout.starts_with(b"0\n");
    let mut command = if is_root { Command::new("setpriv") } else { Command::new(&program) };
    if is_root {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
    }
    ended(command.args(arguments).current_dir(folder).env_clear().env("PATH", "/usr/bin:/bin").env("NO_COLOR", "1").output().unwrap())
}

#[test]
fn a_snapshot_or_folder_without_permission_is_said() {
    let (folder, path) = copied();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    let unreadable = run_as_nobody(folder.path(), &["recheck", "latest"]);
    assert_eq!(unreadable.code, 1, "{}", unreadable.err);
    assert!(unreadable.err.contains("ermission denied") && unreadable.err.contains("help: look whether"), "{}", unreadable.err);
    let runs = path.parent().unwrap();
    fs::set_permissions(runs, fs::Permissions::from_mode(0o555)).unwrap();
    let unwritable = run_as_nobody(folder.path(), &["scan", "--no-load", "--app", &Shop::shared().app]);
    fs::set_permissions(runs, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(unwritable.code, 1, "{}", unwritable.err);
    assert!(
        unwritable.err.contains("error: could not use the snapshot") && unwritable.err.contains("help: look whether"),
        "{}",
        unwritable.err
    );
}

#[test]
fn a_disk_that_is_full_at_any_point_is_said_and_leaves_no_half_run() {
    let folder = tempfile::tempdir().unwrap();
    let app = &Shop::shared().app;
    let mut codes = Vec::new();
    for kib in [48, 300, 800, 1_000, 1_200, 1_400, 1_800] {
        let script = format!(
            "mount -t tmpfs -o size={kib}k none {0} && cd {0} && {1} scan --no-load --app {app}; code=$?; \
             ls .plimsoll/runs | grep -c 'db$' >&2; {1} recheck latest --fail-unproven >&2; exit $code",
            folder.path().display(),
            env!("CARGO_BIN_EXE_plimsoll")
        );
        let tried = ended(Command::new("unshare").args(["-m", "sh", "-c", &script]).env("NO_COLOR", "1").output().unwrap());
        if tried.err.contains("unshare failed") || tried.err.contains("permission denied") {
            return; // Only root may mount; `a_snapshot_or_folder_without_permission_is_said` holds the rest.
        }
        assert!(
            tried.code == 0 || tried.code == 1 && tried.err.contains("full") && tried.err.contains("help: look whether"),
            "{kib} KiB: {} {}",
            tried.code,
            tried.err
        );
        assert!(!tried.err.contains("panicked"), "{kib} KiB: {}", tried.err);
        codes.push(tried.code);
    }
    assert!(codes.contains(&1), "{codes:?}");
}

/// A folder with one own check of this query.
fn own_check(query: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join(".plimsoll/checks/schema");
    fs::create_dir_all(&place).unwrap();
    let head = "/*\ntitle = \"t\"\nseverity = \"low\"\nstage = 100\napplies = \"plan\"\nwhy = \"w\"\nfix = \"f\"\n*/\n";
    fs::write(place.join("mine.sql"), format!("{head}{query}")).unwrap();
    folder
}

fn scan_in(folder: &tempfile::TempDir) -> Ended {
    run(folder.path(), &["scan", "--no-load", "--app", &Shop::shared().app, "--format", "json"])
}

#[test]
fn an_own_check_that_cannot_be_used_is_said_and_the_scan_is_kept() {
    let cases = [
        ("selec 'x' as subject, 'm' as message from plan", "near \"selec\": syntax error"),
        ("select p.instanses as subject, 'm' as message from plan p", "no such column: p.instanses"),
        ("delete from plan", "not authorized"),
        ("select 'x' as subject from plan", "no column `message`"),
    ];
    for (query, says) in cases {
        let folder = own_check(query);
        let scan = scan_in(&folder);
        assert_eq!(scan.code, 2, "{query}: {}", scan.err);
        assert!(scan.err.contains(says) && scan.err.contains("mine.sql:9:") && scan.err.contains("help: mend the file"), "{}", scan.err);
        let json: serde_json::Value = serde_json::from_str(&scan.out).expect("the run is still printed");
        assert!(!passes(&json).is_empty());
        assert_eq!(run(folder.path(), &["recheck", "latest"]).code, 2);
        let report = run(folder.path(), &["report", "latest"]);
        assert!(report.code == 0 && report.err.contains(says), "{}", report.err);
    }
}

#[test]
fn an_own_check_that_fails_on_its_facts_is_unproven_and_says_why() {
    let endless = "with recursive c(x) as (select 1 union all select x + 1 from c)";
    let cases = [
        (format!("{endless} select 'x' as subject, 'm' as message from c where x < 0"), "no end within 10 s"),
        (format!("{endless} select x || '' as subject, 'm' as message from c"), "more than 100000 rows"),
        ("select null as subject, 'm' as message from plan".to_owned(), "a value of type null in `subject`"),
        ("select 'x' as subject, 7 as message from plan".to_owned(), "a value of type integer in `message`"),
    ];
    for (query, says) in cases {
        let scan = scan_in(&own_check(&query));
        assert_eq!(scan.code, 0, "{query}: {}", scan.err);
        let json: serde_json::Value = serde_json::from_str(&scan.out).unwrap();
        let mine = json["outcomes"].as_array().unwrap().iter().find(|o| o["id"] == "mine").unwrap();
        assert_eq!(mine["verdict"]["state"], "unproven", "{mine}");
        assert!(mine["verdict"]["gaps"][0]["reason"].as_str().unwrap().contains(says), "{mine}");
        assert!(mine["verdict"]["gaps"][0]["cure"].as_str().unwrap().contains("plimsoll checks test"), "{mine}");
    }
}

#[test]
fn an_own_check_in_the_wrong_place_is_not_passed_over() {
    let folder = own_check("select 'x' as subject, 'm' as message from plan");
    let place = folder.path().join(".plimsoll/checks");
    fs::rename(place.join("schema/mine.sql"), place.join("mine.sql")).unwrap();
    let scan = scan_in(&folder);
    assert!(scan.code == 2 && scan.err.contains("a check lies in the folder of its item"), "{} {}", scan.code, scan.err);
}

#[test]
fn a_faulty_scenario_or_setting_stops_the_scan_before_anything_is_sent() {
    let scenario = "why = \"w\"\n[[step]]\nname = \"a\"\nget = \"/\"\n";
    let cases = [
        (
            "scenarios/a.toml",
            format!("{scenario}whith = {{ page = \"1..2\" }}\n"),
            "a.toml:5:1",
            "unknown field `whith`",
            "a scenario has why",
        ),
        ("scenarios/a.toml", format!("{scenario}save = {{ x = \"items\" }}\n"), "a.toml:5:14", "JSON pointers", "a scenario has why"),
        ("scenarios/a.toml", "why = \"w\n".to_owned(), "a.toml:1:", "cannot be used", "a scenario has why"),
        (
            "plimsoll.toml",
            "[load]\nmax_rate = \"fast\"\n".to_owned(),
            "plimsoll.toml:2:12",
            "invalid type: string \"fast\"",
            "stands in the README",
        ),
        (
            "plimsoll.toml",
            "[targets]\napp = 8000\n".to_owned(),
            "plimsoll.toml:2:7",
            "invalid type: integer `8000`",
            "stands in the README",
        ),
        (
            "plimsoll.toml",
            "[load]\nusers = 0\n".to_owned(),
            "plimsoll.toml:1:1",
            "`load.users` is between 1 and 20000",
            "stands in the README",
        ),
        ("plimsoll.toml", "name = shop\n".to_owned(), "plimsoll.toml:1:", "is not valid", "stands in the README"),
    ];
    for (file, text, place, says, help) in cases {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("scenarios")).unwrap();
        fs::write(folder.path().join(file), &text).unwrap();
        let ended = scan_in(&folder);
        assert_eq!(ended.code, 2, "{text}: {}", ended.err);
        assert!([place, says, help, "help: "].iter().all(|part| ended.err.contains(part)), "{}", ended.err);
        assert!(!folder.path().join(".plimsoll").exists() && ended.out.is_empty());
    }
}

#[test]
fn the_run_before_that_cannot_be_read_is_named_by_the_gate() {
    let (folder, path) = copied();
    fs::write(&path, &fs::read(&path).unwrap()[..8192]).unwrap();
    let scan = run(folder.path(), &["scan", "--no-load", "--name=shop", "--app", &Shop::shared().app, "--fail-on", "new"]);
    assert!(scan.err.contains("run 2026-01-01T000000Z is passed over") && scan.err.contains("there is no earlier run"), "{}", scan.err);
}

#[test]
fn a_history_that_cannot_be_used_is_a_warning() {
    for content in ["no database", ""] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join(".plimsoll")).unwrap();
        let history = folder.path().join(".plimsoll/history.db");
        if content.is_empty() {
            fs::create_dir(&history).unwrap()
        } else {
            fs::write(&history, content).unwrap()
        }
        let scan = scan_in(&folder);
        assert!(scan.code == 0 && scan.err.contains("warning: the history was not kept"), "{} {}", scan.code, scan.err);
    }
}

#[test]
fn nothing_of_a_scan_with_everything_broken_passes_but_what_stands_on_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let port = crate::support::closed_port();
    let targets = [
        format!("--app=http://127.0.0.1:{port}"),
        format!("--postgres=postgres://a@127.0.0.1:{port}/b"),
        format!("--redis=redis://127.0.0.1:{port}"),
    ];
    let arguments: Vec<&str> = ["scan", "--format=json"].into_iter().chain(targets.iter().map(String::as_str)).collect();
    let scan = run(folder.path(), &arguments);
    assert_eq!(scan.code, 3, "{}", scan.err);
    assert!(passes(&serde_json::from_str(&scan.out).unwrap()).is_empty(), "{}", scan.out);
    let _: &Scan = Shop::healthy();
}
