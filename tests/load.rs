//! The load against small servers in this process: what it measures, when it stops, what it never does.

use std::{
    io::Write as _,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{Router, extract::State, http::StatusCode, routing::get};
use hdrhistogram::{Histogram, serialization::Deserializer};
use plimsoll::{
    config::{Given, Target, discover},
    derive,
    import::{self, Wanted},
    load::{self, Event, Pace},
    run,
    scenario::Scenario,
    snapshot::{Snapshot, filled_by},
    stop::Stop,
};
use tokio::sync::Semaphore;

use crate::support::{self, block_on, serve};

/// An app in this process.
#[derive(Clone)]
struct App {
    hits: Arc<AtomicUsize>,
    workers: Arc<Semaphore>,
    takes: Duration,
    /// From its 61st request on it answers nobody for this long.
    stall: Duration,
    stalled_until: Arc<Mutex<Option<Instant>>>,
}

impl App {
    fn new(workers: usize, takes_ms: u64) -> Self {
        Self {
            hits: Arc::default(),
            workers: Arc::new(Semaphore::new(workers)),
            takes: Duration::from_millis(takes_ms),
            stall: Duration::ZERO,
            stalled_until: Arc::default(),
        }
    }

    /// Serves on a free port until the tests end.
    fn serve(&self) -> String {
        let router = Router::new()
            .route("/", get(work))
            .route("/broken", get(|State(app): State<App>| async move { (app.count(), StatusCode::INTERNAL_SERVER_ERROR).1 }))
            // The request costs see it at work; the ramp finds it broken.
            .route(
                "/breaks",
                get(|State(app): State<App>| async move { if app.count() < 22 { StatusCode::OK } else { StatusCode::BAD_GATEWAY } }),
            )
            .route("/panic", get(|State(app): State<App>| async move { break_off(app.count()) }))
            .route("/items", get(|| async { "{\"items\":[{\"id\":7}]}" }))
            .route("/items/7", get(|State(app): State<App>| async move { (app.count(), "seven").1 }))
            .with_state(self.clone());
        serve(router)
    }

    fn count(&self) -> usize {
        self.hits.fetch_add(1, Ordering::Relaxed)
    }
}

/// A panic that does not tell of itself.
fn break_off(count: usize) {
    if count < usize::MAX {
        std::panic::resume_unwind(Box::new("on purpose"));
    }
}

async fn work(State(app): State<App>) -> &'static str {
    // The stall begins well after the requests of one alone, in the measured time of the first step.
    if app.count() == 60 {
        *app.stalled_until.lock().unwrap() = Some(Instant::now() + app.stall);
    }
    let until = *app.stalled_until.lock().unwrap();
    if let Some(left) = until.map(|u| u.saturating_duration_since(Instant::now())) {
        tokio::time::sleep(left).await;
    }
    let _one = app.workers.acquire().await.unwrap();
    tokio::time::sleep(app.takes).await;
    "done"
}

fn scenario(steps: &str) -> Scenario {
    Scenario::parse("scenarios/test.toml", &format!("why = \"a test\"\n{steps}")).unwrap()
}

pub(crate) fn only(path: &str) -> Scenario {
    scenario(&format!("[[step]]\nname = \"it\"\nget = \"{path}\"\n"))
}

fn target(app: &str, folder: &Path, load: &str) -> Target {
    std::fs::write(folder.join("plimsoll.toml"), format!("environment = \"test\"\n{load}")).unwrap();
    discover(&Given { app: Some(app.to_owned()), ..Given::default() }, folder).unwrap()
}

/// A load for `seconds` at a fixed seed. Other work on this machine must not make a step void: the bound on our own
/// lateness is wide here.
fn pace() -> Pace {
    Pace {
        settle: Duration::from_millis(300),
        dwell: Duration::from_millis(2_500),
        lag_limit_ms: 2_000.0,
        seed: Some(7),
        ..support::pace()
    }
}

