//! The load engine as a program, for `load.sh`: drives one address with closed users or at a fixed rate, through the
//! library's public interface, and prints what it measured. Its third part is the server that stalls.

#![expect(clippy::print_stdout, reason = "its figures go to the script")]

use std::{
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
    load::{self, Pace},
    scenario::Scenario,
    snapshot::Snapshot,
    stop::Stop,
    target::{Given, discover},
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
        ["closed", address, users, seconds] => drive(address, &format!("users = {users}"), None, seconds.parse()?).await,
        ["open", address, per_s, seconds] => {
            let limits = format!("max_rate = {per_s}\nmax_in_flight = 4500");
            drive(address, &limits, Some(per_s.parse()?), seconds.parse()?).await
        }
        ["stalls", port] => serve(port.parse()?).await,
        _ => Err("closed ADDRESS USERS SECONDS | open ADDRESS PER_S SECONDS | stalls PORT".into()),
    }
}

async fn drive(address: &str, limits: &str, first_per_s: Option<f64>, seconds: u64) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    // A closed run lasts until its time is over, but for the second that is left for what is under way. An open one is one
    // step of an eighth of the time.
    let max_seconds = if first_per_s.is_some() { 8 * seconds + 8 } else { seconds + 1 };
    let config = format!(
        "environment = \"test\"\n[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = {max_seconds}\n{limits}\n[objective]\np95_ms = 30000\n"
    );
    std::fs::write(folder.path().join("plimsoll.toml"), config)?;
    let target = discover(&Given { app: Some(address.to_owned()), ..Given::default() }, folder.path())?;
    let step = "why = \"a bench\"\npause = \"0s..0s\"\n[[step]]\nname = \"it\"\nget = \"/\"\n";
    let scenario = Scenario::parse("bench.toml", step)?;
    let snapshot = Snapshot::create(&folder.path().join("runs"), &target, chrono::Utc::now())?;
    let pace = Pace { settle: Duration::ZERO, dwell: Duration::from_secs(seconds), lag_limit_ms: 1_000.0, seed: Some(7), first_per_s };
    load::drive_at(&target, &[scenario], &snapshot, &Stop::default(), &|_| {}, pace).await?;
    print(&snapshot)
}

/// What the first step measured, one line.
fn print(snapshot: &Snapshot) -> Result<(), Box<dyn Error>> {
    let mut all = Histogram::<u64>::new_with_bounds(1, 60_000_000, 3)?;
    let mut query = snapshot.db().prepare("select latencies from load_histogram where step = 1")?;
    for blob in query.query_map([], |r| r.get::<_, Vec<u8>>(0))? {
        let one: Histogram<u64> = Deserializer::new().deserialize(&mut blob?.as_slice())?;
        all.add(one)?;
    }
    let sql = "select requests, failed, seconds from load_step where step = 1";
    let (requests, failed, seconds): (u64, u64, f64) = snapshot.db().query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    let ms = |quantile| Duration::from_micros(all.value_at_quantile(quantile)).as_secs_f64() * 1_000.0;
    let per_s = f64::from(u32::try_from(requests)?) / seconds;
    println!("{requests} {per_s:.0} {:.2} {:.2} {:.2} {failed}", ms(0.5), ms(0.99), ms(0.999));
    Ok(())
}

/// Answers after 20 ms, but holds everything for 2 s.
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
    let router = Router::new().route("/", get(answer)).with_state((seen, start));
    axum::serve(socket.listen(8_192)?, router).await?;
    Ok(())
}
