//! Where the load line holds: machine, server and settings that decide how much is carried. A line of staging says nothing
//! of production unless these are the same.

use rusqlite::{Connection, OptionalExtension};

use super::{all, line::local_cores};
use crate::snapshot::{Row, row};

/// Settings of Postgres that move a load line, as they stand in `pg_settings`.
const SETTINGS: [&str; 9] = [
    "shared_buffers",
    "effective_cache_size",
    "work_mem",
    "max_connections",
    "max_wal_size",
    "synchronous_commit",
    "fsync",
    "jit",
    "random_page_cost",
];

pub(super) fn parts(db: &Connection) -> rusqlite::Result<Vec<Row>> {
    let mut parts = Vec::new();
    let mut add = |part: String, value: Option<String>, kind: &str| {
        let Some(value) = value else { return };
        let number = i64::try_from(parts.len() + 1).unwrap_or(i64::MAX);
        parts.push(row! { "number" => number, "part" => part, "value" => value, "kind" => kind.to_owned() });
    };
    let text = |sql: &str| db.query_row(sql, [], |r| r.get::<_, Option<String>>(0)).optional().map(Option::flatten);
    add("processors of the scanning machine".to_owned(), text("select cast(generator_cores as text) from run")?, "machine");
    add("copies of the app".to_owned(), text("select cast(instances as text) from plan")?, "copies");
    let cores = text("select cast(database_cores as text) from plan")?;
    let here = local_cores(db, "postgres")?.map(|n| format!("{n:.0}, shared with the scan"));
    add("processors of Postgres".to_owned(), cores.or(here), "machine");
    add("Postgres".to_owned(), text("select version || coalesce(' of ' || provider, '') from db_server")?, "software");
    for (name, value, bytes) in settings(db)? {
        add(name, Some(bytes.map_or(value, size)), "setting");
    }
    let data = "select sum(bytes) from (select bytes from db_table where database is null union all
                select i.bytes from db_index i join db_table t on t.id = i.table_id where t.database is null)";
    let bytes: Option<f64> = db.query_row(data, [], |r| r.get(0))?;
    add("data in Postgres".to_owned(), bytes.map(size), "data");
    add("Redis".to_owned(), text("select flavour || ' ' || version from redis_server")?, "software");
    Ok(parts)
}

/// Name, value as shown, and bytes where it is a size.
fn settings(db: &Connection) -> rusqlite::Result<Vec<(String, String, Option<f64>)>> {
    let sql =
        "select name, value, number, name like '%\\_buffers' escape '\\' or name in ('effective_cache_size', 'work_mem', 'max_wal_size')
               from db_setting where value is not null order by name";
    let found = all(db, sql, |r| {
        let is_size: bool = r.get(3)?;
        Ok((r.get(0)?, r.get(1)?, r.get::<_, Option<f64>>(2)?.filter(|_| is_size)))
    })?;
    Ok(found.into_iter().filter(|(name, ..): &(String, _, _)| SETTINGS.contains(&name.as_str())).collect())
}

/// Two digits and a unit: data that grew by a row is the same environment.
fn size(bytes: f64) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let (mut value, mut unit) = (bytes, units[0]);
    for larger in &units[1..] {
        if value < 1_024.0 {
            break;
        }
        (value, unit) = (value / 1_024.0, larger);
    }
    if value < 9.95 { format!("{value:.1} {unit}").replace(".0 ", " ") } else { format!("{value:.0} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_has_two_digits() {
        assert_eq!([0.0, 512.0, 134_217_728.0, 1.25e9, 4.0 * 1_073_741_824.0].map(size), ["0 B", "512 B", "128 MiB", "1.2 GiB", "4 GiB"]);
    }
}