pub(crate) struct Loaded {
    snapshot: Snapshot,
    events: Vec<Event>,
    _folder: tempfile::TempDir,
}

impl Loaded {
    pub(crate) fn one<T: rusqlite::types::FromSql>(&self, sql: &str) -> T {
        self.snapshot.db().query_row(sql, [], |r| r.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
    }
}

/// Loads `app` and comes back with the snapshot.
pub(crate) fn drive(app: &str, scenario: &Scenario, config: &str) -> Loaded {
    drive_until(app, scenario, config, |_| false)
}

/// The same, and stops at the first event that `is_end`.
fn drive_until(app: &str, scenario: &Scenario, config: &str, is_end: impl Fn(&Event) -> bool + Sync) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let mut target = target(app, folder.path(), config);
    support::sign_in(&mut target);
    let snapshot = Snapshot::create(&folder.path().join("runs"), &target, chrono::Utc::now()).unwrap();
    let (events, stop) = (Mutex::new(Vec::new()), Stop::default());
    let tell = |event| {
        if is_end(&event) {
            stop.request();
        }
        events.lock().unwrap().push(event);
    };
    block_on(support::drive_beside_others(&target, std::slice::from_ref(scenario), &snapshot, &stop, &tell, pace()));
    derive::fill(&snapshot).unwrap();
    snapshot.seal(Duration::ZERO).unwrap();
    Loaded { snapshot, events: events.into_inner().unwrap(), _folder: folder }
}

pub(crate) fn here(limits: &str) -> String {
    format!("[load]\nhosts = [\"127.0.0.1\"]\n{limits}")
}

/// Every measured latency in microseconds, from the stored histograms, read by the library's own deserializer.
fn latencies(loaded: &Loaded) -> Histogram<u64> {
    let mut all = Histogram::new_with_bounds(1, 60_000_000, 3).unwrap();
    let mut query = loaded.snapshot.db().prepare("select latencies from load_histogram").unwrap();
    for blob in query.query_map([], |r| r.get::<_, Vec<u8>>(0)).unwrap() {
        let one: Histogram<u64> = Deserializer::new().deserialize(&mut blob.unwrap().as_slice()).unwrap();
        all.add(one).unwrap();
    }
    all
}

#[test]
fn nothing_is_sent_to_a_host_that_was_not_named() {
    let app = App::new(8, 1);
    let loaded = drive(&app.serve(), &only("/"), "");
    assert_eq!(app.hits.load(Ordering::Relaxed), 0);
    assert!(loaded.events.is_empty());
    let (kind, cure): (String, String) = loaded
        .snapshot
        .db()
        .query_row("select kind, cure from reach where kind is not null and table_name = 'load_step'", [], |r| Ok((r.get(0)?, r.get(1)?)))
        .unwrap();
    assert_eq!(kind, "not-run");
    assert!(cure.contains("hosts = [\"127.0.0.1\"]"), "{cure}");
    let (load, derived) = (filled_by(load::NAME).len(), filled_by(derive::NAME).len());
    assert_eq!(
        loaded.one::<i64>("select count(*) from reach where kind is not null and kind = 'not-run'"),
        i64::try_from(load + derived).unwrap()
    );
    assert!(run::assemble(&loaded.snapshot, &[], &plimsoll::config::Config::default()).unwrap().load.is_none());
}

