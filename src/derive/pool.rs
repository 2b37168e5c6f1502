//! Connections by Little's law: those in use on average are the rate times how long one request holds one.

use rusqlite::{Connection, OptionalExtension};

use super::all;
use crate::snapshot::{Row, limit, row};

/// The least for a copy of the app: one that waits must not stop all others.
const LEAST: i64 = 2;

/// What each statement of the ramp cost.
pub(super) fn statements(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "with whole as (select max(sum(exec_ms), 0.000001) as ms, (select max(sum(served), 1) from load_second) as requests
                              from load_statement)
               select queryid, statement, calls, 1.0 * row_count / max(calls, 1), 1.0 * calls / requests, exec_ms / requests,
                      100.0 * exec_ms / ms
               from load_statement, whole order by exec_ms desc, queryid";
    all(db, sql, |r| {
        Ok(row! {
            "queryid" => r.get::<_, i64>(0)?,
            "statement" => r.get::<_, String>(1)?,
            "calls" => r.get::<_, i64>(2)?,
            "rows_per_call" => r.get::<_, f64>(3)?,
            "calls_per_request" => r.get::<_, f64>(4)?,
            "ms_per_request" => r.get::<_, f64>(5)?,
            "time_pct" => r.get::<_, f64>(6)?,
        })
    })
}

/// Connections in use in each step that was sampled.
pub(super) fn steps(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "select s.step, s.served_per_s, avg(p.active + p.idle_in_transaction)
               from load_step_served s join load_second t on t.step = s.step join load_postgres_second p on p.second = t.second
               where s.served_per_s > 0 group by s.step order by s.step";
    all(db, sql, |r| {
        let (per_s, busy): (f64, f64) = (r.get(1)?, r.get(2)?);
        Ok(row! {
            "step" => r.get::<_, i64>(0)?,
            "served_per_s" => per_s,
            "connections_busy" => busy,
            "hold_ms" => 1_000.0 * busy / per_s,
        })
    })
}

/// How long a request holds a connection.
struct Hold {
    ms: f64,
    source: &'static str,
    is_lower_bound: bool,
    answer_ms: f64,
}

/// What each rate needs.
pub(super) fn sizes(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let Some(hold) = hold(db)? else { return Ok(Vec::new()) };
    let plan: (i64, Option<i64>) =
        db.query_row("select coalesce(instances, 1), database_cores from plan", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let sql = "select 'load line', null, proven_per_s from load_line where proven_per_s is not null
               union all select users || ' users', users, peak_per_s from stage_rate order by 2";
    let rates = all(db, sql, |r| Ok((r.get::<_, String>(0)?, r.get::<_, Option<i64>>(1)?, r.get::<_, f64>(2)?)))?;
    Ok(rates
        .into_iter()
        .map(|(rate, users, per_s)| {
            let busy = per_s * hold.ms / 1_000.0;
            let (of_one, limited_by) = of_one(busy, plan.0, plan.1);
            row! {
                "rate" => rate,
                "users" => users,
                "per_s" => per_s,
                "hold_ms" => hold.ms,
                "hold_source" => hold.source.to_owned(),
                "is_lower_bound" => i64::from(hold.is_lower_bound),
                "answer_ms" => hold.answer_ms,
                "connections_busy" => busy,
                "headroom_pct" => limit("pool_headroom_pct"),
                "connections" => of_one * plan.0,
                "instances" => plan.0,
                "connections_per_instance" => of_one,
                "limited_by" => limited_by.to_owned(),
            }
        })
        .collect())
}

/// Connections for one copy, and what set the number.
fn of_one(busy: f64, instances: i64, cores: Option<i64>) -> (i64, &'static str) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "connections are few")]
    let wanted = (busy * (1.0 + limit("pool_headroom_pct") / 100.0) / instances as f64).ceil() as i64;
    // More statements at once than twice the processors and one only make each other slower.
    let most = cores.map_or(i64::MAX, |cores| (cores * 2 + 1) / instances.max(1)).max(1);
    match wanted {
        wanted if wanted > most => (most, "processors of the database"),
        wanted if wanted < LEAST.min(most) => (LEAST.min(most), "the least for a copy"),
        wanted => (wanted, "busy connections"),
    }
}

/// The hold time at the highest step that met the objective, else at the lowest: beyond it waiting counts as holding.
fn hold(db: &Connection) -> rusqlite::Result<Option<Hold>> {
    let sql = "select step, p50_ms from load_step join load_step_latency using (step), load_run
               order by step = proven_step desc, offered_per_s limit 1";
    let Some((step, answer_ms)): Option<(i64, f64)> = db.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).optional()? else {
        return Ok(None);
    };
    let one = |sql: &str| db.query_row(sql, [], |r| r.get::<_, Option<f64>>(0));
    let of_step = |sql: &str| db.query_row(sql, [step], |r| r.get::<_, Option<f64>>(0)).optional().map(Option::flatten);
    // A pooler in between knows how long each transaction held a server connection.
    let pooler = of_step(
        "select 1.0 * sum(transaction_ms) / nullif(sum(served), 0) from load_pooler_second join load_second using (second)
         where step = ?1 and transaction_ms is not null",
    )?;
    if let Some(ms) = pooler.filter(|ms| *ms > 0.0) {
        return Ok(Some(Hold { ms, source: "pooler", is_lower_bound: false, answer_ms }));
    }
    let sessions = of_step("select hold_ms from load_pool_step where step = ?1")?;
    let request_costs = one("select sum(t.requests * c.ms_per_request) / nullif(sum(t.requests), 0)
                         from load_endpoint_total t left join load_query_cost c using (endpoint)")?;
    let longer = match (sessions, request_costs) {
        (Some(a), Some(b)) if a >= b => Some((a, "sessions")),
        (Some(a), None) => Some((a, "sessions")),
        (_, Some(b)) => Some((b, "request costs")),
        (None, None) => None,
    };
    Ok(longer.map(|(ms, source)| Hold { ms, source, is_lower_bound: true, answer_ms }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_has_room_for_the_busy_ones_and_half_again() {
        // 120 requests a second that hold a connection for 50 ms keep 6 busy; with half again 9, three for each of 3 copies.
        assert_eq!(of_one(120.0 * 0.050, 3, None), (3, "busy connections"));
        assert_eq!(of_one(0.09, 2, None), (2, "the least for a copy"));
    }

    #[test]
    fn the_processors_of_the_database_are_the_ceiling() {
        assert_eq!(of_one(40.0, 1, Some(4)), (9, "processors of the database"));
        assert_eq!(of_one(40.0, 20, Some(2)), (1, "processors of the database"));
    }
}
