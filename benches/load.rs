//! The load engine as a program, for `load.sh`: drives one address with closed users or at a fixed rate, through the
//! library's public interface, and prints what it measured. Its last part is the server that stalls.

#![expect(clippy::print_stdout, reason = "its figures go to the script")]

use std::{
    collections::BTreeMap,
    error::Error,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{Router, extract::State, routing::get};
use hdrhistogram::{Histogram, serialization::Deserializer};
use plimsoll::{
    config::{Given, discover},
    load::{self, Pace},
    scenario::Scenario,
    snapshot::Snapshot,
    stop::Stop,
};

/// How the server that stalls answers, and when it holds all answers back.
const TAKES: Duration = Duration::from_millis(20);
const STALL: (Duration, Duration) = (Duration::from_secs(4), Duration::from_secs(6));
/// Its clock begins here: after what is sent to find the app and to sound it.
const FIRST: u64 = 40;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["closed", address, users, pause, seconds] => {
            // It lasts until its time is over, but for the second that is left for what is under way.
            let seconds = seconds.parse::<u64>()? + 1;
            let limits = format!("users = {users}\nmax_seconds = {seconds}\n");
            drive(address, &limits, Pace { settle: Duration::ZERO, ..pace() }, &[scenario("/", 1, pause)?]).await
        }
        ["open", address, users, per_s, seconds] => {
            drive(address, &open(users, per_s, seconds)?, held(seconds)?, &[scenario("/", 1, "0s")?]).await
        }
        ["beside", address, users, per_s, seconds] => {
            let scenarios = [scenario("/", 4, "0s")?, scenario("/beside", 1, "0s")?];
            drive(address, &open(users, per_s, seconds)?, held(seconds)?, &scenarios).await
        }
        ["stalls", port] => serve(port.parse()?).await,
        _ => Err("closed ADDRESS USERS PAUSE SECONDS | open|beside ADDRESS USERS PER_S SECONDS | stalls PORT".into()),
    }
}

fn pace() -> Pace {
    Pace { lag_limit_ms: 1_000.0, seed: Some(7), ..Pace::default() }
}

/// One rate, from the first request on; a step lasts an eighth of the time.
fn held(seconds: &str) -> Result<Pace, Box<dyn Error>> {
    let dwell = Duration::from_secs(seconds.parse()?);
    Ok(Pace { settle: Duration::ZERO, dwell, ..pace() })
}

fn open(users: &str, per_s: &str, seconds: &str) -> Result<String, Box<dyn Error>> {
    let seconds = 8 * seconds.parse::<u64>()? + 8;
    Ok(format!("max_in_flight = {users}\nmax_rate = {per_s}\nrate = {per_s}\nmax_seconds = {seconds}\n"))
}

fn scenario(path: &str, weight: u32, pause: &str) -> Result<Scenario, Box<dyn Error>> {
    let text = format!("why = \"a bench\"\nweight = {weight}\npause = \"{pause}\"\n[[step]]\nname = \"it\"\nget = \"{path}\"\n");
    Ok(Scenario::parse(&format!("{weight}.toml"), &text)?)
}

async fn drive(address: &str, limits: &str, pace: Pace, scenarios: &[Scenario]) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let trusted = std::env::var("CA_FILE").map(|path| format!("ca_file = \"{path}\"\n")).unwrap_or_default();
    let config = format!("environment = \"test\"\n{trusted}[load]\nhosts = [\"127.0.0.1\"]\n{limits}[objective]\np95_ms = 30000\n");
    std::fs::write(folder.path().join("plimsoll.toml"), config)?;
    let target = discover(&Given { app: Some(address.to_owned()), ..Given::default() }, folder.path())?;
    let snapshot = Snapshot::create(&folder.path().join("runs"), &target, chrono::Utc::now())?;
    load::drive_at(&target, scenarios, &snapshot, &Stop::default(), &|_| {}, pace).await?;
    print(&snapshot)
}

/// What the first step measured, a line for each endpoint: requests, requests/s, p50, p99 and p99.9 in ms, failed; then of
/// the step the 99th percentile of the start lag in ms, requests dropped, most in the backlog, percent of the processors.
fn print(snapshot: &Snapshot) -> Result<(), Box<dyn Error>> {
    let mut endpoints = BTreeMap::<i64, (Histogram<u64>, i64)>::new();
    let mut query = snapshot.db().prepare("select endpoint, latencies, failed from load_histogram where step = 1")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let one: Histogram<u64> = Deserializer::new().deserialize(&mut row.get::<_, Vec<u8>>(1)?.as_slice())?;
        let (all, failed) = endpoints.entry(row.get(0)?).or_insert((Histogram::new_with_bounds(1, 60_000_000, 3)?, 0));
        all.add(one)?;
        *failed += row.get::<_, i64>(2)?;
    }
    let sql =
        "select seconds, coalesce(start_lag_p99_ms, 0), dropped, backlog_max, coalesce(generator_cpu_pct, 0) from load_step where step = 1";
    let step = snapshot.db().query_row(sql, [], |r| Ok((r.get::<_, f64>(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))?;
    let (seconds, lag_ms, dropped, backlog, cpu_pct): (f64, f64, i64, i64, f64) = step;
    for (all, failed) in endpoints.values() {
        let ms = |quantile| Duration::from_micros(all.value_at_quantile(quantile)).as_secs_f64() * 1_000.0;
        let per_s = f64::from(u32::try_from(all.len())?) / seconds;
        let (p50, p99, p999) = (ms(0.5), ms(0.99), ms(0.999));
        println!("{} {per_s:.0} {p50:.2} {p99:.2} {p999:.2} {failed} {lag_ms:.3} {dropped} {backlog} {cpu_pct:.1}", all.len());
    }
    Ok(())
}

/// Answers after 20 ms, but holds everything for 2 s; `/beside` is another endpoint, and never held.
async fn serve(port: u16) -> Result<(), Box<dyn Error>> {
    let (seen, start) = (Arc::new(AtomicU64::new(0)), Arc::new(OnceLock::<Instant>::new()));
    let answer = async |State((seen, start)): State<(Arc<AtomicU64>, Arc<OnceLock<Instant>>)>| {
        if seen.fetch_add(1, Ordering::Relaxed) == FIRST {
            start.get_or_init(Instant::now);
        }
        tokio::time::sleep(TAKES).await;
        if let Some(begun) = start.get().filter(|s| (STALL.0..STALL.1).contains(&s.elapsed())) {
            tokio::time::sleep_until((*begun + STALL.1).into()).await;
        }
        "done"
    };
    let socket = tokio::net::TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(([127, 0, 0, 1], port).into())?;
    let beside = async || {
        tokio::time::sleep(TAKES).await;
        "done"
    };
    let router = Router::new().route("/", get(answer)).route("/beside", get(beside)).with_state((seen, start));
    axum::serve(socket.listen(8_192)?, router).await?;
    Ok(())
}
