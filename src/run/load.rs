//! The load part of a run: steps, endpoints, seconds and soundings, from the `load_*` tables.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{
    all,
    capacity::{self, PoolSize, Wall},
    one,
    shape::{self, Recovery, Spike, Trend, Walked},
};

/// The load line: the highest offered load that still met the objective, and the lowest that did not.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LoadLine {
    /// Proven requests per second; none: no step met the objective.
    pub proven_per_s: Option<f64>,
    /// The lowest failed rate above it; none: it never failed within the limits.
    pub failed_per_s: Option<f64>,
    /// Visitors at once who make the proven rate, with the scenarios' pauses; none: nothing is proven.
    pub proven_users: Option<f64>,
    /// What gave way first, in words; none: nothing did.
    pub gave_way_first: Option<String>,
    /// How the search ended, in words.
    pub ended: String,
    /// What the load was for; only `line` looks for a line.
    #[serde(default = "shape::line")]
    pub shape: String,
}

/// One step of the ramp.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Step {
    /// From 1.
    pub number: i64,
    /// Requests per second that the schedule offered.
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
    /// `pass`, `fail`, `undecided`, or `void` where the generator was the limit.
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
    /// Failed requests by class: connect, timeout, status, body, expectation, unsent, unfinished.
    pub errors: Vec<(String, i64)>,
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

/// A statement of one endpoint's sounding.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SoundingStatement {
    /// Its text, literals replaced.
    pub statement: String,
    /// How often per request.
    pub calls_per_request: f64,
    /// Rows per call.
    pub rows_per_call: f64,
    /// Database time per request.
    pub ms_per_request: f64,
}

/// One endpoint driven alone, the counters differenced around it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sounding {
    /// The step's name in its scenario.
    pub name: String,
    /// `GET /api/v1/products?page={page}`.
    pub request: String,
    /// Requests made.
    pub requests: i64,
    /// Median from send to last byte.
    pub p50_ms: f64,
    /// SQL statements per request; none: not seen.
    pub sql_per_request: Option<f64>,
    /// Database time per request; none: not seen.
    pub sql_ms_per_request: Option<f64>,
    /// Redis commands per request; none: not seen.
    pub redis_per_request: Option<f64>,
    /// Its statements, the most frequent first.
    pub statements: Vec<SoundingStatement>,
}

/// The load of a run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Load {
    /// The 95th percentile that the objective allows.
    pub objective_p95_ms: f64,
    /// The share of failures that it allows.
    pub objective_error_pct: f64,
    /// Of the arrivals and of drawn variables.
    pub seed: i64,
    /// False where a user of the generator died: the numbers then prove nothing.
    pub is_valid: bool,
    /// Names of the scenarios.
    pub scenarios: Vec<String>,
    /// The line.
    pub line: LoadLine,
    /// The ramp.
    pub steps: Vec<Step>,
    /// Each endpoint.
    pub endpoints: Vec<Endpoint>,
    /// Each second.
    pub moments: Vec<Moment>,
    /// Each endpoint alone.
    pub soundings: Vec<Sounding>,
    /// Connections that the load line and each stage need; none where no hold time was seen.
    #[serde(default)]
    pub pools: Vec<PoolSize>,
    /// Where each resource is used up, the nearest first; none where no demand was seen.
    #[serde(default)]
    pub walls: Vec<Wall>,
    /// Whether the app came back from the highest step that failed; none: no step was too much after one that was fine.
    #[serde(default)]
    pub recovery: Option<Recovery>,
    /// None: the load was no spike.
    #[serde(default)]
    pub spike: Option<Spike>,
    /// What crept up or down; none where the load was no soak.
    #[serde(default)]
    pub trends: Vec<Trend>,
    /// Whether each scenario works; none where the load was no smoke run.
    #[serde(default)]
    pub walked: Vec<Walked>,
}

