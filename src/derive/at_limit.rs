//! What moved at the limit: from a step well below it to the lowest that missed the objective.

use rusqlite::Connection;

use super::all;
use crate::snapshot::{Row, row};

/// The two steps, and what each statement cost in them. The line's two ends lie too close for a call to tell them apart, so the highest
/// step stands before it that is calm beside the proven one, or the one that failed; without one the lightest.
pub(super) fn statements(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql =
        "with missed as (select step, offered_per_s from load_step where step = (select failed_step from load_run) or verdict = 'fail'
                               order by step = (select failed_step from load_run) desc, offered_per_s limit 1),
              calm as (select s.step, s.offered_per_s, 100 * s.offered_per_s <= coalesce(p.offered_per_s, missed.offered_per_s) * (select value from judging_limit where name = 'calm_pct') as is_calm
                       from load_step s join missed join load_run left join load_step p on p.step = proven_step
                       where s.verdict not in ('fail', 'void')),
              at_limit as (select missed.step as missed,
                                  (select step from calm order by is_calm desc, iif(is_calm, -1, 1) * offered_per_s limit 1) as met
                           from missed),
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
