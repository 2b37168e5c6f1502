//! Request costs: one endpoint driven alone, the same request again and again, while the counters of Postgres and Redis
//! are differenced around it. What a request costs, exactly, before any load hides it.

pub(crate) mod health;
pub(crate) mod meter;

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use rand::{SeedableRng, rngs::SmallRng};

use crate::{
    load::{
        cost::meter::{Meter, Meters, Reading},
        event::Event,
        generator::{
            away::{self, Away},
            engine::{Driven, Engine},
            visit::Visit,
        },
        record::write::{self, int},
        watch::{
            counter::{Counters, Source},
            postgres::{HIDDEN, SESSIONS, elsewhere, is_statement},
            redis::{COMMANDS, CONNECTIONS, HITS, MISSES, WRITES},
        },
    },
    scenario::Step,
    snapshot::{Facts, Row, Unseen, row},
    stats::histogram::{histogram, micros},
    stop::Stop,
};

/// Requests that the cost of one is the mean of.
const REQUESTS: u32 = 20;
/// Where an answer takes long, fewer will do, but not fewer than these.
const FEWEST: u32 = 5;
/// At most this share of the load's time goes into request costs.
const SHARE: u32 = 4;
/// Where no cost was measured, the ramp starts here, requests per second.
const FIRST_PER_S: f64 = 1.0;
/// Variables are drawn alike in each run, so that two runs count what the same request costs.
const DRAW: u64 = 1;

/// One endpoint alone.
struct Alone {
    endpoint: usize,
    requests: u32,
    failed: u32,
    late: u32,
    p50: Duration,
    p95: Duration,
    distinct_bodies: usize,
}

/// The rows of the tables of request costs.
#[derive(Default)]
struct CostRows {
    alone: Vec<Alone>,
    postgres: Vec<Row>,
    statements: Vec<Row>,
    redis: Vec<Row>,
}

impl CostRows {
    /// How much was found of each.
    fn lengths(&self) -> [usize; 4] {
        [self.alone.len(), self.postgres.len(), self.statements.len(), self.redis.len()]
    }

    /// Forgets what was found since.
    fn back_to(&mut self, [alone, postgres, statements, redis]: [usize; 4]) {
        self.alone.truncate(alone);
        self.postgres.truncate(postgres);
        self.statements.truncate(statements);
        self.redis.truncate(redis);
    }
}

/// What the search learns from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Start {
    /// Where the ramp may start: the rate that would keep one server half busy.
    pub(crate) per_s: f64,
    /// The share of the ramp's requests that were late, or failed, with one visitor alone; those not driven alone count as in time.
    pub(crate) late_alone: f64,
}

/// Measures every GET endpoint while there is time, and writes what it saw. Or why there is nothing to ramp: the app went away.
pub(crate) async fn all(
    engine: &Engine,
    meters: &mut Meters,
    facts: &mut Facts,
    deadline: Instant,
    stop: &Stop,
    tell: &(dyn Fn(Event) + Sync),
) -> Result<Start, Unseen> {
    let until = Instant::now() + deadline.saturating_duration_since(Instant::now()) / SHARE;
    let (mut found, mut gone) = (CostRows::default(), None);
    let is_measured = |step: &Step| step.method == http::Method::GET;
    let steps = engine.driven.iter().flat_map(|d| &d.scenario.steps);
    let mut left = u32::try_from(steps.filter(|s| is_measured(s)).count()).unwrap_or(u32::MAX);
    for driven in &engine.driven {
        for (number, step) in driven.scenario.steps.iter().enumerate().filter(|(_, s)| is_measured(s)) {
            let share = until.saturating_duration_since(Instant::now()) / left;
            left = (left - 1).max(1);
            if Instant::now() >= until || stop.is_requested() || gone.is_some() {
                continue;
            }
            let before = found.lengths();
            tell(Event::RequestCost(step.name.clone()));
            tokio::select! {
                biased;
                // A server that does not answer must not hold up the stop.
                () = stop.requested() => {}
                _ = one(engine, driven, number, meters, facts, Instant::now() + share, &mut found) => {}
            }
            if let Some((_, waited)) = away::look(&engine.sender, stop).await.filter(|_| !stop.is_requested()) {
                // What it answered last tells of its end, not of the endpoint.
                found.back_to(before);
                gone = Some(Away { at_s: None, waited_s: waited.as_secs_f64() }.unseen());
            }
        }
    }
    let start = Start { per_s: first_rate(&found.alone), late_alone: late_share(&found.alone, &engine.driven) };
    // The few that were measured do not speak for the rest.
    if let Some(why) = gone.clone().or_else(|| stop.is_requested().then(super::stopped)) {
        for table in ["load_request_cost", "load_request_postgres", "load_request_statement", "load_request_redis"] {
            facts.unseen(table, &why);
        }
    }
    write_down(facts, meters, found);
    gone.map_or(Ok(start), Err)
}

