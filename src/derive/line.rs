//! The load line: rates, the users behind them, and what gave way first where that was seen.

use rusqlite::{Connection, OptionalExtension};

use super::saturation;
use crate::snapshot::{Row, limit, row};

pub(super) fn line(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "select p.offered_per_s, f.offered_per_s, p.p50_ms from load_run
               left join (select * from load_step join load_step_latency using (step)) p on p.step = proven_step
               left join load_step f on f.step = failed_step";
    let read = |r: &rusqlite::Row<'_>| Ok((r.get(0)?, r.get(1)?, r.get(2)?));
    let found: Option<(Option<f64>, Option<f64>, Option<f64>)> = db.query_row(sql, [], read).optional()?;
    let Some((proven, failed, answer_ms)) = found else { return Ok(Vec::new()) };
    let pause_ms = pause_ms(db)?;
    let proven_users = proven.zip(answer_ms).map(|(per_s, answer_ms)| users(per_s, pause_ms, answer_ms));
    Ok(vec![row! {
        "proven_per_s" => proven,
        "failed_per_s" => failed,
        "proven_users" => proven_users,
        "gave_way_first" => gave_way_first(db)?,
    }])
}

/// Visitors at once who make `per_s` requests a second, each pausing between two of them and waiting for each (the
/// interactive response time law, from Little's).
fn users(per_s: f64, pause_ms: f64, answer_ms: f64) -> f64 {
    per_s * (pause_ms + answer_ms) / 1_000.0
}

/// The mean pause over the mix: a scenario is drawn by its weight, and each of its steps has its pause.
fn pause_ms(db: &Connection) -> rusqlite::Result<f64> {
    let sql = "select sum(pause_ms * weight) / max(sum(weight), 1) from load_scenario join load_endpoint on scenario = load_scenario.name";
    db.query_row(sql, [], |r| r.get::<_, Option<f64>>(0)).map(Option::unwrap_or_default)
}

/// What reached its limit in the step that failed, or in the hardest one; none where nothing was seen to. Evidence
/// only: of the app itself what its metrics page told, else nothing but that what was seen was idle.
fn gave_way_first(db: &Connection) -> rusqlite::Result<Option<String>> {
    let sql =
        "select coalesce(failed_step, (select step from load_step where verdict = 'fail' order by offered_per_s limit 1)) from load_run";
    let Some(step): Option<i64> = db.query_row(sql, [], |r| r.get(0))? else { return Ok(None) };
    if let Some(seen) = postgres(db, step)? {
        return Ok(Some(seen));
    }
    let sql = "select avg(cpu_pct) from load_redis_second join load_second using (second) where step = ?1";
    let busy: Option<f64> = db.query_row(sql, [step], |r| r.get(0))?;
    if let Some(pct) = busy.filter(|pct| *pct >= limit("full_pct")) {
        return Ok(Some(format!("Redis: its one main thread was busy {pct:.0} % of the time")));
    }
    let of_app = saturation::of_app(db, step, local_cores(db, "app")?)?;
    if of_app.is_some() { Ok(of_app) } else { by_elimination(db, step, busy) }
}

/// The app itself, where Postgres and Redis were watched and neither had much to do while requests piled up.
fn by_elimination(db: &Connection, step: i64, redis_pct: Option<f64>) -> rusqlite::Result<Option<String>> {
    let is_there = |kind: &str| db.prepare("select 1 from address where kind = ?1")?.exists([kind]);
    let Some(seen) = sessions(db, step)?.filter(Sessions::are_idle) else { return Ok(None) };
    let redis = match redis_pct {
        Some(pct) if pct < limit("idle_pct") => format!(", and Redis was busy {pct:.0} % of the time"),
        None if !is_there("redis")? => String::new(),
        _ => return Ok(None),
    };
    Ok(Some(format!(
        "the app itself, or a service that it asks (by elimination: of {:.0} requests under way {:.1} were in Postgres{redis})",
        seen.in_flight,
        seen.busy()
    )))
}

/// Means over the seconds of a step.
#[derive(Clone, Copy)]
struct Sessions {
    connections: f64,
    most: f64,
    active: f64,
    running: f64,
    lock_waiting: f64,
    idle_in_transaction: f64,
    in_flight: f64,
}

fn postgres(db: &Connection, step: i64) -> rusqlite::Result<Option<String>> {
    Ok(sessions(db, step)?.and_then(|s| s.limit(local_cores(db, "postgres").ok().flatten())))
}