#[test]
fn the_line_of_a_queue_lies_below_its_capacity() {
    // Four workers of 20 ms carry at most 200 a second. A machine that is busy with other tests stops them for some hundred
    // milliseconds; that is not what is looked at here.
    let limits = "max_seconds = 40\n[objective]\np95_ms = 1000.0\n";
    let loaded = drive(&App::new(4, 20).serve(), &only("/"), &here(limits));
    let proven: Option<f64> = loaded.one("select offered_per_s from load_run left join load_step on step = proven_step");
    let steps =
        loaded.one::<String>("select group_concat(round(offered_per_s) || ' ' || verdict || ': ' || because, char(10)) from load_step");
    let ended: String = loaded.one("select ended from load_run");
    let proven = proven.unwrap_or_else(|| panic!("nothing was proven: {steps}\n{ended}"));
    assert!((50.0..=210.0).contains(&proven), "{proven} of 200\n{steps}\n{ended}");
    let failed: Option<f64> = loaded.one("select offered_per_s from load_run left join load_step on step = failed_step");
    assert!(failed.is_none_or(|f| f > proven), "{failed:?}\n{steps}");
    let (offered, measured): (i64, i64) = (
        loaded.one("select (select sum(requests) from load_step) + (select coalesce(sum(requests), 0) from load_recovery)"),
        i64::try_from(latencies(&loaded).len()).unwrap(),
    );
    assert_eq!(offered, measured, "each request that was due has its latency");
    let load = run::assemble(&loaded.snapshot, &[], &plimsoll::config::Config::default()).unwrap().load.expect("a load was run");
    assert_eq!((load.line.proven_per_s, load.line.failed_per_s), (Some(proven), failed));
    assert!(load.line.proven_users.is_some_and(|users| users > proven), "with two seconds of pause there are more users than requests");
    assert!(load.steps.iter().all(|s| s.p50_ms >= 19.0 && s.p95_low_ms.is_none_or(|low| low <= s.p95_ms)), "{:?}", load.steps);
    assert_eq!((load.endpoints[0].request.as_str(), load.endpoints[0].requests), ("GET /", offered));
    assert!(load.moments.iter().any(|m| m.p95_ms.is_some()) && load.is_valid && load.seed == 7);
    let part = |name: &str| load.endpoints[0].parts.iter().find(|p| p.part == name).unwrap_or_else(|| panic!("no part {name}"));
    let (head, service) = (part("head"), part("service"));
    assert!(
        head.mean_ms >= 19.0 && service.mean_ms >= head.mean_ms && part("body").mean_ms < head.mean_ms,
        "{:?}",
        load.endpoints[0].parts
    );
    assert!(part("wait").requests == offered && part("connect").requests < offered / 2, "{:?}", load.endpoints[0].parts);
    assert!(load.steps.iter().all(|s| s.start_lag_p99_ms.is_some_and(|lag| lag > 0.0) && s.dropped == 0), "{:?}", load.steps);
}

#[test]
fn a_stall_is_seen_in_full_because_latency_runs_from_the_due_time() {
    let mut app = App::new(512, 5);
    app.stall = Duration::from_millis(1_200);
    let limits = "max_seconds = 5\nmax_rate = 50.0\n[objective]\np95_ms = 5000.0\n";
    let loaded = drive(&app.serve(), &only("/"), &here(limits));
    let all = latencies(&loaded);
    // All that fell due in the stall waited for its end: some of it for more than a second.
    assert!(all.len() > 20 && all.max() > 900_000, "{} requests, slowest {} us", all.len(), all.max());
    let stalled = all.len() - all.count_between(0, 100_000);
    assert!(stalled > 10, "only {stalled} of {} requests show the stall", all.len());
}

/// A few requests are always cut off when the breaker opens; the others tell what went wrong.
pub(crate) fn most_frequent_error(loaded: &Loaded) -> String {
    loaded.one("select class from load_error group by class order by sum(requests) desc limit 1")
}

#[test]
fn the_breaker_ends_a_load_that_only_fails_and_keeps_what_was_seen() {
    let app = App::new(8, 1);
    let limits = "max_seconds = 40\n";
    let loaded = drive(&app.serve(), &only("/breaks"), &here(limits));
    let ended: String = loaded.one("select ended from load_run");
    assert!(ended.contains("the circuit breaker opened"), "{ended}");
    assert_eq!(most_frequent_error(&loaded), "status");
    assert_eq!(loaded.one::<i64>("select count(*) from load_error where step not in (select step from load_step)"), 0);
    assert_eq!(loaded.one::<String>("select group_concat(distinct verdict) from load_step"), "fail");
    assert!(loaded.one::<Option<i64>>("select proven_step from load_run").is_none());
    // No lower rate was fine, so nobody saw whether it comes back: that is not "nothing to come back from".
    assert_eq!(loaded.one::<String>("select kind from reach where kind is not null and table_name = 'load_recovery'"), "not-run");
}

