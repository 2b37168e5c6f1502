//! The fact dictionary: every table and column, with its comment, read from the same text that makes the database.

use std::{collections::BTreeMap, sync::LazyLock};

use rusqlite::Connection;

/// The table of limits, with its rows.
pub(super) const LIMITS: &str = include_str!("schema/limits.sql");

/// The schema's parts, in the order in which they are run.
pub const SCHEMA: &[&str] = &[
    include_str!("schema/core.sql"),
    LIMITS,
    include_str!("schema/postgres.sql"),
    include_str!("schema/advice.sql"),
    include_str!("schema/growth.sql"),
    include_str!("schema/postgres_statistics.sql"),
    include_str!("schema/access.sql"),
    include_str!("schema/redis.sql"),
    include_str!("schema/app.sql"),
    include_str!("schema/load.sql"),
    include_str!("schema/spans.sql"),
    include_str!("schema/backup.sql"),
    include_str!("schema/indexes.sql"),
    include_str!("schema/pooler.sql"),
    include_str!("schema/pool.sql"),
    include_str!("schema/wait.sql"),
    include_str!("schema/meaning.sql"),
    include_str!("schema/log.sql"),
    include_str!("schema/manifests.sql"),
    include_str!("schema/monitoring.sql"),
];

/// True where every table of the dictionary is in `db`, with just its columns.
pub(super) fn is_that_of(db: &Connection) -> rusqlite::Result<bool> {
    let mut columns = db.prepare("select name from pragma_table_info(?1, 'main')")?;
    for table in tables() {
        let found: Vec<String> = columns.query_map([table.name], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
        if !found.iter().eq(table.columns.iter().map(|column| column.name)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// One table of the dictionary.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Who fills it: the name of a probe, `load`, `derive`, or `scan` for what every run has.
    pub filler: &'static str,
    /// Its name in the snapshots of an older plimsoll, where that was another; with a `where` behind it, those of its rows that it was.
    pub was: Option<&'static str>,
    /// What a row is.
    pub comment: &'static str,
    /// Its columns in order.
    pub columns: Vec<Column>,
}

/// One column of the dictionary.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name, units last.
    pub name: &'static str,
    /// SQLite's type.
    pub kind: &'static str,
    /// True where the column may be null; the comment says what that means.
    pub is_nullable: bool,
    /// What it is in the snapshots of an older plimsoll, which did not have it, as SQL; none: nobody saw it then.
    pub default: Option<&'static str>,
    /// What it holds.
    pub comment: &'static str,
}

/// Every table with its comments. The layout is fixed and held by a test: `create table NAME ( -- [filler] comment`, then a
/// line a column, `name type … -- comment`. A table that was renamed says `[filler, was OLD]`, and a column with a `default` was that.
#[must_use]
pub fn tables() -> Vec<Table> {
    let (mut tables, mut is_inside): (Vec<Table>, bool) = (Vec::new(), false);
    for line in SCHEMA.iter().flat_map(|part| part.lines()) {
        let (code, comment) = line.split_once("--").map_or((line.trim(), ""), |(c, t)| (c.trim(), t.trim()));
        if let Some(rest) = code.strip_prefix("create table ") {
            let name = rest.trim_end_matches('(').trim();
            let (filler, comment) = comment.strip_prefix('[').and_then(|c| c.split_once("] ")).unwrap_or(("", comment));
            let (filler, was) = filler.split_once(", was ").map_or((filler, None), |(filler, was)| (filler, Some(was)));
            tables.push(Table { name, filler, was, comment, columns: Vec::new() });
            is_inside = true;
        } else if code.starts_with(')') {
            is_inside = false;
        } else if let Some(table) = tables.last_mut().filter(|_| is_inside) {
            let mut words = code.trim_end_matches(',').split_whitespace();
            let (Some(name), Some(kind)) = (words.next(), words.next()) else { continue };
            if !["primary", "unique", "check", "foreign"].contains(&name) {
                let is_nullable = !code.contains("not null") && !code.contains("primary key");
                let default = code.split_once(" default ").map(|(_, value)| value.trim_end_matches(','));
                table.columns.push(Column { name, kind, is_nullable, default, comment });
            }
        }
    }
    tables
}

/// The tables that the probe of this name, `load`, `derive` or `scan` fills, in the order of the schema.
#[must_use]
pub fn filled_by(filler: &str) -> &'static [&'static str] {
    static TABLES: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
        let mut filled: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        tables().into_iter().for_each(|table| filled.entry(table.filler).or_default().push(table.name));
        filled
    });
    TABLES.get(filler).map_or(&[], Vec::as_slice)
}
