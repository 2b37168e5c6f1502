//! What the ramp of a run saw: its steps, endpoints and seconds.

use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use super::all;

/// One step of the ramp.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Step {
    /// From 1.
    pub number: i64,
    /// Requests per second that the schedule offered; that closed users made.
    pub offered_per_s: f64,
    /// Answers per second that came.
    pub served_per_s: f64,
    /// How long it was measured, settling time not counted.
    pub seconds: f64,
    /// Requests that were due in the measured time.
    pub requests: i64,
    /// Median from due time to last byte.
    pub p50_ms: f64,
    /// 95th percentile.
    pub p95_ms: f64,
    /// 99th percentile.
    pub p99_ms: f64,
    /// Failed requests.
    pub error_pct: f64,
    /// Most requests under way at once.
    pub in_flight_max: i64,
    /// Of plimsoll: from when a request was due until one of its free users began with it, 99th percentile; none: closed users.
    #[serde(default)]
    pub start_lag_p99_ms: Option<f64>,
    /// Most requests that waited for a free user at once.
    #[serde(default)]
    pub backlog_max: i64,
    /// Requests never sent because too many others waited; they count as failed.
    #[serde(default)]
    pub dropped: i64,
    /// Processor time that plimsoll used, of all processors; none: not known.
    #[serde(default)]
    pub generator_cpu_pct: Option<f64>,
    /// `pass`, `fail`, `undecided`, or `void` where the generator was the limit, or the app went away.
    pub verdict: String,
    /// Why, in words.
    pub because: String,
    /// Lower end of the 95 % confidence range of `p95_ms`; none: too few requests.
    pub p95_low_ms: Option<f64>,
    /// Its upper end.
    pub p95_high_ms: Option<f64>,
}

/// One endpoint over the whole load.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Endpoint {
    /// Its scenario.
    pub scenario: String,
    /// The step's name in its scenario, such as `list products`.
    pub name: String,
    /// `GET /api/v1/products?page={page}`.
    pub request: String,
    /// Requests in measured time.
    pub requests: i64,
    /// Failed requests.
    pub error_pct: f64,
    /// Median from due time to last byte.
    pub p50_ms: f64,
    /// 95th percentile.
    pub p95_ms: f64,
    /// 99th percentile.
    pub p99_ms: f64,
    /// Slowest.
    pub max_ms: f64,
    /// Mean size of a body.
    pub body_bytes: f64,
    /// Failed requests by class: connect, timeout, status, limited, turned away, body, expectation, unsent, unfinished.
    pub errors: Vec<(String, i64)>,
    /// Where its time goes, in the order of the parts.
    #[serde(default)]
    pub parts: Vec<PartTime>,
}

/// A part of an endpoint's latency over the whole load.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartTime {
    /// `wait`: due to begun; `connect`: to an open connection; `head`: sent to the head of the answer; `body`: from there to the
    /// last byte; `service`: sent to last byte.
    pub part: String,
    /// Requests that had it: `connect` only those that opened a connection.
    pub requests: i64,
    /// Mean of these.
    pub mean_ms: f64,
    /// Their 95th percentile.
    pub p95_ms: f64,
}

impl Endpoint {
    /// Each part's share of the mean latency, milliseconds: what only some requests had is spread over all of them, so that the
    /// parts add up to it. None: its parts were not seen.
    #[must_use]
    pub fn spread_parts(&self) -> Option<Vec<(&str, f64)>> {
        let of = self.parts.iter().find(|p| p.part == "wait")?.requests;
        #[expect(clippy::cast_precision_loss, reason = "requests are far fewer than 2^53")]
        let share = |part: &PartTime| part.mean_ms * part.requests as f64 / of.max(1) as f64;
        Some(self.parts.iter().map(|part| (part.part.as_str(), share(part))).collect())
    }
}

/// One second of the load, all counters on one clock.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Moment {
    /// Since the start of the load.
    pub second: i64,
    /// The step's number.
    pub step: i64,
    /// Requests that were due.
    pub offered: i64,
    /// Answers that came.
    pub served: i64,
    /// Of them failed.
    pub errors: i64,
    /// 95th percentile of the answers; none: no answer came.
    pub p95_ms: Option<f64>,
    /// Under way at its end.
    pub in_flight: i64,
    /// Active sessions in Postgres; none: not seen.
    pub postgres_active: Option<i64>,
    /// Commands per second in Redis; none: not seen.
    pub redis_commands: Option<i64>,
}

