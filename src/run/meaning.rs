//! What the load line means: users, headroom, time, and where it holds; from the tables that `derive` made of it.

use chrono::{DateTime, Days, FixedOffset};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Run, all, one};

impl Meaning {
    /// Of the proven rate, the share that a peak should not pass.
    #[must_use]
    pub fn advised_pct(&self, proven_per_s: f64) -> f64 {
        100.0 * self.advised_per_s / proven_per_s
    }

    /// False where the users planned for ask for more than is left without one copy; none: nothing of that is known.
    #[must_use]
    pub fn is_enough_without_one(&self) -> Option<bool> {
        self.without_one_per_s.map(|left| left >= self.planned_per_s)
    }
}

impl Run {
    /// Registered users whose peak is the rate that failed; none: none did.
    #[must_use]
    pub fn failed_registered(&self) -> Option<f64> {
        let (users, rate) = self.stage_rates.iter().rev().find(|(_, rate)| *rate > 0.0)?;
        Some(self.load.as_ref()?.line.failed_per_s? * f64::from(*users) / rate)
    }

    /// The day so many days after it; none: no calendar has it.
    #[must_use]
    pub fn day_after(&self, days: f64) -> Option<DateTime<FixedOffset>> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of more ends at the largest number")]
        DateTime::parse_from_rfc3339(&self.taken_at).ok()?.checked_add_days(Days::new(days as u64))
    }
}

/// The profile of use that turns registered users into requests.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// Of the registered users, those who come on one day.
    pub daily_active_pct: f64,
    /// Of such a user.
    pub visits_per_day: f64,
    /// That one visit makes.
    pub requests_per_visit: f64,
    /// Of the day's requests, those of its busiest hour.
    pub peak_hour_pct: f64,
    /// The busiest seconds of that hour against its mean.
    pub burst: f64,
    /// Registered users today; none: not said.
    pub users_now: Option<i64>,
    /// How fast they grow; none: not said.
    pub growth_pct_a_month: Option<f64>,
}

/// What the load line stands on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ground {
    /// Endpoints that were driven alone: those that read.
    pub endpoints: i64,
    /// Of them, those that run a statement in the database that was named; none: Postgres was not watched.
    pub of_postgres: Option<i64>,
    /// Another database of that server in which statements ran meanwhile; none: none did.
    #[serde(default)]
    pub elsewhere: Option<String>,
    /// Of them, those that run a command of Redis; none: it was not watched.
    pub of_redis: Option<i64>,
    /// True where none of them was seen to ask any database of that server, or Redis.
    pub is_dataless: bool,
    /// True where Redis was watched, or the app is said to have none.
    pub is_redis_known: bool,
    /// Of the statements before the load those that took the most time; none here and below: too little was used to tell.
    pub heaviest: Option<i64>,
    /// Of those, the ones that the scenarios run.
    pub heaviest_reached: Option<i64>,
    /// Of all calls before the load, those of statements that the scenarios run.
    pub reached_calls_pct: Option<f64>,
    /// Likewise of the server's time.
    pub reached_time_pct: Option<f64>,
}

/// What a proven rate means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meaning {
    /// Registered users whose busiest seconds make the proven rate.
    pub proven_registered: f64,
    /// Those of the rate that failed; none: none did.
    pub failed_registered: Option<f64>,
    /// Requests per second in the busiest seconds of the users planned for.
    pub planned_per_s: f64,
    /// Of the proven rate, what those leave; below 0: they ask for more.
    pub planned_headroom_pct: f64,
    /// The same of today's users; none: not said how many there are.
    pub now_per_s: Option<f64>,
    /// Of the proven rate, what those leave.
    pub now_headroom_pct: Option<f64>,
    /// Of the proven rate, the share that a peak should not pass.
    pub advised_per_s: f64,
    /// Until today's users, as they grow, pass it; 0: they do already; none: growth not said.
    pub days_to_advised: Option<f64>,
    /// Copies of the app; none: not said.
    pub instances: Option<i64>,
    /// Of the proven rate, what is left where one of them fails; none: there is one, or not said.
    pub without_one_per_s: Option<f64>,
}

/// A part of what the load line holds for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvironmentPart {
    /// In words.
    pub part: String,
    /// In words.
    pub value: String,
    /// machine, copies, software, setting or data. Load lines of another machine say nothing of each other.
    pub kind: String,
}

/// The profile that the run was planned with.
pub(super) fn usage(db: &Connection) -> rusqlite::Result<Option<Usage>> {
    let sql = "select daily_active_pct, visits_per_day, requests_per_visit, peak_hour_pct, burst, users_now, growth_pct_a_month from usage";
    one(db, sql, |r| {
        Ok(Usage {
            daily_active_pct: r.get(0)?,
            visits_per_day: r.get(1)?,
            requests_per_visit: r.get(2)?,
            peak_hour_pct: r.get(3)?,
            burst: r.get(4)?,
            users_now: r.get(5)?,
            growth_pct_a_month: r.get(6)?,
        })
    })
}

/// None where nothing was driven alone.
pub(super) fn ground(db: &Connection) -> rusqlite::Result<Option<Ground>> {
    let sql = "select endpoints, of_postgres, of_redis, is_dataless, is_redis_known, heaviest, heaviest_reached, reached_calls_pct, reached_time_pct, elsewhere from load_ground";
    one(db, sql, |r| {
        Ok(Ground {
            endpoints: r.get(0)?,
            of_postgres: r.get(1)?,
            of_redis: r.get(2)?,
            is_dataless: r.get(3)?,
            is_redis_known: r.get(4)?,
            heaviest: r.get(5)?,
            heaviest_reached: r.get(6)?,
            reached_calls_pct: r.get(7)?,
            reached_time_pct: r.get(8)?,
            elsewhere: r.get(9)?,
        })
    })
}

/// None where no rate is proven.
pub(super) fn meaning(db: &Connection) -> rusqlite::Result<Option<Meaning>> {
    let sql = "select proven_registered, failed_registered, planned_per_s, planned_headroom_pct, now_per_s, now_headroom_pct,
                      advised_per_s, days_to_advised, instances, without_one_per_s from load_meaning";
    one(db, sql, |r| {
        Ok(Meaning {
            proven_registered: r.get(0)?,
            failed_registered: r.get(1)?,
            planned_per_s: r.get(2)?,
            planned_headroom_pct: r.get(3)?,
            now_per_s: r.get(4)?,
            now_headroom_pct: r.get(5)?,
            advised_per_s: r.get(6)?,
            days_to_advised: r.get(7)?,
            instances: r.get(8)?,
            without_one_per_s: r.get(9)?,
        })
    })
}

/// Every part that was seen.
pub(super) fn environment(db: &Connection) -> rusqlite::Result<Vec<EnvironmentPart>> {
    all(db, "select part, value, kind from load_environment order by number", |r| {
        Ok(EnvironmentPart { part: r.get(0)?, value: r.get(1)?, kind: r.get(2)? })
    })
}
