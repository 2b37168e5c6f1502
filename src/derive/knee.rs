//! What moved at the knee: from the highest step that met the objective to the lowest that did not.

use rusqlite::Connection;

use super::all;
use crate::snapshot::{Row, row};

/// Fewer calls in a step tell nothing of the time of one.
const FEWEST_CALLS: i64 = 10;
/// Below this share of the database's time in the failed step a statement moves nothing.
const LEAST_PCT: f64 = 5.0;

/// The two steps, and what each statement cost in them. Without a step that met the objective the lightest stands for it.
pub(super) fn statements(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = format!(
        "with knee as (select coalesce(proven_step, (select step from load_step where verdict <> 'void' order by offered_per_s limit 1)) as met,
                              coalesce(failed_step, (select step from load_step where verdict = 'fail' order by offered_per_s limit 1)) as missed
                       from load_run),
              answers as (select step, max(sum(served), 1) as served from load_second group by step),
              cost as (select s.step, queryid, calls, exec_ms / calls as ms, 1.0 * row_count / calls as rows_per_call,
                              1.0 * calls / served as calls_per_request,
                              100.0 * exec_ms / max(sum(exec_ms) over (partition by s.step), 0.000001) as pct
                       from load_statement_step s join answers using (step) where calls > 0)
         select met, missed, a.queryid, statement, b.ms, a.ms, b.rows_per_call, a.rows_per_call, b.calls_per_request,
                a.calls_per_request, a.pct
         from knee join cost b on b.step = met join cost a on a.step = missed and a.queryid = b.queryid
              join load_statement t on t.queryid = a.queryid
         where met <> missed and b.calls >= {FEWEST_CALLS} and a.calls >= {FEWEST_CALLS} and a.pct >= {LEAST_PCT}
         order by a.ms - b.ms desc, a.queryid"
    );
    all(db, &sql, |r| {
        Ok(row! {
            "step_before" => r.get::<_, i64>(0)?,
            "step_after" => r.get::<_, i64>(1)?,
            "queryid" => r.get::<_, i64>(2)?,
            "statement" => r.get::<_, String>(3)?,
            "before_ms" => r.get::<_, f64>(4)?,
            "after_ms" => r.get::<_, f64>(5)?,
            "rows_per_call_before" => r.get::<_, f64>(6)?,
            "rows_per_call_after" => r.get::<_, f64>(7)?,
            "calls_per_request_before" => r.get::<_, f64>(8)?,
            "calls_per_request_after" => r.get::<_, f64>(9)?,
            "time_pct" => r.get::<_, f64>(10)?,
        })
    })
}
