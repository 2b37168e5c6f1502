//! Loads besides the search for the line, and whether an app comes back from an overload, against small servers in this
//! process.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{Router, extract::State, http::StatusCode, routing::get};
use plimsoll::{
    check::{self, Verdict},
    config::{Given, discover},
    derive,
    load::{Event, Pace},
    run::{self, Run},
    scenario::Scenario,
    snapshot::Snapshot,
    stop::Stop,
};
use tokio::sync::Semaphore;

use crate::support::{self, Redis, block_on, command, serve};

/// An app in this process.
struct App {
    workers: Semaphore,
    /// Requests under way.
    inside: AtomicUsize,
    /// Once too many were, it never finds back.
    is_jammed: AtomicBool,
    /// Requests so far.
    count: AtomicU32,
    redis: Option<redis::aio::MultiplexedConnection>,
}

impl App {
    fn serve(workers: usize, redis: Option<redis::aio::MultiplexedConnection>) -> String {
        let (inside, is_jammed, count) = (AtomicUsize::default(), AtomicBool::default(), AtomicU32::default());
        let app = Arc::new(Self { workers: Semaphore::new(workers), inside, is_jammed, count, redis });
        let router = Router::new()
            .route("/", get(work))
            .route("/jams", get(jams))
            .route("/creeps", get(creeps))
            .route("/items", get(|| async { "{\"items\":[{\"id\":7}]}" }))
            .route("/items/7", get(|| async { "seven" }))
            .route("/broken", get(|| async { StatusCode::INTERNAL_SERVER_ERROR }))
            .with_state(app);
        serve(router)
    }
}

/// 20 ms by one of the workers.
async fn work(State(app): State<Arc<App>>) -> &'static str {
    let _one = app.workers.acquire().await.unwrap();
    tokio::time::sleep(Duration::from_millis(20)).await;
    "done"
}

/// Fast, until more than 60 are inside at once: from then on slow for ever.
async fn jams(State(app): State<Arc<App>>) -> &'static str {
    if app.inside.fetch_add(1, Ordering::SeqCst) > 60 {
        app.is_jammed.store(true, Ordering::SeqCst);
    }
    if app.is_jammed.load(Ordering::SeqCst) {
        tokio::time::sleep(Duration::from_millis(700)).await;
    } else {
        work(State(Arc::clone(&app))).await;
    }
    app.inside.fetch_sub(1, Ordering::SeqCst);
    "done"
}

/// Each request takes 0.4 ms longer than the one before, leaves 1 kB behind in Redis, and puts a job into each of two queues, of
/// which one is worked off.
async fn creeps(State(app): State<Arc<App>>) -> &'static str {
    let count = app.count.fetch_add(1, Ordering::SeqCst);
    if let Some(mut redis) = app.redis.clone() {
        let _: () = redis::cmd("SET").arg(format!("left:{count}")).arg("x".repeat(1_000)).query_async(&mut redis).await.unwrap();
        for (command, queue) in [("LPUSH", "queue:mailers"), ("LPUSH", "queue:default"), ("RPOP", "queue:default")] {
            let words: &[&str] = if command == "LPUSH" { &["{\"class\":\"Later\"}"] } else { &[] };
            let _: redis::Value = redis::cmd(command).arg(queue).arg(words).query_async(&mut redis).await.unwrap();
        }
    }
    tokio::time::sleep(Duration::from_micros(5_000 + u64::from(count) * 400)).await;
    "done"
}

/// The run of a load of `path`, with what `load` says of it.
fn drive(app: String, redis: Option<String>, path: &str, load: &str) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let config = format!("environment = \"test\"\nwithout = [\"postgres\", \"pooler\"]\n[load]\nhosts = [\"127.0.0.1\"]\n{load}");
    std::fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
    let target = discover(&Given { app: Some(app), redis, ..Given::default() }, folder.path()).unwrap();
    let snapshot = Snapshot::create(&folder.path().join("runs"), &target, chrono::Utc::now()).unwrap();
    let text = format!("why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"{path}\"\n");
    let scenario = Scenario::parse("scenarios/test.toml", &text).unwrap();
    // Beside other tests the generator is late.
    let pace = Pace { lag_limit_ms: 2_000.0, seed: Some(7), ..support::pace() };
    let (stop, has_failed) = (Stop::default(), AtomicBool::default());
    let tell = |event| {
        let Event::Judged { verdict, .. } = event else { return };
        // The step after the first that failed is the watch.
        if has_failed.swap(verdict == "fail", Ordering::SeqCst) {
            stop.request();
        }
    };
    block_on(support::drive_beside_others(&target, &[scenario], &snapshot, &stop, &tell, pace));
    derive::fill(&snapshot).unwrap();
    snapshot.seal(Duration::ZERO).unwrap();
    let (checks, _) = check::load(Path::new("/nonexistent"));
    run::assemble(&snapshot, &checks, &plimsoll::config::Config::default()).unwrap()
}

