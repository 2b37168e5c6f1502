//! A run whose scan died: what the scan had seen by then is computed in a copy, as its end would have done. The file itself is
//! left alone, for a scan that still runs looks the same.

use rusqlite::{Connection, params};

use super::{NAME, fill};
use crate::snapshot::{Snapshot, SnapshotError, filled_by};

/// How its load ended.
const ENDED: &str = "it did not end: the scan died, or still runs";

/// The row of a load that was begun and not ended, from what its journal holds: the highest rate that passed, and the lowest
/// above it that failed. Closed users neither pass nor fail.
const LOAD: &str = "
    insert into load_run (seed, ended, is_valid, shape, proven_step, failed_step)
    with held as (select step, offered_per_s, verdict from load_step join load_begin where shape = 'line'),
         proven as (select step, offered_per_s from held
                    where verdict = 'pass'
                      and not exists (select 1 from held later
                                      where later.verdict = 'fail' and later.step > held.step and later.offered_per_s = held.offered_per_s)
                    order by offered_per_s desc, step desc limit 1),
         failed as (select step from held where verdict = 'fail' and offered_per_s > coalesce((select offered_per_s from proven), 0)
                    order by offered_per_s, step limit 1)
    select seed, ?1, 1, shape, (select step from proven), (select step from failed) from load_begin
    where not exists (select 1 from load_run)";

/// The snapshot; of one that was not sealed a scratch copy in which every derived table is filled as far as there are facts.
/// No check passes on those of a probe that did not end.
///
/// # Errors
/// When the snapshot cannot be read, or the copy not be written.
pub fn complete(snapshot: Snapshot) -> Result<Snapshot, SnapshotError> {
    let Some(copy) = snapshot.unsealed_copy()? else { return Ok(snapshot) };
    prepare(copy.db()).map_err(|source| SnapshotError::Sqlite { path: copy.path().display().to_string(), source })?;
    fill(&copy)?;
    Ok(copy)
}

fn prepare(db: &Connection) -> rusqlite::Result<()> {
    db.execute(LOAD, params![ENDED])?;
    // It may have died while it computed.
    for table in filled_by(NAME) {
        db.execute(&format!("delete from {table}"), [])?;
    }
    db.execute_batch("delete from reach where probe = 'derive'; delete from probe where name = 'derive'")
}
