//! How the statements of the log stand in pg_stat_statements: by query id, else by text without data.

use std::collections::HashMap;

use rusqlite::Connection;

use super::all;
use crate::{
    probe::log::normal_text,
    snapshot::{Row, row},
};

/// A row for every statement of the log. Where pg_stat_statements could not be seen there is nothing to compare with,
/// and the numbers are null.
pub(super) fn shares(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let recorded = all(db, "select s.id, s.text, u.used_calls, u.time_pct from db_statement s join db_statement_use u using (id)", |r| {
        Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?, (r.get::<_, i64>(2)?, r.get::<_, Option<f64>>(3)?)))
    })?;
    let by_id: HashMap<i64, (i64, Option<f64>)> = recorded.iter().map(|(id, _, numbers)| (*id, *numbers)).collect();
    let by_text: HashMap<String, (i64, Option<f64>)> =
        recorded.iter().map(|(_, text, numbers)| (normal_text(text.as_bytes()), *numbers)).collect();
    let logged = all(db, "select id, query_id, text from log_statement order by id", |r| {
        Ok((r.get::<_, i64>(0)?, r.get::<_, Option<i64>>(1)?, r.get::<_, String>(2)?))
    })?;
    Ok(logged
        .into_iter()
        .map(|(id, query_id, text)| {
            let found = query_id.map_or_else(|| by_text.get(&text), |query_id| by_id.get(&query_id));
            row! { "id" => id, "calls" => found.map(|f| f.0), "of_all_time_pct" => found.and_then(|f| f.1) }
        })
        .collect())
}
