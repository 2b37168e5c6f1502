//! How fast tables grow, from the rows that came and went since the counters began.

use rusqlite::Connection;

use super::all;
use crate::snapshot::{Row, row};

/// A row for every table with rows of its own, where it is known since when the counters count.
pub(super) fn tables(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let sql = "with indexed as (select table_id, sum(bytes) as bytes from db_index group by table_id)
               select t.id, t.bytes + coalesce(i.bytes, 0), t.rows, t.rows_inserted, t.rows_deleted, s.stats_age_days
               from db_table t join db_server s on s.stats_age_days > 0 left join indexed i on i.table_id = t.id
               where not t.is_partitioned and not s.is_replica order by t.id";
    all(db, sql, |r| {
        let (bytes, rows, days): (f64, Option<f64>, f64) = (r.get(1)?, r.get(2)?, r.get(5)?);
        let (came, went): (f64, f64) = (r.get(3)?, r.get(4)?);
        let net_a_day = (came - went) / days;
        Ok(row! {
            "table_id" => r.get::<_, i64>(0)?,
            "rows_net_a_day" => net_a_day,
            "bytes_a_day" => bytes / rows.unwrap_or(0.0).max(1.0) * net_a_day,
            "bytes_whole" => bytes,
        })
    })
}