/// The load of the snapshot; none where it was not run.
pub(super) fn read(db: &Connection) -> rusqlite::Result<Option<Load>> {
    let Some((seed, ended, is_valid, shape)) = one(db, "select seed, ended, is_valid, shape from load_run", |r| {
        Ok((r.get(0)?, r.get::<_, String>(1)?, r.get(2)?, r.get::<_, String>(3)?))
    })?
    else {
        return Ok(None);
    };
    let (objective_p95_ms, objective_error_pct) =
        one(db, "select p95_ms, error_pct from objective", |r| Ok((r.get(0)?, r.get(1)?)))?.unwrap_or_default();
    let line = one(db, "select proven_per_s, failed_per_s, proven_users, gave_way_first from load_line", |r| {
        Ok(LoadLine {
            proven_per_s: r.get(0)?,
            failed_per_s: r.get(1)?,
            proven_users: r.get(2)?,
            gave_way_first: r.get(3)?,
            ended: ended.clone(),
            shape: shape.clone(),
        })
    })?;
    Ok(Some(Load {
        objective_p95_ms,
        objective_error_pct,
        seed,
        is_valid,
        scenarios: all(db, "select name from load_scenario order by name", |r| r.get(0))?,
        line: line.unwrap_or(LoadLine { ended, shape, ..LoadLine::default() }),
        steps: steps(db)?,
        endpoints: endpoints(db)?,
        moments: moments(db)?,
        soundings: soundings(db)?,
        pools: capacity::pools(db)?,
        walls: capacity::walls(db)?,
        recovery: shape::recovery(db)?,
        spike: shape::spike(db)?,
        trends: shape::trends(db)?,
        walked: shape::walked(db)?,
    }))
}

fn steps(db: &Connection) -> rusqlite::Result<Vec<Step>> {
    let sql = "select step, offered_per_s, served_per_s, seconds, requests, p50_ms, p95_ms, p99_ms,
                      100.0 * failed / max(requests, 1), in_flight_max, verdict, because, p95_low_ms, p95_high_ms
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
        })
    })
}

fn endpoints(db: &Connection) -> rusqlite::Result<Vec<Endpoint>> {
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
        })
    })?;
    let mut query = db.prepare(errors)?;
    for endpoint in &mut endpoints {
        endpoint.errors =
            query.query_map([&endpoint.scenario, &endpoint.name], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    }
    Ok(endpoints)
}

fn moments(db: &Connection) -> rusqlite::Result<Vec<Moment>> {
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

fn soundings(db: &Connection) -> rusqlite::Result<Vec<Sounding>> {
    let sql = "select endpoint, name, request, requests, p50_ms, statements_per_request, ms_per_request, commands_per_request
               from load_sounding join load_endpoint using (endpoint)
               left join load_query_cost using (endpoint) left join load_cache_cost using (endpoint) order by endpoint";
    let found: Vec<(i64, Sounding)> = all(db, sql, |r| {
        Ok((
            r.get(0)?,
            Sounding {
                name: r.get(1)?,
                request: r.get(2)?,
                requests: r.get(3)?,
                p50_ms: r.get(4)?,
                sql_per_request: r.get(5)?,
                sql_ms_per_request: r.get(6)?,
                redis_per_request: r.get(7)?,
                statements: Vec::new(),
            },
        ))
    })?;
    let mut query = db.prepare(
        "select statement, calls_per_request, rows_per_call, ms_per_request from load_query where endpoint = ?1
         order by calls_per_request desc, queryid",
    )?;
    let mut statements = |endpoint: i64| -> rusqlite::Result<Vec<SoundingStatement>> {
        let rows = query.query_map([endpoint], |r| {
            Ok(SoundingStatement {
                statement: r.get(0)?,
                calls_per_request: r.get(1)?,
                rows_per_call: r.get(2)?,
                ms_per_request: r.get(3)?,
            })
        })?;
        rows.collect()
    };
    found.into_iter().map(|(endpoint, sounding)| Ok(Sounding { statements: statements(endpoint)?, ..sounding })).collect()
}