/// Measures the step `number` of `driven`; none where an earlier step failed.
async fn one(
    engine: &Engine,
    driven: &Driven,
    number: usize,
    meters: &mut Meters,
    facts: &mut Facts,
    until: Instant,
    found: &mut CostRows,
) -> Option<()> {
    let (step, endpoint) = (&driven.scenario.steps[number], driven.first_endpoint + number);
    let mut visit = arrive(engine, driven, number).await?;
    let (postgres, redis) = (before(&mut meters.postgres).await, before(&mut meters.redis).await);
    let alone = drive_alone(engine, driven, endpoint, &mut visit, until).await?;
    if let Some(cost) = after(&mut meters.postgres, postgres).await {
        postgres_rows(meters, endpoint, &cost, found).await;
    }
    if let Some(cost) = after(&mut meters.redis, redis).await {
        found.redis.push(redis_row(endpoint, &cost));
    }
    facts.sent_times("http", &write::request(step), u64::from(alone.requests) + 1);
    found.alone.push(alone);
    Some(())
}

/// A reading, where the server can be read; where that fails it is not read again.
async fn before<S: Source>(meter: &mut Result<Meter<S>, Unseen>) -> Option<Reading> {
    match meter.as_mut().ok()?.settle().await {
        Ok(reading) => Some(reading),
        Err(unseen) => {
            *meter = Err(unseen);
            None
        }
    }
}

async fn after<S: Source>(meter: &mut Result<Meter<S>, Unseen>, before: Option<Reading>) -> Option<Counters> {
    let (start, end) = (before?, self::before(meter).await?);
    meter.as_ref().ok().map(|m| m.cost(&start, &end))
}

/// A visitor who has come as far as the step `number`, its variables drawn; none where an earlier step failed.
async fn arrive(engine: &Engine, driven: &Driven, number: usize) -> Option<Visit> {
    let (mut visit, mut random) = (driven.arrive().comparing(), SmallRng::seed_from_u64(DRAW));
    let step = &driven.scenario.steps[number];
    for earlier in &driven.scenario.steps[..number] {
        visit.draw(earlier, &mut random);
        engine.sender.send(earlier, &mut visit).await.failure.is_none().then_some(())?;
    }
    visit.draw(step, &mut random);
    // Not counted: it may fill a cache or open a connection.
    engine.sender.send(step, &mut visit).await;
    Some(visit)
}

/// The same request again and again, one at a time.
async fn drive_alone(engine: &Engine, driven: &Driven, endpoint: usize, visit: &mut Visit, until: Instant) -> Option<Alone> {
    let step = &driven.scenario.steps[endpoint - driven.first_endpoint];
    let mut latencies = histogram();
    let mut bodies = BTreeSet::new();
    let mut alone = Alone { endpoint, requests: 0, failed: 0, late: 0, p50: Duration::ZERO, p95: Duration::ZERO, distinct_bodies: 0 };
    while alone.requests < FEWEST || alone.requests < REQUESTS && Instant::now() < until {
        let sent = Instant::now();
        let answer = engine.sender.send(step, visit).await;
        engine.note_served(endpoint, &answer);
        let latency = sent.elapsed();
        latencies.record(micros(latency)).expect("it grows up to a minute");
        bodies.insert(answer.hash);
        alone.requests += 1;
        alone.failed += u32::from(answer.failure.is_some());
        alone.late += u32::from(answer.failure.is_some() || latency > driven.limit);
    }
    alone.distinct_bodies = bodies.len();
    alone.p50 = Duration::from_micros(latencies.value_at_quantile(0.5));
    alone.p95 = Duration::from_micros(latencies.value_at_quantile(0.95));
    (alone.requests > 0).then_some(alone)
}

async fn postgres_rows(meters: &mut Meters, endpoint: usize, cost: &Counters, found: &mut CostRows) {
    let Ok(meter) = &mut meters.postgres else { return };
    if cost.contains_key(HIDDEN) {
        meters.postgres = Err(meter.source.hidden());
        return;
    }
    let ids: Vec<&str> = cost.keys().map(String::as_str).filter(|name| is_statement(name)).collect();
    let texts = match meter.source.texts(&ids).await {
        Ok(texts) => texts,
        Err(unseen) => return meters.postgres = Err(unseen),
    };
    let (mut calls, mut ms) = (0, 0.0);
    for id in ids {
        let counter = cost[id];
        calls += whole(counter.calls);
        ms += counter.ms.max(0.0);
        found.statements.push(row! {
            "endpoint" => int(endpoint),
            "queryid" => id.parse::<i64>().unwrap_or_default(),
            "statement" => texts.get(id).cloned().unwrap_or_default(),
            "calls" => whole(counter.calls),
            "row_count" => whole(counter.rows),
            "exec_ms" => counter.ms.max(0.0),
        });
    }
    found.postgres.push(row! {
        "endpoint" => int(endpoint),
        "statements" => calls,
        "exec_ms" => ms,
        "sessions" => meter.has(SESSIONS).then(|| cost.get(SESSIONS).map_or(0, |c| whole(c.calls))),
        "elsewhere" => elsewhere(cost),
    });
}

