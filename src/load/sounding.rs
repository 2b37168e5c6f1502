//! Soundings: one endpoint driven alone, the same request again and again, while the counters of Postgres and Redis
//! are differenced around it. What a request costs, exactly, before any load hides it.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use rand::{SeedableRng, rngs::SmallRng};

use super::{
    Event,
    engine::Engine,
    record,
    visit::{Answer, Visit},
    write::int,
};
use crate::{
    scenario::{Method, Step},
    snapshot::{Facts, row},
    stop::Stop,
    target::Target,
};

/// Requests of one sounding.
const REQUESTS: u32 = 20;
/// At most this share of the load's time goes into soundings.
const SHARE: u32 = 4;
/// Where nothing was sounded, the ramp starts here, requests per second.
const FIRST_PER_S: f64 = 1.0;

/// One endpoint alone.
pub(super) struct Sounding {
    pub(super) endpoint: usize,
    pub(super) requests: u32,
    pub(super) failed: u32,
    pub(super) p50: Duration,
    pub(super) p95: Duration,
    pub(super) distinct_bodies: usize,
    pub(super) bytes: u64,
}

/// Sounds every GET endpoint while there is time, and writes what it saw.
pub(super) async fn all(
    engine: &Engine,
    _target: &Target,
    facts: &mut Facts,
    deadline: Instant,
    stop: &Stop,
    tell: &(dyn Fn(Event) + Sync),
) -> Vec<Sounding> {
    let until = Instant::now() + deadline.saturating_duration_since(Instant::now()) / SHARE;
    let mut soundings = Vec::new();
    for driven in &engine.driven {
        for (number, step) in driven.scenario.steps.iter().enumerate().filter(|(_, s)| s.method == Method::Get) {
            if Instant::now() >= until || stop.is_requested() {
                continue;
            }
            tell(Event::Sounding(step.name.clone()));
            let Some(mut visit) = arrive(engine, &driven.scenario.steps[..number], step).await else { continue };
            let endpoint = driven.first_endpoint + number;
            soundings.extend(sound(engine, endpoint, step, &mut visit, until, stop).await);
        }
    }
    let rows = soundings.iter().map(|s| {
        row! {
            "endpoint" => int(s.endpoint),
            "requests" => i64::from(s.requests),
            "failed" => i64::from(s.failed),
            "p50_ms" => s.p50.as_secs_f64() * 1_000.0,
            "p95_ms" => s.p95.as_secs_f64() * 1_000.0,
            "distinct_bodies" => int(s.distinct_bodies),
            "body_bytes" => f64::from(u32::try_from(s.bytes).unwrap_or(u32::MAX)) / f64::from(s.requests),
        }
    });
    facts.write("load_sounding", rows);
    soundings
}

/// A visitor who has come as far as `step`, its variables drawn; none where an earlier step failed.
async fn arrive(engine: &Engine, before: &[Step], step: &Step) -> Option<Visit> {
    let (mut visit, mut random) = (Visit::default(), SmallRng::seed_from_u64(engine.seed));
    for earlier in before {
        visit.draw(earlier, &mut random);
        engine.sender.send(earlier, &mut visit).await.failure.is_none().then_some(())?;
    }
    visit.draw(step, &mut random);
    // Not counted: it may fill a cache or open a connection.
    engine.sender.send(step, &mut visit).await;
    Some(visit)
}

/// The same request again and again, one at a time.
async fn sound(engine: &Engine, endpoint: usize, step: &Step, visit: &mut Visit, until: Instant, stop: &Stop) -> Option<Sounding> {
    let mut latencies = record::histogram();
    let mut bodies = BTreeSet::new();
    let mut sounding =
        Sounding { endpoint, requests: 0, failed: 0, p50: Duration::ZERO, p95: Duration::ZERO, distinct_bodies: 0, bytes: 0 };
    while sounding.requests < REQUESTS && Instant::now() < until {
        let sent = Instant::now();
        let answer: Answer = tokio::select! {
            biased;
            () = stop.requested() => break,
            answer = engine.sender.send(step, visit) => answer,
        };
        latencies.record(record::micros(sent.elapsed())).expect("it grows up to a minute");
        bodies.insert(answer.hash);
        sounding.requests += 1;
        sounding.failed += u32::from(answer.failure.is_some());
        sounding.bytes += answer.bytes;
    }
    sounding.distinct_bodies = bodies.len();
    sounding.p50 = Duration::from_micros(latencies.value_at_quantile(0.5));
    sounding.p95 = Duration::from_micros(latencies.value_at_quantile(0.95));
    (sounding.requests > 0).then_some(sounding)
}

/// Where the ramp starts: the rate that would keep one server half busy.
pub(super) fn first_rate(soundings: &[Sounding]) -> f64 {
    let total: f64 = soundings.iter().map(|s| s.p50.as_secs_f64()).sum();
    let count = f64::from(u32::try_from(soundings.len()).unwrap_or(u32::MAX));
    if total > 0.0 { 0.5 * count / total } else { FIRST_PER_S }
}
