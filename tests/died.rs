//! A scan that dies leaves what it saw: its load is reported as far as it went, its file is only read, and nothing passes on
//! what was not seen whole.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use axum::{Router, routing::get};
use plimsoll::{
    check,
    config::{Given, discover},
    derive, load,
    probe::PROBES,
    row,
    run::{self, Run},
    snapshot::{Row, Snapshot, Value, filled_by},
};
use rusqlite::{Connection, OpenFlags};

use crate::{
    meaning::{latencies, step},
    support::{
        command::{Ended, plimsoll, run as run_command},
        serve,
        shop::{Shop, passes},
    },
};

/// Far above what a step takes.
const HANG: Duration = Duration::from_secs(120);

/// A scan with its load on a small app.
struct Running {
    scan: Child,
    folder: tempfile::TempDir,
}

impl Running {
    fn start() -> Self {
        let app = serve(Router::new().route("/", get(|| async { "<html>here</html>" })));
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("scenarios")).unwrap();
        fs::write(folder.path().join("scenarios/a.toml"), "why = \"w\"\n[[step]]\nname = \"it\"\nget = \"/\"\n").unwrap();
        fs::write(folder.path().join("plimsoll.toml"), "environment = \"test\"\n[load]\nmax_rate = 50\n").unwrap();
        let mut command = plimsoll(folder.path());
        command.args(["scan", "--load-host=127.0.0.1", "--load-seconds=100", &format!("--app={app}")]);
        command.args([format!("--postgres={}", Shop::shared().postgres), format!("--redis={}", Shop::shared().redis)]);
        let scan = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        Self { scan, folder }
    }

    fn snapshot(&self) -> Option<PathBuf> {
        let runs = fs::read_dir(self.folder.path().join(".plimsoll/runs"));
        runs.into_iter().flatten().flatten().map(|e| e.path()).find(|p| p.extension().is_some_and(|e| e == "db"))
    }

    /// How many rows a table has; 0 where it cannot be read yet.
    fn rows(&self, table: &str) -> i64 {
        let Some(path) = self.snapshot() else { return 0 };
        let count = || {
            let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            db.query_row(&format!("select count(*) from {table}"), [], |r| r.get(0))
        };
        count().unwrap_or(0)
    }

    fn wait_for(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < HANG, "{what}");
            assert!(self.scan.try_wait().unwrap().is_none(), "the scan ended before that: {what}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn json(&self, command: &str) -> serde_json::Value {
        serde_json::from_str(&self.run(&[command, "latest", "--format", "json"]).out).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Ended {
        let ended = run_command(self.folder.path(), arguments);
        assert_eq!(ended.code, 0, "{arguments:?}: {}", ended.err);
        ended
    }

    /// The snapshot and its write-ahead log, byte by byte.
    fn bytes(&self) -> [Vec<u8>; 2] {
        let path = self.snapshot().unwrap();
        [fs::read(&path).unwrap(), fs::read(path.with_extension("db-wal")).unwrap()]
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.scan.kill();
        let _ = self.scan.wait();
    }
}

/// No check that reads one of these tables passes.
fn assert_unproven(run: &serde_json::Value, prefix: &str) {
    let (checks, _) = check::load("/nonexistent".as_ref());
    for name in passes(run) {
        let check = checks.iter().find(|c| c.name() == name).unwrap();
        assert!(check.tables.iter().all(|t| !t.starts_with(prefix)), "{name} passes although the scan died");
    }
}

fn length(json: &serde_json::Value) -> usize {
    json.as_array().map_or(0, Vec::len)
}

#[test]
fn killed_in_the_middle_of_the_ramp_it_leaves_every_step_that_was_over() {
    let mut running = Running::start();
    running.wait_for("a step is over", |r| r.rows("load_step") > 0);
    let alive = running.json("report");
    assert!(length(&alive["load"]["steps"]) > 0, "a scan that still runs is shown as far as it went: {}", alive["load"]);
    assert!(running.scan.try_wait().unwrap().is_none(), "and goes on");
    running
        .wait_for("a second of a step under way is settled", |r| r.rows("load_second where step > (select max(step) from load_step)") > 0);
    running.scan.kill().unwrap();
    running.scan.wait().unwrap();
    assert!(running.rows("load_postgres_sample") > 0, "and what Postgres' sessions did");
    assert!(running.rows("load_redis_second") > 0, "and Redis");
    let (steps, seconds, before) = (running.rows("load_step"), running.rows("load_second"), running.bytes());
    for command in ["report", "recheck"] {
        let json = running.json(command);
        let load = &json["load"];
        assert_eq!(length(&load["steps"]), usize::try_from(steps).unwrap(), "{load}");
        assert!(load["steps"][0]["p95_ms"].as_f64().is_some(), "{}", load["steps"]);
        assert_eq!(length(&load["moments"]), usize::try_from(seconds).unwrap());
        assert!(load["line"]["ended"].as_str().unwrap().contains("the scan died"), "{}", load["line"]);
        assert!(json["duration_ms"].is_null());
        assert_unproven(&json, "load_");
    }
    for format in ["terminal", "markdown", "html"] {
        let text = running.run(&["report", "latest", "--format", format]).out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("this scan did not come to its end: it died"), "{format}: {text}");
    }
    assert!(running.run(&["compare", "latest", "latest"]).out.contains("did not come to its end"));
    assert!(running.bytes() == before, "reading changed the file");
    let left = fs::read_dir(running.folder.path()).unwrap().flatten().filter(|e| e.file_name().to_string_lossy().starts_with("plimsoll-"));
    assert_eq!(left.count(), 0, "copies that nobody needs any more");
}