fn verdict<'a>(run: &'a Run, check: &str) -> &'a Verdict {
    &run.outcomes.iter().find(|o| o.name() == check).unwrap().verdict
}

/// Requests due in each second, and the step's.
fn offered(run: &Run, seconds: impl Iterator<Item = i64>) -> i64 {
    let moments = &run.load.as_ref().unwrap().moments;
    seconds.map(|second| moments.iter().find(|m| m.second == second).map_or(0, |m| m.offered)).sum()
}

#[test]
fn an_app_that_works_off_its_queue_is_seen_to_come_back() {
    let run = drive(App::serve(4, None), None, "/", "max_seconds = 40\n");
    let load = run.load.as_ref().unwrap();
    let recovery = load.recovery.as_ref().unwrap_or_else(|| panic!("it was not overloaded: {:?}", load.steps));
    assert!(recovery.overload_per_s > 2.0 * recovery.offered_per_s && recovery.requests > 20, "{recovery:?}");
    assert!(recovery.back_after_s.is_some_and(|s| s < recovery.watched_s), "{recovery:?}");
    assert!(matches!(verdict(&run, "database/overload-not-recovered"), Verdict::Pass { .. }));
}

#[test]
fn an_app_that_stays_jammed_after_an_overload_is_found() {
    // Long enough for a watch of ten seconds; what the search does after that is of no interest here.
    let run = drive(App::serve(4, None), None, "/jams", "max_seconds = 75\n");
    let load = run.load.as_ref().unwrap();
    let recovery = load.recovery.as_ref().unwrap_or_else(|| panic!("it was not overloaded: {:?}", load.steps));
    assert_eq!(recovery.back_after_s, None, "{recovery:?}");
    assert!(recovery.late > recovery.requests / 2, "{recovery:?}");
    let verdict = verdict(&run, "database/overload-not-recovered");
    assert!(matches!(verdict, Verdict::Fail { findings, .. } if findings[0].message.contains("still not back")), "{verdict:?}");
}

#[test]
fn a_spike_rises_to_ten_times_the_rate_and_falls_back() {
    // One worker of 20 ms carries 50 a second.
    let run = drive(App::serve(1, None), None, "/", "max_seconds = 30\nshape = \"spike\"\nrate = 8.0\n");
    let load = run.load.as_ref().unwrap();
    let spike = load.spike.as_ref().expect("a spike");
    assert_eq!((spike.base_per_s, spike.spike_per_s), (8.0, 80.0));
    assert!(spike.late > spike.requests / 4 && spike.worst_p95_ms.is_some_and(|p95| p95 > 300.0), "{spike:?}");
    assert!((6 * 60..12 * 80).contains(&spike.requests), "{spike:?}");
    assert!(offered(&run, 2..5) < 60 && load.moments.iter().any(|m| m.offered > 55), "{:?}", load.moments);
    let recovery = load.recovery.as_ref().expect("it was watched");
    assert!((recovery.overload_per_s, recovery.offered_per_s) == (80.0, 8.0) && recovery.back_after_s.is_some(), "{recovery:?}");
    assert!(load.line.proven_per_s.is_none() && load.line.failed_per_s.is_none(), "{:?}", load.line);
}

