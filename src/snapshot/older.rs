//! A snapshot of an older plimsoll, read by the names of this one. The file is left as it is: what differs stands beside it, in
//! temporary tables that are found first.

use rusqlite::{Connection, params};

use super::{
    limits,
    schema::{Table, tables},
};

/// What was not seen had a table of its own, and a table that was seen whole had no row.
const REACH: &str = "
    create temp table reach as
        select table_name, probe, case kind when 'declared-none' then 'whole' else 'none' end as extent, kind,
               null as seen, reason, cure
        from main.absence;
    insert into temp.reach
        select table_name, probe, 'whole', null, null, null, null from main.fills
        where probe in (select name from main.probe) and table_name not in (select table_name from main.absence)";

/// Tables of the frame whose rows name a table.
const NAMING: &[&str] = &["fills", "reach"];

/// Gives each table that the file does not have one to read: the older one that it was, or an empty one where that plimsoll did
/// not know it. That nobody looked at an empty one `fills` tells, so no check passes on it.
pub(super) fn stand_in(db: &Connection) -> rusqlite::Result<()> {
    let mut renamed = Vec::new();
    for table in tables() {
        if db.table_exists(None, table.name)? {
            stand_in_columns(db, &table)?;
            continue;
        }
        match (table.name, table.was) {
            (_, Some(was)) if db.table_exists(Some("main"), was)? => renamed.push((table, was)),
            // Whoever judges it now judges by the limits of now.
            ("judging_limit", _) => db.execute_batch(&limits::temporary())?,
            ("reach", _) if db.table_exists(Some("main"), "absence")? => stand_in_for_reach(db)?,
            _ => stand_in_empty(db, &table)?,
        }
    }
    if renamed.is_empty() { Ok(()) } else { rename(db, &renamed) }
}

/// Columns that the file does not have yet are null in it, and stand in `unread_column`: no check judges by a null that nobody saw.
fn stand_in_columns(db: &Connection, table: &Table) -> rusqlite::Result<()> {
    let mut query = db.prepare_cached("select name from pragma_table_info(?1)")?;
    let there: Vec<String> = query.query_map([table.name], |r| r.get(0))?.collect::<Result<_, _>>()?;
    let missing = || table.columns.iter().filter(|column| there.iter().all(|name| name != column.name));
    let added: Vec<String> = missing().map(|column| format!("null as {}", column.name)).collect();
    if added.is_empty() || there.is_empty() {
        return Ok(());
    }
    db.execute_batch("create temp table if not exists unread_column (table_name text, column_name text)")?;
    for column in missing() {
        db.execute("insert into temp.unread_column values (?1, ?2)", [table.name, column.name])?;
    }
    db.execute_batch(&format!("create temp view {0} as select *, {1} from main.{0}", table.name, added.join(", ")))
}

fn stand_in_empty(db: &Connection, table: &Table) -> rusqlite::Result<()> {
    let columns: Vec<String> = table.columns.iter().map(|column| format!("null as {}", column.name)).collect();
    db.execute_batch(&format!("create temp view {} as select {} where false", table.name, columns.join(", ")))
}

/// A reason beside rows was one for those that are missing.
fn stand_in_for_reach(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(REACH)?;
    let none: Vec<String> =
        db.prepare("select table_name from temp.reach where extent = 'none'")?.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?;
    for table in none {
        if db.table_exists(Some("main"), table.as_str())?
            && db.prepare(&format!("select 1 from main.\"{}\"", table.replace('"', "\"\"")))?.exists([])?
        {
            let sql =
                format!("update temp.reach set extent = 'part', seen = (select count(*) from main.\"{table}\") where table_name = ?1");
            db.execute(&sql, [table])?;
        }
    }
    Ok(())
}

/// Copies, not views: a check reads the tables that it names, and no others.
fn rename(db: &Connection, renamed: &[(Table, &str)]) -> rusqlite::Result<()> {
    for naming in NAMING {
        if !db.table_exists(Some("temp"), *naming)? {
            db.execute_batch(&format!("create temp table {naming} as select * from main.{naming}"))?;
        }
    }
    for (table, was) in renamed {
        db.execute_batch(&format!("create temp table {} as select * from main.{was}", table.name))?;
        for naming in NAMING {
            db.execute(&format!("update temp.{naming} set table_name = ?1 where table_name = ?2"), params![table.name, was])?;
        }
    }
    Ok(())
}
