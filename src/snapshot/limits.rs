//! The table of limits: the numbers by which something beside a check judges, each with its source.

use std::{collections::BTreeMap, sync::LazyLock};

use rusqlite::Connection;

use super::schema::LIMITS;

/// The limit of this name, in the unit that the name ends in.
///
/// # Panics
/// Where there is none, which a test of the house excludes.
#[must_use]
pub fn limit(name: &str) -> f64 {
    static VALUES: LazyLock<BTreeMap<String, f64>> = LazyLock::new(|| read().expect("the table and its rows are sound"));
    *VALUES.get(name).unwrap_or_else(|| panic!("there is no limit `{name}`"))
}

fn read() -> rusqlite::Result<BTreeMap<String, f64>> {
    let db = Connection::open_in_memory()?;
    db.execute_batch(LIMITS)?;
    let mut rows = db.prepare("select name, value from judging_limit")?;
    rows.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect()
}

/// What makes the table in the temporary part of a database, where the file has none.
pub(super) fn temporary() -> String {
    LIMITS.replacen("create table", "create temp table", 1)
}