#[test]
fn a_soak_shows_what_creeps_up() {
    let server = Redis::start("");
    server
        .execute("SADD queues mailers default\nSET stat:processed 9\nLPUSH queue:default 1 2 3\nSELECT 5\nSADD rq:queues rq:queue:reports");
    let redis = block_on(async { redis::Client::open(server.url()).unwrap().get_multiplexed_async_connection().await.unwrap() });
    let limits = "max_seconds = 42\nshape = \"soak\"\nrate = 40.0\n[objective]\np95_ms = 5000.0\n";
    let run = drive(App::serve(1, Some(redis)), Some(server.url()), "/creeps", limits);
    let load = run.load.as_ref().unwrap();
    assert!(load.line.proven_per_s.is_none() && load.line.ended.contains("soak"), "{:?}", load.line);
    let trend = |measure: &str| load.trends.iter().find(|t| t.measure.contains(measure)).unwrap_or_else(|| panic!("{:?}", load.trends));
    // 40 requests a second, each 0.4 ms slower than the last: 57,600 ms an hour, on a machine that is busy with other tests.
    let latency = trend("latency");
    assert!(latency.per_hour_low > 0.0 && (35_000.0..80_000.0).contains(&latency.per_hour), "{latency:?}");
    // 40 kB and a little a second.
    let memory = trend("memory of Redis");
    assert!(memory.per_hour_low > 0.0 && memory.per_hour > 3_600.0 * 40_000.0, "{memory:?}");
    // 40 jobs a second.
    let growing = trend("jobs waiting in sidekiq mailers");
    assert!(growing.per_hour_low > 0.0 && (100_000.0..200_000.0).contains(&growing.per_hour), "{growing:?}");
    let steady = trend("jobs waiting in sidekiq default");
    assert!(steady.per_hour_low <= 0.0 && steady.per_hour_high >= 0.0 && steady.at_end < 10.0, "{steady:?}");
    assert_eq!(trend("jobs waiting in rq reports").at_end, 0.0);
    let Verdict::Fail { findings, of: 3, .. } = verdict(&run, "jobs/queue-growing-under-load") else { panic!("{:?}", load.trends) };
    assert_eq!(findings.iter().map(|f| f.subject.as_str()).collect::<Vec<_>>(), ["sidekiq mailers"]);
    assert!(matches!(verdict(&run, "database/latency-creeping-under-load"), Verdict::Fail { .. }));
    let connections = trend("connections of Redis");
    assert!(connections.per_hour_low <= 0.0 && connections.per_hour_high >= 0.0, "{connections:?}");
}

#[test]
fn a_smoke_run_says_whether_each_scenario_works_and_sends_no_more() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("scenarios")).unwrap();
    let shop = "why = \"w\"\n[[step]]\nname = \"list\"\nget = \"/items\"\nsave = { id = \"/items/0/id\" }\n[[step]]\nname = \"read\"\nget = \"/items/{id}\"\n";
    let bad = "why = \"w\"\n[[step]]\nname = \"list\"\nget = \"/items\"\n[[step]]\nname = \"crash\"\nget = \"/broken\"\n[[step]]\nname = \"never\"\nget = \"/items\"\n";
    std::fs::write(folder.path().join("scenarios/shop.toml"), shop).unwrap();
    std::fs::write(folder.path().join("scenarios/bad.toml"), bad).unwrap();
    let app = format!("--app={}", App::serve(4, None));
    let scan = command::run(folder.path(), &["scan", &app, "--load-host=127.0.0.1", "--load-shape=smoke", "--format=json"]);
    assert_eq!(scan.code, 0, "{}", scan.err);
    let run: serde_json::Value = serde_json::from_str(&scan.out).unwrap();
    let walked = |name: &str| run["load"]["walked"].as_array().unwrap().iter().find(|w| w["scenario"] == name).unwrap().clone();
    assert_eq!((&walked("shop")["answered"], &walked("shop")["failed_step"]), (&2.into(), &serde_json::Value::Null));
    let bad = walked("bad");
    assert_eq!(
        (&bad["steps"], &bad["answered"], &bad["failed_step"], &bad["failure"]),
        (&3.into(), &1.into(), &"crash".into(), &"status".into())
    );
    assert_eq!(run["load"]["moments"].as_array().map(Vec::len), Some(0), "no load was sent");
    let shown = command::run(folder.path(), &["report", "latest"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("not looked for: a smoke run gives none") && shown.contains("shop works: 2 steps"), "{shown}");
    assert!(shown.contains("bad does not work: 1 of 3 steps answered, then `crash` failed (status)"), "{shown}");
    assert!(shown.contains("monitoring/scenario-failing"), "{shown}");
}
