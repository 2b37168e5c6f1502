//! A snapshot of an older plimsoll, read by the names of this one. The file is left as it is: what differs stands beside it, in
//! temporary tables that are found first.

use rusqlite::{Connection, params};

use super::{
    limits,
    schema::{Table, tables},
};

/// Tables of the frame whose rows name a table.
const NAMING: &[&str] = &["fills", "absence"];

/// Gives each table that the file does not have one to read: the older one that it was, or an empty one where that plimsoll did
/// not know it. That nobody looked at an empty one `fills` tells, so no check passes on it.
pub(super) fn stand_in(db: &Connection) -> rusqlite::Result<()> {
    let mut renamed = Vec::new();
    for table in tables() {
        if db.table_exists(None, table.name)? {
            continue;
        }
        match table.was {
            Some(was) if db.table_exists(Some("main"), was)? => renamed.push((table, was)),
            // Whoever judges it now judges by the limits of now.
            _ if table.name == "judging_limit" => db.execute_batch(&limits::temporary())?,
            _ => stand_in_empty(db, &table)?,
        }
    }
    if renamed.is_empty() { Ok(()) } else { rename(db, &renamed) }
}

fn stand_in_empty(db: &Connection, table: &Table) -> rusqlite::Result<()> {
    let columns: Vec<String> = table.columns.iter().map(|column| format!("null as {}", column.name)).collect();
    db.execute_batch(&format!("create temp view {} as select {} where false", table.name, columns.join(", ")))
}

/// Copies, not views: a check reads the tables that it names, and no others.
fn rename(db: &Connection, renamed: &[(Table, &str)]) -> rusqlite::Result<()> {
    for naming in NAMING {
        db.execute_batch(&format!("create temp table {naming} as select * from main.{naming}"))?;
    }
    for (table, was) in renamed {
        db.execute_batch(&format!("create temp table {} as select * from main.{was}", table.name))?;
        for naming in NAMING {
            db.execute(&format!("update temp.{naming} set table_name = ?1 where table_name = ?2"), params![table.name, was])?;
        }
    }
    Ok(())
}
