//! The order of runs in one folder. Ids and times are the clock's, and a clock may jump back: then what was made before would
//! seem to be the latest for ever. So each run keeps a moment to be ordered by: its start, or, where the folder has a run
//! that is not before that, just after the latest of them. Runs that come from elsewhere fall into place by time as well.

use std::{fs, path::Path};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use rusqlite::{Connection, OpenFlags};

/// Where the run of a file stands among others, and a number that tells apart what began within one second.
pub type Place = (DateTime<Utc>, u32);

/// The moment to order a new run of `folder` by.
pub(super) fn next(folder: &Path, taken_at: DateTime<Utc>) -> DateTime<Utc> {
    let paths = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let latest = paths.filter(|path| path.extension().is_some_and(|ending| ending == "db")).map(|path| place(&path).0).max();
    latest.filter(|latest| *latest >= taken_at).map_or(taken_at, |latest| latest + TimeDelta::microseconds(1))
}

/// Where the run of the file `path` stands. One that cannot be read stands where its name says, and a file of another name
/// before all.
#[must_use]
pub fn place(path: &Path) -> Place {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    // `…Z-10` comes after `…Z-2`.
    let (stem, number) = name.split_once("Z-").map_or((name.trim_end_matches('Z'), 1), |(stem, n)| (stem, n.parse().unwrap_or(1)));
    let of_name = || Some(NaiveDateTime::parse_from_str(stem, "%Y-%m-%dT%H%M%S").ok()?.and_utc());
    (of_file(path).or_else(of_name).unwrap_or(DateTime::<Utc>::MIN_UTC), number)
}

/// What the run itself says; one of an older plimsoll only says when it began.
fn of_file(path: &Path) -> Option<DateTime<Utc>> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    let text = |sql: &str| db.query_row(sql, [], |r| r.get::<_, String>(0)).ok();
    let moment = text("select ordered_at from run_order").or_else(|| text("select taken_at from run"))?;
    Some(DateTime::parse_from_rfc3339(&moment).ok()?.to_utc())
}
