//! What sessions waited for in each step: sums of samples as mean numbers at a time.

use rusqlite::Connection;

use super::all;
use crate::snapshot::{Row, row};

/// Kinds of waiting that are kept of a step.
const MOST: i64 = 10;

/// Samples of each step, and what was seen in them while requests were due.
const SEEN: &str = "with taken as (select step, sum(samples) as samples from load_postgres_sample join load_second using (second)
                             where offered > 0 group by step),
     seen as (select step, state, iif(state <> 'active', 'idle in transaction', iif(wait_class = '', 'CPU', wait_class)) as wait_class,
                     wait_event, queryid, 1.0 * sum(sessions) / max(samples) as sessions
              from load_postgres_session join load_second using (second) join taken using (step)
              where offered > 0 group by 1, 2, 3, 4, 5)";

/// Sessions by class.
pub(super) fn classes(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = format!("{SEEN} select step, wait_class, sum(sessions) from seen group by 1, 2 order by 1, 2");
    all(db, &sql, |r| {
        Ok(row! {
            "step" => r.get::<_, i64>(0)?,
            "wait_class" => r.get::<_, String>(1)?,
            "sessions" => r.get::<_, f64>(2)?,
        })
    })
}

/// The most frequent kinds of waiting, with their statements.
pub(super) fn waits(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = format!(
        "{SEEN}, ranked as (select *, row_number() over (partition by step order by sessions desc, wait_class, wait_event, queryid) as rank,
                                   100.0 * sessions / sum(sessions) over (partition by step) as pct
                            from seen where state = 'active')
         select step, rank, wait_class, wait_event, queryid, statement, sessions, pct
         from ranked left join load_statement using (queryid) where rank <= {MOST} order by step, rank"
    );
    all(db, &sql, |r| {
        Ok(row! {
            "step" => r.get::<_, i64>(0)?,
            "rank" => r.get::<_, i64>(1)?,
            "wait_class" => r.get::<_, String>(2)?,
            "wait_event" => r.get::<_, String>(3)?,
            "queryid" => r.get::<_, Option<i64>>(4)?,
            "statement" => r.get::<_, Option<String>>(5)?,
            "sessions" => r.get::<_, f64>(6)?,
            "sessions_pct" => r.get::<_, f64>(7)?,
        })
    })
}
