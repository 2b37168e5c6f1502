//! A snapshot of an older plimsoll, read by the names of this one. The file is left as it is: what differs stands beside it, in
//! temporary tables that are found first.

use rusqlite::{Connection, params};

use super::{
    limits,
    schema::{Column, Table, tables},
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

/// Of the former name of a table whose rows stood among others: `http_response where kind = 'api'`.
const PART: &str = " where ";

/// Tables of the frame whose rows name a table.
const NAMING: &[&str] = &["fills", "reach"];

/// Gives each table that the file does not have one to read: the older one that it was, or an empty one where that plimsoll did
/// not know it. That nobody looked at an empty one `fills` tells, so no check passes on it.
pub(super) fn stand_in(db: &Connection) -> rusqlite::Result<()> {
    let (mut renamed, mut split, mut use_of_statements) = (Vec::new(), Vec::new(), false);
    for table in tables() {
        if db.table_exists(None, table.name)? {
            stand_in_columns(db, &table)?;
            continue;
        }
        match (table.name, table.was) {
            (_, Some(was)) if was.contains(PART) => split.push((table, was)),
            (_, Some(was)) if db.table_exists(Some("main"), was)? => renamed.push((table, was)),
            // Whoever judges it now judges by the limits of now.
            ("judging_limit", _) => db.execute_batch(&limits::temporary())?,
            ("reach", _) if db.table_exists(Some("main"), "absence")? => stand_in_for_reach(db)?,
            (USED, _) if is_all_use(db)? => use_of_statements = true,
            _ => stand_in_empty(db, &table)?,
        }
    }
    if use_of_statements {
        copy_naming(db)?;
        db.execute_batch(&of_statements())?;
    }
    if !renamed.is_empty() {
        rename(db, &renamed)?;
    }
    split.iter().try_for_each(|(table, was)| split_off(db, table, was))
}

/// Columns that the file does not have yet are what they were by default, else null in it, and stand in `unread_column`: no check
/// judges by a null that nobody saw.
fn stand_in_columns(db: &Connection, table: &Table) -> rusqlite::Result<()> {
    let mut query = db.prepare_cached("select name from pragma_table_info(?1)")?;
    let there: Vec<String> = query.query_map([table.name], |r| r.get(0))?.collect::<Result<_, _>>()?;
    let missing = || table.columns.iter().filter(|column| there.iter().all(|name| name != column.name));
    let added: Vec<String> = missing().map(stood_in).collect();
    if added.is_empty() || there.is_empty() {
        return Ok(());
    }
    db.execute_batch("create temp table if not exists unread_column (table_name text, column_name text)")?;
    for column in missing().filter(|column| column.default.is_none()) {
        db.execute("insert into temp.unread_column values (?1, ?2)", [table.name, column.name])?;
    }
    db.execute_batch(&format!("create temp view {0} as select *, {1} from main.{0}", table.name, added.join(", ")))
}

/// A column that the file does not have.
fn stood_in(column: &Column) -> String {
    format!("{} as {}", column.default.unwrap_or("null"), column.name)
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

/// A copy of each table whose rows name a table, to change.
fn copy_naming(db: &Connection) -> rusqlite::Result<()> {
    for naming in NAMING {
        if !db.table_exists(Some("temp"), *naming)? {
            db.execute_batch(&format!("create temp table {naming} as select * from main.{naming}"))?;
        }
    }
    Ok(())
}

/// What statements are in use.
const USED: &str = "db_statement_use";

/// True where statements were looked at before the load alone: it had no part in what was counted.
fn is_all_use(db: &Connection) -> rusqlite::Result<bool> {
    Ok(db.table_exists(Some("main"), "db_statement")? && !db.table_exists(Some("main"), "db_statement_before")?)
}

/// All that was counted of statements is their use, as far as they were seen.
fn of_statements() -> String {
    format!(
        "create temp table {USED} as
             select s.id, 0 as load_calls, calls as used_calls, total_ms as used_ms, max_ms as used_max_ms, deviation_ms as used_deviation_ms,
                    planning_ms as used_planning_ms, mean_ms, age_days as counted_days, calls / max(coalesce(age_days, 1), 1.0) as calls_a_day,
                    100.0 * total_ms / (86400000 * age_days) as busy_pct, 100.0 * total_ms / nullif(sum(total_ms) over (), 0) as time_pct, 'use' as time_of
             from db_statement s left join db_statement_record on true;
         insert into temp.fills select '{USED}', probe from temp.fills where table_name = 'db_statement';
         insert into temp.reach select '{USED}', probe, extent, kind, seen, reason, cure from temp.reach where table_name = 'db_statement'"
    )
}

/// Copies, not views: a check reads the tables that it names, and no others.
fn rename(db: &Connection, renamed: &[(Table, &str)]) -> rusqlite::Result<()> {
    copy_naming(db)?;
    for (table, was) in renamed {
        db.execute_batch(&format!("create temp table {} as select * from main.{was}", table.name))?;
        for naming in NAMING {
            db.execute(&format!("update temp.{naming} set table_name = ?1 where table_name = ?2"), params![table.name, was])?;
        }
    }
    Ok(())
}

/// Takes the rows of `table` out of the one in which they stood. What was seen of that was seen of both.
fn split_off(db: &Connection, table: &Table, was: &str) -> rusqlite::Result<()> {
    let Some((from, is_part)) = was.split_once(PART) else { return Ok(()) };
    let new = table.name;
    let columns = columns_from(db, table, from)?;
    copy_naming(db)?;
    db.execute_batch(&format!(
        "create temp table {new} as select {columns} from {from} where {is_part};
         create temp table rest as select * from {from} where not ({is_part});
         drop view if exists temp.{from};
         alter table temp.rest rename to {from};
         insert into temp.fills select '{new}', probe from temp.fills where table_name = '{from}';
         insert into temp.reach select '{new}', probe, extent, kind, seen, reason, cure from temp.reach where table_name = '{from}'"
    ))?;
    for name in [new, from] {
        db.execute_batch(&format!(
            "update temp.reach set seen = (select count(*) from {name}) where table_name = '{name}' and extent = 'part';
             update temp.reach set extent = 'none', seen = null where table_name = '{name}' and extent = 'part' and seen = 0"
        ))?;
    }
    Ok(())
}

/// The columns of `table` as they are read from the one in which its rows stood; one that is not there, or was not read there, is
/// what it was by default, else null, and no check judges by that.
fn columns_from(db: &Connection, table: &Table, from: &str) -> rusqlite::Result<String> {
    let mut query = db.prepare("select name from pragma_table_info(?1)")?;
    let there: Vec<String> = query.query_map([from], |r| r.get(0))?.collect::<Result<_, _>>()?;
    db.execute_batch("create temp table if not exists unread_column (table_name text, column_name text)")?;
    let mut columns = Vec::new();
    for column in &table.columns {
        let name = column.name;
        let is_there = there.iter().any(|other| other == name);
        if !is_there && column.default.is_some() {
            columns.push(stood_in(column));
            continue;
        }
        let unread = "insert into temp.unread_column
                      select ?1, ?2 where not ?3 or exists (select 1 from temp.unread_column where table_name = ?4 and column_name = ?2)";
        db.execute(unread, params![table.name, name, is_there, from])?;
        columns.push(if is_there { name.to_owned() } else { format!("null as {name}") });
    }
    Ok(columns.join(", "))
}