/// None where they were not watched.
fn sessions(db: &Connection, step: i64) -> rusqlite::Result<Option<Sessions>> {
    let sql = "select avg(connections), max(connections_max), avg(active), avg(running), avg(lock_waiting), avg(idle_in_transaction),
                      avg(in_flight)
               from load_postgres_second join load_second using (second) where step = ?1 having count(*) > 0";
    db.query_row(sql, [step], |r| {
        Ok(Sessions {
            connections: r.get(0)?,
            most: r.get(1)?,
            active: r.get(2)?,
            running: r.get(3)?,
            lock_waiting: r.get(4)?,
            idle_in_transaction: r.get(5)?,
            in_flight: r.get(6)?,
        })
    })
    .optional()
}

impl Sessions {
    /// Held by a request.
    fn busy(&self) -> f64 {
        self.active + self.idle_in_transaction
    }

    /// True where requests pile up elsewhere.
    fn are_idle(&self) -> bool {
        // Who waits for one of the app's connections waits for the database.
        let has_free = 100.0 * self.busy() < limit("mostly_pct") * self.connections;
        has_free && self.in_flight >= limit("requests_piled_up") && 100.0 * self.busy() < limit("idle_pct") * self.in_flight
    }

    /// The limit that these sessions show, the surest first.
    fn limit(&self, cores: Option<f64>) -> Option<String> {
        let busy = self.busy();
        let is_full = |used: f64, most: f64| 100.0 * used >= limit("full_pct") * most;
        if is_full(self.connections, self.most) {
            Some(format!("Postgres' connections: {:.0} of {:.0} were open", self.connections, self.most))
        } else if self.lock_waiting >= limit("lock_waiting_sessions")
            && 100.0 * self.lock_waiting >= limit("lock_waiting_pct") * self.active
        {
            Some(format!("locks in Postgres: {:.0} of {:.0} active sessions waited for one", self.lock_waiting, self.active))
        } else if let Some(cores) = cores.filter(|cores| self.running >= *cores) {
            Some(format!("the processors of Postgres: {:.1} sessions were running on {cores:.0} cores", self.running))
        } else if self.connections >= 1.0
            && is_full(busy, self.connections)
            && self.in_flight >= limit("requests_per_connection") * self.connections
        {
            let (open, waiting) = (self.connections, self.in_flight);
            Some(format!("the app's pool of connections: all {open:.0} were busy while {waiting:.0} requests were under way"))
        } else {
            None
        }
    }
}

/// Processors of the machine of a target of this `kind`, where it is this one; else nobody told.
pub(super) fn local_cores(db: &Connection, kind: &str) -> rusqlite::Result<Option<f64>> {
    let sql = "select generator_cores from run, address where kind = ?1
               and (url like '%@localhost%' or url like '%@127.0.0.1%' or url like '%//127.0.0.1%' or url like '%//localhost%')";
    db.query_row(sql, [kind], |r| r.get(0)).optional()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_visitors_with_ten_seconds_of_pause_make_990_requests_a_second() {
        // The interactive law (Denning and Buzen, ACM Computing Surveys 10(3), 1978): 990.1/s × (10 s of pause + 0.1 s).
        assert!((users(990.1, 10_000.0, 100.0) - 10_000.0).abs() < 1.0);
    }

    #[test]
    fn only_what_was_seen_at_its_limit_is_named() {
        let calm = Sessions {
            connections: 10.0,
            most: 97.0,
            active: 3.0,
            running: 1.0,
            lock_waiting: 0.0,
            idle_in_transaction: 1.0,
            in_flight: 60.0,
        };
        assert_eq!(calm.limit(Some(4.0)), None);
        let named = |s: Sessions| s.limit(Some(4.0)).unwrap_or_default();
        assert!(named(Sessions { active: 9.0, ..calm }).contains("all 10 were busy while 60"));
        assert!(named(Sessions { connections: 96.0, ..calm }).contains("96 of 97"));
        assert!(named(Sessions { active: 9.0, lock_waiting: 7.0, ..calm }).contains("7 of 9"));
        assert!(named(Sessions { running: 5.0, ..calm }).contains("on 4 cores"));
        // What is elsewhere is so only where requests pile up, and none waits for a connection.
        assert!(calm.are_idle());
        for other in [Sessions { in_flight: 3.0, ..calm }, Sessions { in_flight: 15.0, ..calm }, Sessions { connections: 8.0, ..calm }] {
            assert!(!other.are_idle());
        }
    }
}
