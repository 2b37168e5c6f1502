//! The app's own metrics page, read while it is under load: what it tells of what gave way, and what is said where it tells nothing.

use std::{
    process,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use plimsoll::{
    config::{Given, discover},
    derive,
    load::Pace,
    row,
    scenario::Scenario,
    snapshot::Snapshot,
    stop::Stop,
};
use tokio::sync::Semaphore;

use crate::support::{self, block_on, serve};

/// An app of one worker: a request takes 20 ms of its processor, and its page counts them.
#[derive(Clone)]
struct App {
    worker: Arc<Semaphore>,
    used_us: Arc<AtomicU64>,
    began: Arc<Mutex<Option<Instant>>>,
}

impl App {
    fn start() -> String {
        let app = Self { worker: Arc::new(Semaphore::new(1)), used_us: Arc::default(), began: Arc::default() };
        serve(Router::new().route("/", get(Self::work)).route("/metrics", get(Self::tell)).with_state(app))
    }

    async fn work(State(app): State<Self>) -> &'static str {
        let _one = app.worker.acquire().await.unwrap();
        let began = Instant::now();
        *app.began.lock().unwrap() = Some(began);
        tokio::time::sleep(Duration::from_millis(20)).await;
        let mut now = app.began.lock().unwrap();
        app.used_us.fetch_add(micros(began), Ordering::Relaxed);
        *now = None;
        "done"
    }

    async fn tell(State(app): State<Self>) -> String {
        let under_way = app.began.lock().unwrap().map_or(0, micros);
        let used = Duration::from_micros(app.used_us.load(Ordering::Relaxed) + under_way).as_secs_f64();
        format!(
            "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total {used}\n# TYPE process_start_time_seconds gauge\n\
             process_start_time_seconds {}\n# TYPE nodejs_version_info gauge\nnodejs_version_info{{version=\"v20.0.0\"}} 1\n",
            process::id()
        )
    }
}

fn micros(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_micros()).unwrap()
}

