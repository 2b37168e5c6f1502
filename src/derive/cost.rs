//! What one request costs in Postgres and Redis, from what each endpoint cost alone.

use rusqlite::Connection;

use super::all;
use crate::{
    snapshot::{Row, row},
    sql::is_write,
};

pub(super) fn queries(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "select endpoint, queryid, statement, 1.0 * calls / requests, 1.0 * row_count / max(calls, 1), exec_ms / requests
               from load_request_statement join load_request_cost using (endpoint) where calls > 0 order by endpoint, queryid";
    all(db, sql, |r| {
        let statement: String = r.get(2)?;
        Ok(row! {
            "endpoint" => r.get::<_, i64>(0)?,
            "queryid" => r.get::<_, i64>(1)?,
            "is_write" => is_write(&statement),
            "statement" => statement,
            "calls_per_request" => r.get::<_, f64>(3)?,
            "rows_per_call" => r.get::<_, f64>(4)?,
            "ms_per_request" => r.get::<_, f64>(5)?,
        })
    })
}

pub(super) fn query_costs(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "select endpoint, 1.0 * statements / requests, exec_ms / requests,
                      min(100.0, 100.0 * exec_ms / requests / max(p50_ms, 0.001)), 1.0 * sessions / requests,
                      max(0.0, p50_ms - exec_ms / requests)
               from load_request_postgres join load_request_cost using (endpoint) order by endpoint";
    let costs = all(db, sql, |r| Ok((r.get::<_, i64>(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?)))?;
    let typical = median(costs.iter().map(|c: &(i64, f64, f64, f64, Option<f64>, f64)| c.5).collect());
    Ok(costs
        .into_iter()
        .map(|(endpoint, statements, ms, time_pct, sessions, own_ms)| {
            row! {
                "endpoint" => endpoint,
                "statements_per_request" => statements,
                "ms_per_request" => ms,
                "time_pct" => time_pct,
                "own_ms" => own_ms,
                "typical_own_ms" => typical,
                "sessions_per_request" => sessions,
            }
        })
        .collect())
}

/// The value in the middle; of an even number the lower one.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

pub(super) fn cache_costs(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "select endpoint, 1.0 * commands / requests, 1.0 * hits / requests, 1.0 * misses / requests, 1.0 * writes / requests,
                      1.0 * connections / requests
               from load_request_redis join load_request_cost using (endpoint) order by endpoint";
    all(db, sql, |r| {
        Ok(row! {
            "endpoint" => r.get::<_, i64>(0)?,
            "commands_per_request" => r.get::<_, f64>(1)?,
            "hits_per_request" => r.get::<_, f64>(2)?,
            "misses_per_request" => r.get::<_, f64>(3)?,
            "writes_per_request" => r.get::<_, f64>(4)?,
            "connections_per_request" => r.get::<_, f64>(5)?,
        })
    })
}

pub(super) fn cache_use(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "select coalesce(sum(hits + misses), 0), 100.0 * sum(hits) / nullif(sum(hits + misses), 0) from load_redis_second";
    all(db, sql, |r| Ok(row! { "lookups" => r.get::<_, i64>(0)?, "hit_pct" => r.get::<_, Option<f64>>(1)? }))
}
