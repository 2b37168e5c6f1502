//! Walls by the utilisation law (Denning and Buzen, 1978): a resource that serves `capacity` requests at once and is busy
//! for `demand` with each is used up at capacity / demand. Unlike latency, that may be extrapolated from light load.

use rusqlite::{Connection, OptionalExtension};

use super::line::local_cores;
use crate::snapshot::{Row, row};

/// Fewer samples of busy sessions than this tell nothing of a demand.
const FEWEST_SAMPLES: f64 = 30.0;
/// A row that is waited for in less than this share of the looks may be held for twice as long as that shows, or more.
const WAITED_FOR: f64 = 0.5;
/// A row that is waited for in this share of the looks always is: of such steps the longest counts its answers best.
const ALWAYS: f64 = 0.9;
/// Where more than this share of the looks saw two rows waited for, it is not one row that is used up.
const SEVERAL: f64 = 0.1;
/// Fewer files of the log than this tell nothing of the archiver's pace.
const FEWEST_FILES: f64 = 10.0;
/// Characters of a statement in the name of a wall.
const LONGEST: usize = 60;

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
    let (cores, source) = if cores.is_some() { (cores, "plimsoll.toml") } else { (local_cores(db, "postgres")?, "this machine") };
    add("the processors of Postgres", cores, source, running(db)?);
    add("the main thread of Redis", Some(1.0), "one", redis(db)?);
    add("the archiver of Postgres", Some(1.0), "one", archiver(db)?);
    if let Some((name, demand)) = row_lock(db)? {
        add(&name, Some(1.0), "one", Some(demand));
    }
    Ok(walls)
}

/// Requests per second at which `capacity` is used up, each keeping one busy for `ms`.
fn rate(capacity: f64, ms: f64) -> f64 {
    1_000.0 * capacity / ms
}

/// A connection is held at least for the statements, and at most for the whole answer: what the app does in between shows in
/// neither. One visitor's requests, weighted as the ramp made them; none where a request of the mix was not driven alone.
fn held(db: &Connection) -> rusqlite::Result<Option<Demand>> {
    let sql = "select sum(t.requests * c.ms_per_request) / sum(t.requests), sum(t.requests * s.p50_ms) / sum(t.requests)
               from load_endpoint_total t left join load_query_cost c using (endpoint) left join load_request_cost s using (endpoint)
               where t.requests > 0 having count(*) > 0 and count(*) = count(c.endpoint)";
    let found: Option<(f64, f64)> = db.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).optional()?;
    Ok(found.filter(|(ms, _)| *ms > 0.0).map(|(ms, answer_ms)| Demand { ms, most_ms: answer_ms.max(ms), source: "request costs" }))
}

/// Time on a processor, by Little's law from the sessions that waited for nothing. Samples are few: with their interval.
fn running(db: &Connection) -> rusqlite::Result<Option<Demand>> {
    let sql = "select (select 1.0 * sum(sessions) from load_postgres_session where state = 'active' and wait_class = ''),
                      avg(samples), 1.0 * sum(served) from load_postgres_sample join load_second using (second)";
    let (seen, looks_per_s, served): (Option<f64>, Option<f64>, Option<f64>) =
        db.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    let enough = seen.filter(|seen| *seen >= FEWEST_SAMPLES).zip(looks_per_s).zip(served.filter(|served| *served > 0.0));
    Ok(enough.map(|((seen, looks_per_s), served)| {
        let ms = 1_000.0 * seen / looks_per_s / served;
        Demand { ms, most_ms: ms * (1.0 + 1.96 / seen.sqrt()), source: "sessions" }
    }))
}