fn one<T: rusqlite::types::FromSql>(snapshot: &Snapshot, sql: &str) -> T {
    snapshot.db().query_row(sql, [], |row| row.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
}

/// Drives `/` after the probe of the app found a metrics page, whatever that has become since.
fn drive(app: &str, limits: &str) -> (Snapshot, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let config = format!("environment = \"test\"\n[load]\nhosts = [\"127.0.0.1\"]\n{limits}");
    std::fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
    let target = discover(&Given { app: Some(app.to_owned()), ..Given::default() }, folder.path()).unwrap();
    let snapshot = Snapshot::create(&folder.path().join("runs"), &target, chrono::Utc::now()).unwrap();
    let mut facts = snapshot.facts("app", &["http_metrics"]).unwrap();
    let page = row! { "path" => "/metrics".to_owned(), "is_readable" => 1, "families" => 1, "series" => 1, "has_latency" => 0 };
    facts.write("http_metrics", [page]);
    facts.finish(None, Duration::ZERO).unwrap();
    let scenario = Scenario::parse("scenarios/test.toml", "why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"/\"\n").unwrap();
    let pace = Pace { dwell: Duration::from_secs(5), lag_limit_ms: 2_000.0, seed: Some(7), ..support::pace() };
    block_on(support::drive_beside_others(&target, &[scenario], &snapshot, &Stop::default(), &|_| (), pace));
    derive::fill(&snapshot).unwrap();
    (snapshot, folder)
}

/// Asked for by the load.
const LOOKS: &str = "select coalesce(sum(times), 0) from sent where statement = 'GET /metrics' and probe = 'load'";

#[test]
fn an_app_whose_one_process_has_used_its_processor_is_named_as_what_gave_way() {
    let (snapshot, _folder) = drive(&App::start(), "rate = 80.0\nmax_seconds = 20\n[objective]\np95_ms = 1000.0\n");
    let steps: String = one(&snapshot, "select group_concat(offered_per_s || ' ' || verdict || ': ' || because, char(10)) from load_step");
    let looks: String = one(
        &snapshot,
        "select group_concat(step || ': ' || asked_s || ' ' || answered_s || ' ' || cpu_s, char(10)) from load_app_second join load_second using (second)",
    );
    let gave_way: Option<String> = one(&snapshot, "select gave_way_first from load_line");
    let gave_way = gave_way.unwrap_or_else(|| panic!("nothing gave way: {steps}\n{looks}"));
    assert!(gave_way.starts_with("the app's process: it used at least "), "{gave_way}\n{steps}\n{looks}");
    assert!(gave_way.contains("of the one processor that Node runs on; processors of this machine: "), "{gave_way}");
    // Each look is listed, and is no request of the load.
    let seen: i64 = one(&snapshot, "select count(*) from load_app_second");
    assert!(seen > 2 && one::<i64>(&snapshot, LOOKS) >= seen, "{looks}");
    assert_eq!(one::<i64>(&snapshot, "select count(*) from load_endpoint"), 1);
    assert_eq!(one::<String>(&snapshot, "select extent from reach where table_name = 'load_app_second'"), "whole");
}

/// What is told of an app that fails under load, and whose page is as `page` makes it, by how often it was asked for.
fn told_of(page: impl Fn(u64, &HeaderMap) -> Response + Clone + Send + Sync + 'static) -> (String, i64, i64) {
    let asked = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&asked);
    let tell = move |headers: HeaderMap| {
        let reply = page(count.fetch_add(1, Ordering::Relaxed), &headers);
        async move { reply }
    };
    let worker = Arc::new(Semaphore::new(1));
    let work = move || {
        let worker = Arc::clone(&worker);
        async move {
            let _one = worker.acquire().await.unwrap();
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let app = serve(Router::new().route("/", get(work)).route("/metrics", get(tell)));
    let (snapshot, _folder) = drive(&app, "rate = 80.0\nmax_seconds = 12\n[objective]\np95_ms = 1000.0\n");
    assert!(one::<i64>(&snapshot, "select count(*) from load_step where verdict = 'fail'") > 0);
    assert_eq!(one::<Option<String>>(&snapshot, "select gave_way_first from load_line"), None, "nothing was seen of it");
    let reach =
        "select extent || ' ' || coalesce(kind || ' ' || reason || ' -> ' || cure, '') from reach where table_name = 'load_app_second'";
    let asked = i64::try_from(asked.load(Ordering::Relaxed)).unwrap();
    assert_eq!(one::<i64>(&snapshot, LOOKS), asked, "each is listed");
    (one(&snapshot, reach), one(&snapshot, "select count(*) from load_app_second"), asked)
}

/// The page of a process that uses its whole processor, as a clock would count it.
fn busy(started_at: u64, used_s: f64) -> Response {
    format!(
        "# TYPE process_cpu_seconds_total counter\nprocess_cpu_seconds_total {used_s}\n# TYPE process_start_time_seconds gauge\n\
         process_start_time_seconds {started_at}\n# TYPE python_info gauge\npython_info{{version=\"3.11\"}} 1\n"
    )
    .into_response()
}

#[test]
fn workers_that_answer_in_turn_tell_of_no_process() {
    let start = Instant::now();
    let (reach, rows, asked) = told_of(move |n, _| busy(5, start.elapsed().as_secs_f64() + if n.is_multiple_of(2) { 0.0 } else { 60.0 }));
    assert!(reach == "whole " && [asked, asked - 1].contains(&rows), "{reach}: {rows} of {asked}");
}

#[test]
fn a_page_that_is_gone_under_load_tells_nothing_and_that_is_said() {
    let start = Instant::now();
    let page = move |n, _: &HeaderMap| if n < 1 { busy(5, start.elapsed().as_secs_f64()) } else { StatusCode::NOT_FOUND.into_response() };
    let (reach, rows, asked) = told_of(page);
    assert_eq!(rows, 1);
    // The load may have ended before the last answer came.
    let looks = [asked, asked - 1];
    let why = |looks: i64| {
        format!("part failed {} of {looks} looks under load told nothing: /metrics was no metrics page (status 404)", looks - 1)
    };
    assert!(looks.iter().any(|looks| reach.starts_with(&why(*looks))), "{reach}");
}

#[test]
fn a_page_of_five_megabytes_is_asked_for_once() {
    let (reach, rows, asked) = told_of(|_, _| format!("# TYPE a gauge\n{}", "a{b=\"c\"} 1\n".repeat(500_000)).into_response());
    assert!(reach.starts_with("none limit the metrics page /metrics is longer than 1 MiB"), "{reach}");
    assert_eq!((rows, asked), (0, 1));
}

#[test]
fn a_page_of_another_service_is_asked_for_once() {
    let page = "# TYPE node_load1 gauge\nnode_load1 1.9\n# TYPE pg_up gauge\npg_up 1\n";
    let (reach, rows, asked) = told_of(|_, _| page.into_response());
    assert!(reach.starts_with("none unsupported the metrics page /metrics tells neither of processor time"), "{reach}");
    assert!(reach.contains("collectDefaultMetrics()"), "{reach}");
    assert_eq!((rows, asked), (0, 1));
}

#[test]
fn a_page_that_is_shut_is_asked_for_once_and_unpacked_for_nobody() {
    let (reach, rows, asked) = told_of(|_, headers| {
        assert_eq!(headers["accept-encoding"], "identity");
        StatusCode::FORBIDDEN.into_response()
    });
    assert!(reach.starts_with("none denied the metrics page /metrics asks for credentials"), "{reach}");
    assert_eq!((rows, asked), (0, 1));
}