#[test]
fn a_server_that_never_answers_ends_the_load_and_keeps_what_was_seen() {
    // A PUT is not driven alone, so the ramp begins at once.
    let scenario = scenario("[[step]]\nname = \"it\"\nput = \"/silent\"\n");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    // Connections are taken by the system's backlog, and nobody ever reads them.
    let loaded = drive(&address, &scenario, &here("max_seconds = 40\n[objective]\np95_ms = 200.0\n"));
    let ended: String = loaded.one("select ended from load_run");
    assert!(ended.contains("no answer"), "{ended}");
    assert!(loaded.one::<i64>("select sum(failed) from load_step") > 0);
    assert!(latencies(&loaded).max() > 1_000_000);
}

#[test]
fn a_server_that_breaks_off_is_an_error_of_its_class() {
    let loaded = drive(&App::new(8, 1).serve(), &only("/panic"), &here("max_seconds = 8\n"));
    assert_eq!(most_frequent_error(&loaded), "connect");
    assert!(loaded.one::<bool>("select is_valid from load_run"));
}

#[test]
fn a_stop_drops_what_is_under_way_and_keeps_what_was_seen() {
    let is_under_way = |event: &Event| matches!(event, Event::Second { served, .. } if *served > 0);
    let loaded = drive_until(&App::new(64, 10).serve(), &only("/"), &here("max_seconds = 600\n"), is_under_way);
    assert_eq!(loaded.one::<String>("select ended from load_run"), "it was stopped");
    assert!(loaded.one::<i64>("select count(*) from load_second") > 0);
}

#[test]
fn a_stop_before_anything_was_measured_keeps_that_the_load_began() {
    let has_begun = |event: &Event| matches!(event, Event::Step { .. });
    let loaded = drive_until(&App::new(64, 10).serve(), &only("/"), &here("max_seconds = 600\n"), has_begun);
    assert_eq!(loaded.one::<String>("select ended from load_run"), "it was stopped");
    assert_eq!(loaded.one::<i64>("select count(*) from load_request_cost"), 1);
    assert_eq!(loaded.one::<String>("select kind from reach where kind is not null and table_name = 'load_step'"), "not-run");
}

#[test]
fn a_visitor_carries_what_an_answer_gave_into_the_next_step() {
    let steps = "[[step]]\nname = \"list\"\nget = \"/items\"\nsave = { id = \"/items/0/id\" }\n[[step]]\nname = \"read\"\nget = \"/items/{id}\"\nexpect = { status = 200 }\n";
    let app = App::new(8, 1);
    let loaded = drive(&app.serve(), &scenario(steps), &here("max_seconds = 4\nmax_rate = 40.0\n"));
    assert!(app.hits.load(Ordering::Relaxed) > 20);
    assert_eq!(loaded.one::<i64>("select sum(failed) from load_step"), 0);
    assert_eq!(loaded.one::<i64>("select count(*) from load_request_cost where failed = 0 and distinct_bodies = 1"), 2);
    let shares: String = loaded.one("select group_concat(endpoint) from (select distinct endpoint from load_histogram order by 1)");
    assert_eq!(shares, "1,2");
}

