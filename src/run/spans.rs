//! The load over time, from the `load_span` and `load_heat` tables.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Load, all};

/// An endpoint in one span of the load.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Span {
    /// First second, since the start of the ramp.
    pub from_s: i64,
    /// Its length.
    pub seconds: i64,
    /// The endpoint's scenario.
    pub scenario: String,
    /// The endpoint.
    pub name: String,
    /// Requests that were due in it.
    pub requests: i64,
    /// Median from due time to last byte.
    pub p50_ms: f64,
    /// 95th percentile; none: fewer than 20 requests.
    pub p95_ms: Option<f64>,
    /// 99th percentile; none: fewer than 100 requests.
    pub p99_ms: Option<f64>,
}

/// Requests that were due in one span and took so long.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Heat {
    /// First second, since the start of the ramp.
    pub from_s: i64,
    /// Its length.
    pub seconds: i64,
    /// Latency from here, due time to last byte.
    pub low_ms: f64,
    /// To here.
    pub high_ms: f64,
    /// How many.
    pub requests: i64,
}

impl Load {
    /// Requests over time that took longer than the objective allows, and all of them.
    #[must_use]
    pub fn late_of_all(&self) -> (i64, i64) {
        let late = self.heat.iter().filter(|h| h.low_ms >= self.objective_p95_ms).map(|h| h.requests).sum();
        (late, self.heat.iter().map(|h| h.requests).sum())
    }
}

/// Every endpoint in every span.
pub(super) fn endpoints(db: &Connection) -> rusqlite::Result<Vec<Span>> {
    let sql = "select from_s, seconds, scenario, name, requests, p50_ms, p95_ms, p99_ms
               from load_span join load_endpoint using (endpoint) order by endpoint, from_s";
    all(db, sql, |r| {
        Ok(Span {
            from_s: r.get(0)?,
            seconds: r.get(1)?,
            scenario: r.get(2)?,
            name: r.get(3)?,
            requests: r.get(4)?,
            p50_ms: r.get(5)?,
            p95_ms: r.get(6)?,
            p99_ms: r.get(7)?,
        })
    })
}

/// Every span and band of latency that has requests.
pub(super) fn heat(db: &Connection) -> rusqlite::Result<Vec<Heat>> {
    let sql = "select from_s, seconds, low_ms, high_ms, requests from load_heat order by from_s, low_ms";
    all(db, sql, |r| Ok(Heat { from_s: r.get(0)?, seconds: r.get(1)?, low_ms: r.get(2)?, high_ms: r.get(3)?, requests: r.get(4)? }))
}
