//! What a run could look at, fact by fact: the matter of `plimsoll doctor`.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::all;
use crate::{
    check::Gap,
    snapshot::{Snapshot, SnapshotError},
};

/// One fact table: filled, or why not.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Looked {
    /// The probe that fills it.
    pub probe: String,
    /// The table.
    pub table: String,
    /// Rows that were seen.
    pub rows: i64,
    /// Why it was not, or not wholly, seen; none: granted.
    pub gap: Option<Gap>,
}

/// Every fact table of the snapshot, by probe.
///
/// # Errors
/// When the snapshot cannot be read.
pub fn looked(snapshot: &Snapshot) -> Result<Vec<Looked>, SnapshotError> {
    read(snapshot.db()).map_err(|source| SnapshotError::Sqlite { path: snapshot.path().display().to_string(), source })
}

fn read(db: &Connection) -> rusqlite::Result<Vec<Looked>> {
    let gaps = super::absences(db)?;
    let filled: Vec<(String, String)> =
        all(db, "select probe, table_name from fills order by probe, table_name", |r| Ok((r.get(0)?, r.get(1)?)))?;
    filled
        .into_iter()
        .map(|(probe, table)| {
            let rows = db.query_row(&format!("select count(*) from {table}"), [], |r| r.get(0))?;
            let gap = gaps.iter().find(|g| g.table == table).cloned();
            Ok(Looked { probe, table, rows, gap })
        })
        .collect()
}

/// An address of the app that answers a plain GET with 200.
#[derive(Clone, Debug)]
pub struct Answering {
    /// `page` or `api`.
    pub kind: String,
    /// Path and query.
    pub path: String,
}

/// Pages and endpoints that answer, pages first, short paths first.
///
/// # Errors
/// When the snapshot cannot be read.
pub fn answering(snapshot: &Snapshot) -> Result<Vec<Answering>, SnapshotError> {
    let sql = "select kind, path
               -- A page of just the length of the first is its shell again.
               from (select kind, path from http_response r where status = 200 and kind = 'page'
                       and (is_start or not exists (select 1 from http_response s where s.is_start and s.body_bytes = r.body_bytes))
                     union all select 'api', path from http_endpoint where status = 200 and method = 'GET')
               order by kind desc, length(path), path";
    all(snapshot.db(), sql, |r| Ok(Answering { kind: r.get(0)?, path: r.get(1)? }))
        .map_err(|source| SnapshotError::Sqlite { path: snapshot.path().display().to_string(), source })
}