#[test]
fn closed_users_wait_and_pause_and_prove_no_line() {
    let app = App::new(8, 20);
    let paused = Scenario::parse(
        "scenarios/test.toml",
        "why = \"a test\"\npause = \"300ms..300ms\"\n[[step]]\nname = \"it\"\nget = \"/\"\n[[step]]\nname = \"again\"\nget = \"/\"\n",
    );
    let loaded = drive(&app.serve(), &paused.unwrap(), &here("users = 3\nmax_seconds = 6\n"));
    let load = run::assemble(&loaded.snapshot, &[], &plimsoll::config::Config::default()).unwrap().load.expect("a load was run");
    assert_eq!((load.line.proven_per_s, load.line.failed_per_s), (None, None));
    assert!(load.line.ended.contains("closed users"), "{}", load.line.ended);
    let [step] = &load.steps[..] else { panic!("one step, not {:?}", load.steps) };
    assert_eq!((step.verdict.as_str(), step.start_lag_p99_ms), ("undecided", None));
    assert!(step.because.contains("proves nothing about the objective"), "{}", step.because);
    // A user makes one request in 320 ms at most, and its pauses are no latency.
    let most = 3.0 * (step.seconds / 0.32 + 1.0);
    let requests = latencies(&loaded).len();
    assert!(requests > 6 && (requests as f64) <= most, "{requests} requests of at most {most}");
    assert!(step.in_flight_max <= 3 && step.p50_ms >= 19.0 && step.p50_ms < 300.0, "{step:?}");
    assert_eq!(loaded.one::<i64>("select count(distinct endpoint) from load_histogram"), 2);
    assert_eq!(loaded.one::<i64>("select sum(failed) from load_step"), 0);
}

#[test]
fn a_recorded_visit_can_be_driven() {
    let app = App::new(8, 1);
    let url = app.serve();
    let entry = |path: &str, text: &str| {
        let content = serde_json::json!({ "mimeType": "application/json", "text": text });
        serde_json::json!({ "request": { "method": "GET", "url": format!("{url}{path}") }, "response": { "status": 200, "content": content } })
    };
    // The visitor saw another item than the app has today.
    let entries = [entry("/items", "{\"items\":[{\"id\":4711}]}"), entry("/items/4711", "4711")];
    let recording = serde_json::json!({ "log": { "entries": entries } }).to_string();
    let visit = import::read(recording.as_bytes(), &Wanted::default()).unwrap().drafts.remove(0);
    let scenario = Scenario::parse("visit.toml", &visit.text()).unwrap();
    let loaded = drive(&url, &scenario, &here("max_seconds = 4\nmax_rate = 40.0\n"));
    assert!(app.hits.load(Ordering::Relaxed) > 20);
    assert_eq!(loaded.one::<i64>("select sum(failed) from load_step"), 0);
}

#[test]
fn closed_users_of_a_server_that_never_answers_are_ended() {
    // A PUT is not driven alone, so the users come at once.
    let scenario = scenario("[[step]]\nname = \"it\"\nput = \"/silent\"\n");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let limits = here("users = 4\nmax_seconds = 40\n[objective]\np95_ms = 200.0\n");
    let loaded = drive(&address, &scenario, &limits);
    let ended: String = loaded.one("select ended from load_run");
    assert!(ended.contains("no answer"), "{ended}");
    assert_eq!(loaded.one::<String>("select verdict from load_step"), "undecided");
    assert_eq!(most_frequent_error(&loaded), "unfinished");
}

#[test]
fn goose_says_nothing_on_standard_output() {
    // The harness itself writes there, so a child of this very program drives the load, and only that.
    let exe = std::env::current_exe().unwrap();
    let child = std::process::Command::new(exe)
        .args(["--exact", "load::a_load_between_two_marks", "--ignored", "--nocapture", "--test-threads=1"])
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success(), "{out}{}", String::from_utf8_lossy(&child.stderr));
    let between = out.split("<<<").nth(1).and_then(|rest| rest.split(">>>").next()).expect("both marks");
    assert_eq!(between.trim(), "", "{out}");
}

#[test]
#[ignore = "run by the test above, in a process of its own"]
fn a_load_between_two_marks() {
    let url = App::new(8, 1).serve();
    let mark = |text: &str| std::io::stdout().write_all(text.as_bytes()).unwrap();
    mark("<<<\n");
    let loaded = drive(&url, &only("/"), &here("max_seconds = 3\nmax_rate = 20.0\n"));
    mark(">>>\n");
    assert!(loaded.one::<i64>("select sum(requests) from load_step") > 0);
}
