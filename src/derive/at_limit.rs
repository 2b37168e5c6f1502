//! What moved at the limit: from the highest step that met the objective to the lowest that did not.

use rusqlite::Connection;

use super::all;
use crate::snapshot::{Row, row};

/// The two steps, and what each statement cost in them. Without a step that met the objective the lightest stands for it.
pub(super) fn statements(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "with at_limit as (select coalesce(proven_step, (select step from load_step where verdict <> 'void' order by offered_per_s limit 1)) as met,
                              coalesce(failed_step, (select step from load_step where verdict = 'fail' order by offered_per_s limit 1)) as missed
                       from load_run),
              answers as (select step, max(sum(served), 1) as served from load_second group by step),
              cost as (select s.step, queryid, calls, exec_ms / calls as ms, 1.0 * row_count / calls as rows_per_call,
                              1.0 * calls / served as calls_per_request,
                              100.0 * exec_ms / max(sum(exec_ms) over (partition by s.step), 0.000001) as pct
                       from load_statement_step s join answers using (step) where calls > 0)
         select met, missed, a.queryid, statement, b.ms, a.ms, b.rows_per_call, a.rows_per_call, b.calls_per_request,
                a.calls_per_request, a.pct
         from at_limit join cost b on b.step = met join cost a on a.step = missed and a.queryid = b.queryid
              join load_statement t on t.queryid = a.queryid
         where met <> missed and min(a.calls, b.calls) >= (select value from judging_limit where name = 'moved_calls')
           and a.pct >= (select value from judging_limit where name = 'moved_time_pct')
         order by a.ms - b.ms desc, a.queryid";
    all(db, sql, |r| {
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