/// A row that one request after the other changes. It is busy whenever somebody waits for it, and never more than all the
/// time: between that share of a second and a whole one for the answers of a second. One transaction holds a row; where
/// several are waited for it is more than one row. Advisory locks and locks on tables are not told apart so, and not named.
fn row_lock(db: &Connection) -> rusqlite::Result<Option<(String, Demand)>> {
    let sql = "with looked as (select step, 1.0 * sum(samples) as looks, sum(row_waits) as waits, sum(row_waits_of_many) as several,
                                      1.0 * count(*) as seconds
                               from load_postgres_sample join load_second using (second) where offered > 0 group by step)
               select step, waits / looks, served_per_s, seconds from looked join load_step_served using (step)
               where looks >= ?1 and waits >= ?2 * looks and several <= ?3 * waits and served_per_s * seconds > 1
               order by min(waits / looks, ?4) desc, seconds desc, served_per_s desc limit 1";
    let read = |r: &rusqlite::Row<'_>| Ok((r.get::<_, i64>(0)?, r.get::<_, f64>(1)?, r.get::<_, f64>(2)?, r.get::<_, f64>(3)?));
    let bounds = [FEWEST_SAMPLES, WAITED_FOR, SEVERAL, ALWAYS];
    let Some((step, busy, per_s, seconds)) = db.query_row(sql, bounds, read).optional()? else { return Ok(None) };
    let sql = "select statement from load_wait where step = ?1 and wait_class = 'Lock' and wait_event in ('transactionid', 'tuple')
               order by rank limit 1";
    let statement: Option<String> = db.query_row(sql, [step], |r| r.get(0)).optional()?.flatten();
    // One that was under way as the seconds began had its row before them.
    let demand = Demand { ms: 1_000.0 * busy / per_s, most_ms: 1_000.0 / (per_s - 1.0 / seconds), source: "waits" };
    Ok(Some((row_name(statement.as_deref()), demand)))
}

/// The archiver copies one file of the log after the other. Its pace is known only from seconds at whose start and end files
/// waited for it; elsewhere it may have rested. How fast the disk takes the log nobody tells: that is no wall here, since one
/// flush serves many commits, and more of them under more load.
fn archiver(db: &Connection) -> rusqlite::Result<Option<Demand>> {
    let sql = "with at as (select *, min(files_waiting, lag(files_waiting) over (order by second)) as waiting from load_wal_second)
               select (select 1.0 * sum(archived_files) from at where waiting >= 2), (select 1.0 * sum(took_s) from at where waiting >= 2),
                      1.0 * sum(wal_bytes) / max(file_bytes), 1.0 * sum(served) from load_wal_second join load_second using (second)";
    let read = |r: &rusqlite::Row<'_>| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?));
    let (copied, seconds, written, served): (Option<f64>, Option<f64>, Option<f64>, Option<f64>) = db.query_row(sql, [], read)?;
    let known = copied.filter(|copied| *copied >= FEWEST_FILES).zip(seconds).zip(written.zip(served.filter(|served| *served > 0.0)));
    Ok(known.filter(|(_, (written, _))| *written > 0.0).map(|((copied, seconds), (written, served))| {
        // A file may have been under way at either end.
        let ms = |copied: f64| 1_000.0 * written / served * seconds / copied;
        Demand { ms: ms(copied + 1.0), most_ms: ms(copied - 1.0), source: "archiver" }
    }))
}

/// ``the row that `update stock …` locks``.
fn row_name(statement: Option<&str>) -> String {
    let Some(statement) = statement else { return "a row that every request locks".to_owned() };
    let line = statement.replace('`', "'").split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(LONGEST).collect();
    let cut = if short.len() < line.len() { "…" } else { "" };
    format!("the row that `{}{cut}` locks", short.trim_end())
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
        // The utilisation law (Denning and Buzen, ACM Computing Surveys 10(3), 1978): 10 / 0.028 s.
        assert!((rate(10.0, 28.0) - 357.0).abs() < 0.2);
    }

    #[test]
    fn a_row_is_named_by_its_statement_on_one_line() {
        assert_eq!(row_name(Some("update stock\n   set n = n + $1")), "the row that `update stock set n = n + $1` locks");
        let long = row_name(Some(&format!("update stock set note = '`{}'", "ü".repeat(90))));
        assert!(long.ends_with("ü…` locks") && long.matches('`').count() == 2 && long.chars().count() < 90, "{long}");
        assert_eq!(row_name(None), "a row that every request locks");
    }
}