fn redis_row(endpoint: usize, cost: &Counters) -> Row {
    let count = |name: &str| cost.get(name).map_or(0, |c| whole(c.calls));
    row! {
        "endpoint" => int(endpoint),
        "commands" => count(COMMANDS),
        "hits" => count(HITS),
        "misses" => count(MISSES),
        "writes" => count(WRITES),
        "connections" => count(CONNECTIONS),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "counts of a few seconds")]
fn whole(count: f64) -> i64 {
    count.round().max(0.0) as i64
}

fn write_down(facts: &mut Facts, meters: &Meters, found: CostRows) {
    let rows = found.alone.iter().map(|s| {
        row! {
            "endpoint" => int(s.endpoint),
            "requests" => i64::from(s.requests),
            "failed" => i64::from(s.failed),
            "late" => i64::from(s.late),
            "p50_ms" => s.p50.as_secs_f64() * 1_000.0,
            "p95_ms" => s.p95.as_secs_f64() * 1_000.0,
            "distinct_bodies" => int(s.distinct_bodies),
        }
    });
    facts.write("load_request_cost", rows);
    match &meters.postgres {
        Ok(_) => {
            facts.write("load_request_postgres", found.postgres);
            facts.write("load_request_statement", found.statements);
        }
        Err(unseen) => {
            facts.unseen("load_request_postgres", unseen);
            facts.unseen("load_request_statement", unseen);
        }
    }
    match &meters.redis {
        Ok(_) => facts.write("load_request_redis", found.redis),
        Err(unseen) => facts.unseen("load_request_redis", unseen),
    }
}

fn first_rate(alone: &[Alone]) -> f64 {
    let total: f64 = alone.iter().map(|s| s.p50.as_secs_f64()).sum();
    let count = f64::from(u32::try_from(alone.len()).unwrap_or(u32::MAX));
    if total > 0.0 { 0.5 * count / total } else { FIRST_PER_S }
}

/// Of the requests as the ramp mixes them: what each visitor does once, before it, is none of them.
fn late_share(alone: &[Alone], driven: &[Driven]) -> f64 {
    let weight = |d: &Driven| f64::from(d.scenario.weight);
    let of_one = |s: &Alone| {
        let of = driven.iter().rfind(|d| d.first_endpoint <= s.endpoint);
        let again = of.filter(|d| s.endpoint >= d.first_endpoint + d.scenario.steps_once());
        again.map_or(0.0, weight) * f64::from(s.late) / f64::from(s.requests.max(1))
    };
    let steps = |d: &Driven| f64::from(u32::try_from(d.scenario.steps.len() - d.scenario.steps_once()).unwrap_or(u32::MAX));
    let all: f64 = driven.iter().map(|d| weight(d) * steps(d)).sum();
    if all > 0.0 { alone.iter().map(of_one).sum::<f64>() / all } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_fails_alone_is_counted_as_failed() {
        let engine = Engine::of_nobody(&["[[step]]\nname = \"a\"\nget = \"/\"\n"], 4);
        let driven = &engine.driven[0];
        let alone = drive_alone(&engine, driven, driven.first_endpoint, &mut Visit::default(), Instant::now()).await.expect("requests");
        assert_eq!((alone.requests, alone.failed, alone.late), (FEWEST, FEWEST, FEWEST), "what fails is late");
        let half = Alone { late: 2, requests: 4, ..alone };
        assert!((late_share(&[half], &engine.driven) - 0.5).abs() < 1e-9, "of its one step");
    }

    #[test]
    fn what_is_done_once_is_no_part_of_what_is_late_alone() {
        let engine = Engine::of_nobody(&["[[step]]\nname = \"a\"\nget = \"/\"\nonce = true\n[[step]]\nname = \"b\"\nget = \"/b\"\n"], 4);
        let first = engine.driven[0].first_endpoint;
        let of = |step: usize| Alone {
            endpoint: first + step,
            requests: 4,
            failed: 0,
            late: 2,
            p50: Duration::ZERO,
            p95: Duration::ZERO,
            distinct_bodies: 1,
        };
        assert_eq!((late_share(&[of(0)], &engine.driven), late_share(&[of(1)], &engine.driven)), (0.0, 0.5));
    }

    #[test]
    fn the_ramp_starts_where_one_server_would_be_half_busy() {
        let alone = |ms| Alone {
            endpoint: 1,
            requests: 20,
            failed: 0,
            late: 0,
            p50: Duration::from_millis(ms),
            p95: Duration::ZERO,
            distinct_bodies: 1,
        };
        assert!((first_rate(&[alone(50), alone(150)]) - 5.0).abs() < 1e-9, "100 ms on average");
        assert!((first_rate(&[]) - FIRST_PER_S).abs() < 1e-9);
    }
}
