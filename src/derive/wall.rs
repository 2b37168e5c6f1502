//! Walls by the utilisation law (Denning and Buzen, 1978): a resource that serves `capacity` requests at once and is busy
//! for `demand` with each is used up at capacity / demand. Unlike latency, that may be extrapolated from light load.

use rusqlite::{Connection, OptionalExtension};

use super::line::local_cores;
use crate::snapshot::{Row, row};

/// Fewer samples of busy sessions than this tell nothing of a demand.
const FEWEST_SAMPLES: f64 = 30.0;

/// How long one request of the mix keeps a resource busy.
#[derive(Clone, Copy)]
struct Demand {
    ms: f64,
    /// It may be as much as this.
    most_ms: f64,
    source: &'static str,
}

pub(super) fn walls(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let connections = held(db)?;
    let mut walls = Vec::new();
    let mut add = |resource: &str, capacity: Option<f64>, capacity_source: &str, demand: Option<Demand>| {
        let (Some(capacity), Some(demand)) = (capacity, demand) else { return };
        walls.push(row! {
            "resource" => resource.to_owned(),
            "capacity" => capacity,
            "capacity_source" => capacity_source.to_owned(),
            "demand_ms" => demand.ms,
            "demand_most_ms" => demand.most_ms,
            "demand_source" => demand.source.to_owned(),
            "wall_per_s" => rate(capacity, demand.ms),
            "wall_least_per_s" => rate(capacity, demand.most_ms),
        });
    };
    let real = |sql: &str| db.query_row(sql, [], |r| r.get::<_, Option<f64>>(0)).optional().map(Option::flatten);
    let pool = real("select 1.0 * pool_size * coalesce(instances, 1) from plan")?;
    add("the app's pool of connections", pool, "plimsoll.toml", connections);
    add("the connections of Postgres", real("select 1.0 * max(connections_max) from load_postgres_second")?, "Postgres", connections);
    let cores = real("select 1.0 * database_cores from plan")?;
    let (cores, source) = if cores.is_some() { (cores, "plimsoll.toml") } else { (local_cores(db)?, "this machine") };
    add("the processors of Postgres", cores, source, running(db)?);
    add("the main thread of Redis", Some(1.0), "one", redis(db)?);
    Ok(walls)
}

/// Requests per second at which `capacity` is used up, each keeping one busy for `ms`.
fn rate(capacity: f64, ms: f64) -> f64 {
    1_000.0 * capacity / ms
}

/// A connection is held at least for the statements, and at most for the whole answer: what the app does in between shows in
/// neither. One visitor's requests, weighted as the ramp made them; none where a request of the mix was not sounded.
fn held(db: &Connection) -> rusqlite::Result<Option<Demand>> {
    let sql = "select sum(t.requests * c.ms_per_request) / sum(t.requests), sum(t.requests * s.p50_ms) / sum(t.requests)
               from load_endpoint_total t left join load_query_cost c using (endpoint) left join load_sounding s using (endpoint)
               where t.requests > 0 having count(*) > 0 and count(*) = count(c.endpoint)";
    let found: Option<(f64, f64)> = db.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
    Ok(found.filter(|(ms, _)| *ms > 0.0).map(|(ms, answer_ms)| Demand { ms, most_ms: answer_ms.max(ms), source: "soundings" }))
}

/// Time on a processor, by Little's law from the sessions that waited for nothing. Samples are few: with their interval.
fn running(db: &Connection) -> rusqlite::Result<Option<Demand>> {
    let sql = "select 1.0 * sum(p.running), 1.0 * sum(s.served) from load_postgres_second p join load_second s using (second)";
    let (samples, served): (Option<f64>, Option<f64>) = db.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(samples.zip(served).filter(|(samples, served)| *samples >= FEWEST_SAMPLES && *served > 0.0).map(|(samples, served)| {
        let ms = 1_000.0 * samples / served;
        Demand { ms, most_ms: ms * (1.0 + 1.96 / samples.sqrt()), source: "sessions" }
    }))
}

fn redis(db: &Connection) -> rusqlite::Result<Option<Demand>> {
    let sql = "select sum(r.cpu_pct) / 100, 1.0 * sum(s.served) from load_redis_second r join load_second s using (second)
               where r.cpu_pct is not null";
    let (busy_s, served): (Option<f64>, Option<f64>) = db.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(busy_s.zip(served).filter(|(busy_s, served)| *busy_s > 0.0 && *served > 0.0).map(|(busy_s, served)| {
        let ms = 1_000.0 * busy_s / served;
        Demand { ms, most_ms: ms, source: "Redis" }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_connections_held_for_28_ms_are_used_up_at_357_requests_a_second() {
        // The worked example of the capacity catalogue, section 4.
        assert!((rate(10.0, 28.0) - 357.0).abs() < 0.2);
    }
}