/// A snapshot in `folder` that nobody seals.
fn begun(folder: &Path) -> Snapshot {
    let target = discover(&Given::default(), folder).unwrap();
    Snapshot::create(&folder.join(".plimsoll/runs"), &target, chrono::Utc::now()).unwrap()
}

#[test]
fn a_scan_that_died_before_it_saw_anything_is_reported_and_passes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    {
        let snapshot = begun(folder.path());
        for probe in PROBES {
            drop(snapshot.facts(probe.name(), probe.tables()).unwrap());
        }
        drop(snapshot.facts("load", filled_by(load::NAME)).unwrap());
        drop(snapshot.facts("derive", filled_by(derive::NAME)).unwrap());
    }
    let ended = run_command(folder.path(), &["report", "latest", "--format", "json"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let json = serde_json::from_str(&ended.out).unwrap();
    assert!(passes(&json).is_empty(), "{:?}", passes(&json));
    assert!(json["load"].is_null());
}

/// The run of a load of this shape that died after these steps.
fn died(shape: &str, steps: &[(f64, &str)]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = begun(folder.path());
    let mut facts = snapshot.facts("load", filled_by(load::NAME)).unwrap();
    facts.write("load_begin", [row! { "seed" => 7, "shape" => shape.to_owned() }]);
    facts.write("load_step", (1..).zip(steps).map(|(number, (per_s, verdict))| step(number, *per_s, verdict)));
    facts.write("load_histogram", (1..).zip(steps).map(|(number, _)| latencies(number)));
    drop(facts);
    // One probe came to its end: what is made of its facts is whole.
    let mut log = snapshot.facts("log", &["log_statement"]).unwrap();
    log.write("log_statement", []);
    log.finish(None, Duration::ZERO).unwrap();
    let complete = derive::complete(snapshot).unwrap();
    run::assemble(&complete, &[], &plimsoll::config::Config::default()).unwrap()
}

#[test]
fn a_rate_that_was_proven_before_it_died_stays_proven() {
    let line = |shape: &str, steps: &[(f64, &str)]| {
        let line = died(shape, steps).load.unwrap().line;
        (line.proven_per_s, line.failed_per_s)
    };
    let steps = [(80.0, "undecided"), (40.0, "fail"), (36.0, "pass"), (30.0, "pass"), (54.0, "fail"), (20.0, "fail")];
    assert_eq!(line("line", &steps), (Some(36.0), Some(40.0)));
    assert_eq!(line("line", &steps[..2]), (None, Some(40.0)));
    assert_eq!(line("line", &[]), (None, None));
    assert_eq!(line("soak", &steps), (None, None), "nobody looked for a line");
    let run = died("line", &steps);
    let absent = |table: &str| run.absences.iter().any(|gap| gap.table == table && gap.reason.contains("the scan died before"));
    assert!(["load_step_latency", "load_line", "load_meaning"].into_iter().all(absent), "{:?}", run.absences);
    assert!(!absent("log_share"));
}

/// Found by the fuzzer: a file that tells of two servers, as no scan writes it, has the growth of each table twice.
#[test]
fn facts_that_contradict_each_other_are_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let snapshot = begun(folder.path());
    let mut facts = snapshot.facts("postgres", &["db_table", "db_server", "db_index"]).unwrap();
    for name in ["db_table", "db_server", "db_server"] {
        facts.write(name, [any_row(name)]);
    }
    facts.write("db_index", []);
    facts.finish(None, Duration::ZERO).unwrap();
    let run = run::assemble(&derive::complete(snapshot).unwrap(), &[], &plimsoll::config::Config::default()).unwrap();
    let why = run.absences.iter().find(|gap| gap.table == "db_growth").map(|gap| gap.reason.clone()).unwrap_or_default();
    assert!(why.contains("contradict each other"), "{why}");
}

/// A row that fits the table, and says nothing.
fn any_row(name: &str) -> Row {
    let table = plimsoll::snapshot::tables().into_iter().find(|table| table.name == name).unwrap();
    let value = |column: &str, kind: &str| match kind {
        "integer" => Value::Integer(i64::from(!column.starts_with("is_"))),
        "real" => Value::Real(1.0),
        _ => Value::Text("x".to_owned()),
    };
    table.columns.iter().map(|column| (column.name, value(column.name, column.kind))).collect()
}
