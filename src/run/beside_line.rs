//! What a load tells besides its line: whether the app comes back, a spike, a soak's trends and a smoke run, from the
//! `load_*` tables.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{all, one};

/// What was driven right after the highest step that failed, or after a spike.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recovery {
    /// Requests per second of the overload.
    pub overload_per_s: f64,
    /// Requests per second that were offered after it: half of a rate that was fine, or that before the spike.
    pub offered_per_s: f64,
    /// How long that was watched, since the overload's last request was due.
    pub watched_s: f64,
    /// Requests that were due meanwhile.
    pub requests: i64,
    /// Of them too slow or failed.
    pub late: i64,
    /// From when on requests were in time again; none: not within the time watched.
    pub back_after_s: Option<f64>,
}

/// The height of a spike.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spike {
    /// Requests per second before it and after it.
    pub base_per_s: f64,
    /// At its height.
    pub spike_per_s: f64,
    /// Requests that were due in its whole seconds.
    pub requests: i64,
    /// Of them too slow or failed.
    pub late: i64,
    /// Of them failed.
    pub failed: i64,
    /// 95th percentile of its worst second; none: no answer came.
    pub worst_p95_ms: Option<f64>,
}

/// How one measure went while one rate was driven for long.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Trend {
    /// In words, such as `connections of Postgres`.
    pub measure: String,
    /// ms, bytes, or empty for a count.
    pub unit: String,
    /// Change each hour, by the median of all slopes.
    pub per_hour: f64,
    /// Lower end of its 95 % confidence range.
    pub per_hour_low: f64,
    /// Upper end.
    pub per_hour_high: f64,
    /// On that slope, at the start.
    pub at_start: f64,
    /// At the end.
    pub at_end: f64,
    /// How long it was measured.
    pub seconds: i64,
}

impl Trend {
    /// True where it rises, false where it falls; none: its range lies on both sides of zero, so that it may be chance.
    #[must_use]
    pub fn is_rising(&self) -> Option<bool> {
        (self.per_hour_low > 0.0 || self.per_hour_high < 0.0).then_some(self.per_hour > 0.0)
    }
}

/// A scenario in a smoke run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Walked {
    /// Its name.
    pub scenario: String,
    /// Its steps.
    pub steps: i64,
    /// Of them answered as expected.
    pub answered: i64,
    /// The step at which the visitor gave up; none: the scenario works.
    pub failed_step: Option<String>,
    /// Why: connect, timeout, status, limited, turned away, body or expectation.
    pub failure: Option<String>,
}

/// The shape of a load of earlier versions.
pub(super) fn line() -> String {
    "line".to_owned()
}

pub(super) fn recovery(db: &Connection) -> rusqlite::Result<Option<Recovery>> {
    let sql = "select s.offered_per_s, r.offered_per_s, watched_s, r.requests, late, back_after_s
               from load_recovery r join load_step s on s.step = after_step";
    one(db, sql, |r| {
        Ok(Recovery {
            overload_per_s: r.get(0)?,
            offered_per_s: r.get(1)?,
            watched_s: r.get(2)?,
            requests: r.get(3)?,
            late: r.get(4)?,
            back_after_s: r.get(5)?,
        })
    })
}

pub(super) fn spike(db: &Connection) -> rusqlite::Result<Option<Spike>> {
    let sql = "select base_per_s, spike_per_s, l.requests, late, l.failed,
                      (select max(p95_ms) from load_second_latency where second between first_second and last_second)
               from load_spike l join load_step using (step)";
    one(db, sql, |r| {
        Ok(Spike {
            base_per_s: r.get(0)?,
            spike_per_s: r.get(1)?,
            requests: r.get(2)?,
            late: r.get(3)?,
            failed: r.get(4)?,
            worst_p95_ms: r.get(5)?,
        })
    })
}

pub(super) fn trends(db: &Connection) -> rusqlite::Result<Vec<Trend>> {
    let sql = "select measure, unit, per_hour, per_hour_low, per_hour_high, at_start, at_end, seconds from load_trend order by rowid";
    all(db, sql, |r| {
        Ok(Trend {
            measure: r.get(0)?,
            unit: r.get(1)?,
            per_hour: r.get(2)?,
            per_hour_low: r.get(3)?,
            per_hour_high: r.get(4)?,
            at_start: r.get(5)?,
            at_end: r.get(6)?,
            seconds: r.get(7)?,
        })
    })
}

pub(super) fn walked(db: &Connection) -> rusqlite::Result<Vec<Walked>> {
    let sql =
        "select e.scenario, count(*), count(w.endpoint) - count(w.failure), max(iif(w.failure is not null, e.name, null)), max(w.failure)
               from load_endpoint e left join load_walk w using (endpoint)
               where exists (select 1 from load_walk) group by e.scenario order by e.scenario";
    all(db, sql, |r| Ok(Walked { scenario: r.get(0)?, steps: r.get(1)?, answered: r.get(2)?, failed_step: r.get(3)?, failure: r.get(4)? }))
}