const PARTS: &str = "select part, requests, mean_ms, p95_ms from load_part join load_endpoint using (endpoint)
                     where scenario = ?1 and name = ?2
                     order by case part when 'wait' then 1 when 'connect' then 2 when 'head' then 3 when 'body' then 4 else 5 end";

pub(super) fn steps(db: &Connection) -> rusqlite::Result<Vec<Step>> {
    let sql = "select step, offered_per_s, served_per_s, seconds, requests, p50_ms, p95_ms, p99_ms,
                      100.0 * failed / max(requests, 1), in_flight_max, verdict, because, p95_low_ms, p95_high_ms,
                      start_lag_p99_ms, backlog_max, dropped, generator_cpu_pct
               from load_step join load_step_latency using (step) join load_step_served using (step) order by step";
    all(db, sql, |r| {
        Ok(Step {
            number: r.get(0)?,
            offered_per_s: r.get(1)?,
            served_per_s: r.get(2)?,
            seconds: r.get(3)?,
            requests: r.get(4)?,
            p50_ms: r.get(5)?,
            p95_ms: r.get(6)?,
            p99_ms: r.get(7)?,
            error_pct: r.get(8)?,
            in_flight_max: r.get(9)?,
            verdict: r.get(10)?,
            because: r.get(11)?,
            p95_low_ms: r.get(12)?,
            p95_high_ms: r.get(13)?,
            start_lag_p99_ms: r.get(14)?,
            backlog_max: r.get(15)?,
            dropped: r.get(16)?,
            generator_cpu_pct: r.get(17)?,
        })
    })
}

pub(super) fn endpoints(db: &Connection) -> rusqlite::Result<Vec<Endpoint>> {
    let sql = "select scenario, name, request, requests, error_pct, p50_ms, p95_ms, p99_ms, max_ms, body_bytes
               from load_endpoint join load_endpoint_total using (endpoint) order by endpoint";
    let errors = "select class, sum(requests) from load_error join load_endpoint using (endpoint)
                  where scenario = ?1 and name = ?2 group by class order by class";
    let mut endpoints = all(db, sql, |r| {
        Ok(Endpoint {
            scenario: r.get(0)?,
            name: r.get(1)?,
            request: r.get(2)?,
            requests: r.get(3)?,
            error_pct: r.get(4)?,
            p50_ms: r.get(5)?,
            p95_ms: r.get(6)?,
            p99_ms: r.get(7)?,
            max_ms: r.get(8)?,
            body_bytes: r.get(9)?,
            errors: Vec::new(),
            parts: Vec::new(),
        })
    })?;
    let (mut query, mut parts) = (db.prepare(errors)?, db.prepare(PARTS)?);
    for endpoint in &mut endpoints {
        let part = |r: &Row| Ok(PartTime { part: r.get(0)?, requests: r.get(1)?, mean_ms: r.get(2)?, p95_ms: r.get(3)? });
        endpoint.parts = parts.query_map([&endpoint.scenario, &endpoint.name], part)?.collect::<rusqlite::Result<_>>()?;
        endpoint.errors =
            query.query_map([&endpoint.scenario, &endpoint.name], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    }
    Ok(endpoints)
}

pub(super) fn moments(db: &Connection) -> rusqlite::Result<Vec<Moment>> {
    let sql = "select second, step, offered, served, failed, p95_ms, in_flight, active, commands
               from load_second left join load_second_latency using (second)
               left join load_postgres_second using (second) left join load_redis_second using (second) order by second";
    all(db, sql, |r| {
        Ok(Moment {
            second: r.get(0)?,
            step: r.get(1)?,
            offered: r.get(2)?,
            served: r.get(3)?,
            errors: r.get(4)?,
            p95_ms: r.get(5)?,
            in_flight: r.get(6)?,
            postgres_active: r.get(7)?,
            redis_commands: r.get(8)?,
        })
    })
}
