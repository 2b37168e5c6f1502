//! An app that goes away in the middle of a load: what it leaves behind is not called a capacity.

use std::{
    net::TcpListener,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use plimsoll::{
    check::{self, Verdict},
    config::{Given, discover},
    derive,
    load::{self, Event, Pace},
    row, run,
    scenario::Scenario,
    snapshot::{Kind, Snapshot, Unseen, filled_by},
};

use crate::{
    meaning::{latencies, step},
    support::{self, Nginx, drive_until},
};

const AWAY: &str = "the app went away ";

/// Drives `/` of `app`, and tells `hear` what happens.
fn drive(app: &str, limits: &str, hear: impl Fn(&Event) + Sync) -> (Snapshot, tempfile::TempDir) {
    let scenario = Scenario::parse("scenarios/test.toml", "why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"/\"\n").unwrap();
    let config = format!("[load]\nhosts = [\"127.0.0.1\"]\n{limits}");
    let given = Given { app: Some(app.to_owned()), ..Given::default() };
    // Beside other tests the generator is late.
    let pace = Pace { lag_limit_ms: 2_000.0, seed: Some(7), ..support::pace() };
    drive_until(&given, &config, scenario, pace, |event| {
        hear(event);
        false
    })
}

/// The same on an nginx, which is killed at the first event that `is_time`.
fn kill(limits: &str, is_time: impl Fn(&Event) -> bool + Sync) -> (Snapshot, tempfile::TempDir) {
    let app = Nginx::start("listen 127.0.0.1:{port}; location / { return 200 here; }", &[]);
    let (url, app) = (app.url("http", "127.0.0.1"), Mutex::new(Some(app)));
    drive(&url, limits, |event| {
        if is_time(event) {
            drop(app.lock().unwrap().take());
        }
    })
}

fn one<T: rusqlite::types::FromSql>(snapshot: &Snapshot, sql: &str) -> T {
    snapshot.db().query_row(sql, [], |row| row.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
}

/// Nothing that reads what was measured under load passes or fails.
fn assert_undecided(snapshot: &Snapshot) {
    let (checks, _) = check::load("/nonexistent".as_ref());
    let begun = ["load_begin", "load_run", "load_scenario", "load_endpoint", "load_environment"];
    let is_of_ramp =
        |table: &String| table.starts_with("load_") && !table.starts_with("load_request_cost") && !begun.contains(&table.as_str());
    let reading: Vec<_> = checks.iter().filter(|check| check.tables.iter().any(is_of_ramp)).collect();
    assert!(reading.len() > 3);
    for check in reading {
        let verdict = check.judge(snapshot.db());
        assert!(matches!(verdict, Verdict::Unproven { .. } | Verdict::NotApplicable), "{}: {verdict:?}", check.name());
    }
}

#[test]
fn an_app_that_is_killed_under_its_first_rate_has_no_line() {
    let (snapshot, _folder) =
        kill("rate = 30.0\nmax_rate = 30.0\nmax_seconds = 40\n", |event| matches!(event, Event::Second { served, .. } if *served > 5));
    let ended: String = one(&snapshot, "select ended from load_run");
    assert!(ended.starts_with(AWAY) && ended.contains("did not come back within 15 s"), "{ended}");
    let steps: String = one(&snapshot, "select group_concat(verdict || ' ' || because, char(10)) from load_step");
    assert!(steps.starts_with("void the app went away at "), "{steps}");
    for rate in ["proven_per_s", "failed_per_s", "proven_users", "gave_way_first"] {
        assert_eq!(one::<i64>(&snapshot, &format!("select count({rate}) from load_line")), 0, "{rate}: {steps}");
    }
    for table in ["load_step", "load_recovery", "load_line", "load_meaning"] {
        let why: String =
            one(&snapshot, &format!("select kind || ' ' || reason from reach where kind is not null and table_name = '{table}'"));
        assert!(why.starts_with("unreachable the app went away at "), "{table}: {why}");
    }
    assert!(one::<i64>(&snapshot, "select times from sent where statement = 'GET /' and probe = 'load'") > 20);
    assert_undecided(&snapshot);
}

#[test]
fn a_rate_that_was_proven_before_it_went_away_stays_proven() {
    let folder = tempfile::tempdir().unwrap();
    let target = discover(&Given::default(), folder.path()).unwrap();
    let snapshot = Snapshot::create(folder.path(), &target, chrono::Utc::now()).unwrap();
    let mut facts = snapshot.facts("load", filled_by(load::NAME)).unwrap();
    let (proven, gone) = (1_i64, "the app went away at 12 s and did not come back within 15 s");
    let run = row! { "seed" => 7, "ended" => gone.to_owned(), "is_valid" => 1, "shape" => "line".to_owned(), "proven_step" => proven };
    facts.write("load_run", [run]);
    facts.write("load_step", [step(1, 36.0, "pass"), step(2, 54.0, "void")]);
    facts.write("load_histogram", [latencies(1), latencies(2)]);
    facts.write("load_away", [row! { "at_s" => 12.4, "waited_s" => 15.1 }]);
    for table in ["load_scenario", "load_endpoint"] {
        facts.write(table, []);
    }
    for table in ["load_step", "load_histogram"] {
        facts.unseen(table, &Unseen::new(Kind::Unreachable, gone));
    }
    facts.finish(None, Duration::ZERO).unwrap();
    derive::fill(&snapshot).unwrap();
    let run = run::assemble(&snapshot, &[], &plimsoll::config::Config::default()).unwrap();
    let line = &run.load.as_ref().unwrap().line;
    assert_eq!((line.proven_per_s, line.failed_per_s, line.went_away_s), (Some(36.0), None, Some(12.4)));
    let said = |table: &str| run.absences.iter().any(|gap| gap.table == table && gap.reason == gone);
    assert!(["load_line", "load_step_latency", "load_meaning"].into_iter().all(said), "{:?}", run.absences);
}

#[test]
fn an_app_that_is_killed_while_it_is_driven_alone_is_not_called_broken() {
    let (snapshot, _folder) = kill("max_seconds = 40\n", |event| matches!(event, Event::RequestCost(_)));
    assert_eq!(one::<i64>(&snapshot, "select count(*) from load_request_cost"), 0);
    for table in ["load_request_cost", "load_step", "load_line"] {
        let why: String = one(&snapshot, &format!("select reason from reach where kind is not null and table_name = '{table}'"));
        assert!(why.starts_with("the app went away while its endpoints were driven alone"), "{table}: {why}");
    }
}

/// An app by hand. Under load it dies, and whatever watches it brings it back two seconds later.
fn fragile() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let served = AtomicU64::new(0);
        let mut listener = Some(listener);
        while let Some(open) = listener.take() {
            for stream in open.incoming().flatten() {
                if served.fetch_add(1, Ordering::SeqCst) == 100 {
                    break;
                }
                answer(stream);
            }
            drop(open);
            thread::sleep(Duration::from_secs(2));
            listener = (0..100).find_map(|_| TcpListener::bind(address).inspect_err(|_| thread::sleep(Duration::from_millis(50))).ok());
        }
    });
    format!("http://{address}")
}

fn answer(mut stream: std::net::TcpStream) {
    use std::io::{Read as _, Write as _};
    let mut asked = [0; 2_048];
    let _ = stream.read(&mut asked);
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 4\r\n\r\nhere");
}

#[test]
fn an_app_that_dies_of_its_load_and_comes_back_has_failed() {
    let (snapshot, _folder) = drive(&fragile(), "rate = 30.0\nmax_rate = 30.0\nmax_seconds = 30\n", |_| ());
    let steps: String = one(&snapshot, "select group_concat(offered_per_s || ' ' || verdict || ' ' || because, char(10)) from load_step");
    assert!(steps.contains(" fail "), "{steps}");
    assert_eq!(one::<i64>(&snapshot, "select count(*) from load_away"), 0, "{steps}");
    assert!(one::<Option<f64>>(&snapshot, "select failed_per_s from load_line").is_some(), "{steps}");
}
