//! Connections that the load keeps busy, and where each resource is used up; from the `load_pool_size` and `load_wall` tables.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Load, all};

/// The database connections that a rate needs by Little's law: rate × hold time = busy connections.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PoolSize {
    /// `load line`, or a stage: `1000 users`.
    pub rate: String,
    /// Requests per second.
    pub per_s: f64,
    /// How long one request holds a connection.
    pub hold_ms: f64,
    /// Where that was measured: pooler, sessions or request costs.
    pub hold_source: String,
    /// True where connections that are held while no transaction is open were not seen.
    pub is_lower_bound: bool,
    /// In use on average.
    pub busy: f64,
    /// On top, so that requests seldom wait for one.
    pub headroom_pct: f64,
    /// Copies of the app.
    pub instances: i64,
    /// Recommended for each copy.
    pub each: i64,
    /// What set the number.
    pub limited_by: String,
}

/// The rate at which a resource is used up, by the utilisation law.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wall {
    /// In words.
    pub resource: String,
    /// How many requests it serves at once.
    pub capacity: f64,
    /// Who says so: plimsoll.toml, Postgres, this machine; `one`: by its nature.
    pub capacity_source: String,
    /// How long one request of the mix keeps it busy, at least.
    pub demand_ms: f64,
    /// At most.
    pub demand_most_ms: f64,
    /// Where that was measured: request costs, sessions, waits (for a row), archiver or Redis.
    pub demand_source: String,
    /// Requests per second at which it is used up, at most.
    pub per_s: f64,
    /// At least.
    pub least_per_s: f64,
}

impl Load {
    /// What the stage of so many users needs; none: no hold time was seen.
    #[must_use]
    pub fn pool_of(&self, users: u32) -> Option<&PoolSize> {
        let rate = format!("{users} users");
        self.pools.iter().find(|pool| pool.rate == rate)
    }
}

/// What the line and each stage need.
pub(super) fn pools(db: &Connection) -> rusqlite::Result<Vec<PoolSize>> {
    let sql = "select rate, per_s, hold_ms, hold_source, is_lower_bound, connections_busy, headroom_pct, instances,
                      connections_per_instance, limited_by from load_pool_size order by per_s, rate";
    all(db, sql, |r| {
        Ok(PoolSize {
            rate: r.get(0)?,
            per_s: r.get(1)?,
            hold_ms: r.get(2)?,
            hold_source: r.get(3)?,
            is_lower_bound: r.get(4)?,
            busy: r.get(5)?,
            headroom_pct: r.get(6)?,
            instances: r.get(7)?,
            each: r.get(8)?,
            limited_by: r.get(9)?,
        })
    })
}

/// The nearest first.
pub(super) fn walls(db: &Connection) -> rusqlite::Result<Vec<Wall>> {
    let sql = "select resource, capacity, capacity_source, demand_ms, demand_most_ms, demand_source, wall_per_s, wall_least_per_s
               from load_wall order by wall_least_per_s, resource";
    all(db, sql, |r| {
        Ok(Wall {
            resource: r.get(0)?,
            capacity: r.get(1)?,
            capacity_source: r.get(2)?,
            demand_ms: r.get(3)?,
            demand_most_ms: r.get(4)?,
            demand_source: r.get(5)?,
            per_s: r.get(6)?,
            least_per_s: r.get(7)?,
        })
    })
}
