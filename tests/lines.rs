//! The load line of real servers, in real time, against the truth: a simulation of the same queue with the service times that
//! the server's workers measured. Takes five minutes a server, so nobody but `make bench-line` runs it.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    io::Write as _,
    sync::{Arc, Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

use axum::{Router, extract::State, http::StatusCode, routing::get};
use plimsoll::{config::Given, load::Pace, run, scenario::Scenario};
use rand::{RngExt, SeedableRng, rngs::SmallRng};
use tokio::sync::oneshot;

use crate::support::{self, serve};

/// A server and what is asked of it: its workers, mean service time (ms), coefficient of variation of that (lognormal), and
/// the most that 95 % may take (ms).
type Case = (usize, f64, f64, f64);

const CASES: [Case; 3] = [(4, 20.0, 1.0, 100.0), (4, 20.0, 1.0, 300.0), (10, 30.0, 2.0, 300.0)];

/// One queue, first come, first served, by threads: their sleep is precise to some hundredths of a millisecond.
struct Server {
    jobs: mpsc::Sender<(Duration, oneshot::Sender<()>)>,
    random: Mutex<SmallRng>,
    mean_s: f64,
    cv: f64,
}

impl Server {
    /// Its address, and the seconds that each request took a worker.
    fn start((workers, mean_ms, cv, _): Case) -> (String, Arc<Mutex<Vec<f64>>>) {
        let (jobs, queue) = mpsc::channel::<(Duration, oneshot::Sender<()>)>();
        let (queue, taken) = (Arc::new(Mutex::new(queue)), Arc::new(Mutex::new(Vec::new())));
        for _ in 0..workers {
            let (queue, taken) = (Arc::clone(&queue), Arc::clone(&taken));
            thread::spawn(move || {
                loop {
                    let Ok((takes, done)) = queue.lock().unwrap().recv() else { return };
                    // Nobody waits for it any more.
                    if done.is_closed() {
                        continue;
                    }
                    let begun = Instant::now();
                    thread::sleep(takes);
                    taken.lock().unwrap().push(begun.elapsed().as_secs_f64());
                    let _ = done.send(());
                }
            });
        }
        let server = Arc::new(Self { jobs, random: Mutex::new(SmallRng::seed_from_u64(7)), mean_s: mean_ms / 1_000.0, cv });
        let router = Router::new().route("/", get(answer)).with_state(server);
        let address = serve(router);
        (address, taken)
    }

    fn takes(&self) -> Duration {
        let mut random = self.random.lock().unwrap();
        let radius = (-2.0 * (1.0 - random.random::<f64>()).ln()).sqrt();
        let normal = radius * (std::f64::consts::TAU * random.random::<f64>()).cos();
        let variance = (1.0 + self.cv * self.cv).ln();
        Duration::from_secs_f64(self.mean_s * (variance.sqrt() * normal - variance / 2.0).exp())
    }
}

async fn answer(State(server): State<Arc<Server>>) -> StatusCode {
    let (done, is_done) = oneshot::channel();
    server.jobs.send((server.takes(), done)).unwrap();
    if is_done.await.is_ok() { StatusCode::OK } else { StatusCode::INTERNAL_SERVER_ERROR }
}

/// The highest rate at which 5 % take longer than `limit_s`, with service times drawn from `taken`.
fn truth(workers: usize, limit_s: f64, taken: &[f64]) -> f64 {
    let mean_s = taken.iter().sum::<f64>() / real(taken.len());
    let (mut low, mut high) = (0.1 * real(workers) / mean_s, real(workers) / mean_s);
    for _ in 0..10 {
        let middle = f64::midpoint(low, high);
        let late = (0..3).map(|seed| late_share(workers, limit_s, taken, middle, seed)).sum::<f64>() / 3.0;
        if late <= 0.05 { low = middle } else { high = middle }
    }
    low
}

fn late_share(workers: usize, limit_s: f64, taken: &[f64], per_s: f64, seed: u64) -> f64 {
    const REQUESTS: usize = 200_000;
    let mut random = SmallRng::seed_from_u64(seed);
    let mut free: BinaryHeap<Reverse<u64>> = (0..workers).map(|_| Reverse(0)).collect();
    let (mut due, mut late) = (0.0, 0_u32);
    for _ in 0..REQUESTS {
        due += -(1.0 - random.random::<f64>()).ln() / per_s;
        let Reverse(at) = free.pop().unwrap();
        let end = due.max(Duration::from_nanos(at).as_secs_f64()) + taken[random.random_range(0..taken.len())];
        free.push(Reverse(u64::try_from(Duration::from_secs_f64(end).as_nanos()).unwrap()));
        late += u32::from(end - due > limit_s);
    }
    f64::from(late) / real(REQUESTS)
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn real(count: usize) -> f64 {
    count as f64
}

/// The line that a load of 300 s finds, in words beside the truth.
fn measure(case: Case) -> String {
    let (workers, mean_ms, cv, limit_ms) = case;
    let (app, taken) = Server::start(case);
    let config =
        format!("without = [\"postgres\", \"redis\", \"pooler\"]\n[load]\nhosts = [\"127.0.0.1\"]\n[objective]\np95_ms = {limit_ms:?}\n");
    let scenario = Scenario::parse("scenarios/test.toml", "why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"/\"\n").unwrap();
    let start = Instant::now();
    let (snapshot, _folder) = support::drive(&Given { app: Some(app), ..Given::default() }, &config, scenario, Pace::default());
    let took_s = start.elapsed().as_secs_f64();
    snapshot.seal(Duration::ZERO).unwrap();
    let load = run::assemble(&snapshot, &[], &plimsoll::config::Config::default()).unwrap().load.unwrap();
    let truth = truth(workers, limit_ms / 1_000.0, &taken.lock().unwrap());
    let share =
        |rate: Option<f64>| rate.map_or_else(|| "none".to_owned(), |rate| format!("{rate:.1} ({:+.1} %)", 100.0 * (rate / truth - 1.0)));
    let (proven, failed) = (share(load.line.proven_per_s), share(load.line.failed_per_s));
    let back = load.recovery.and_then(|r| r.back_after_s).map_or_else(|| "never".to_owned(), |s| format!("after {s:.1} s"));
    format!(
        "c={workers} {mean_ms} ms lognormal CV {cv}, p95 <= {limit_ms} ms: line {truth:.1}/s, proven {proven}, failed {failed}, back {back}, {took_s:.0} s"
    )
}

/// The second table of `make bench-line`.
#[test]
#[ignore = "a benchmark: five minutes a server"]
fn table() {
    for case in CASES {
        writeln!(std::io::stdout(), "{}", measure(case)).unwrap();
    }
}
