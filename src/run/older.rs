//! Evidence that is older than the run: what an earlier run decided, a report of backups, a restore that was once compared. Each says its
//! date, and which checks stand on it.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Outcome, Run};
use crate::check::{Check, Verdict};

/// One such piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Older {
    /// RFC 3339, UTC: of when it is.
    pub at: String,
    /// What it is.
    pub what: String,
    /// The checks that stand on it, `item/id`.
    pub checks: Vec<String>,
}

/// What the names of the tables begin with that come from it, and each piece with its date: the reports of backups that were there before
/// the run, the restore that is of this server and this database, and logs that ended long before the run.
const DATED: &[(&str, &str)] = &[
    (
        "backup",
        "select read_at, 'the backup report of ' || tool || coalesce(' ' || version, '') from backup_source
         where julianday(read_at) < julianday(?1, '-1 minute') order by read_at, number",
    ),
    (
        "restore_",
        "select r.checked_at, 'the restore of the database ' || r.database from restore_check r
         join db_wal w on w.system_identifier = r.system_identifier join db_server s on s.database = r.database where ?1 is not null",
    ),
    (
        "log_",
        "select last_at, 'the last message of the log ' || name from log_source
         where 24 * (julianday(?1) - julianday(last_at)) >= (select value from judging_limit where name = 'old_log_hours') order by last_at, name",
    ),
];

/// All of a run whose checks are judged.
pub(super) fn read(db: &Connection, run: &Run, checks: &[Check]) -> rusqlite::Result<Vec<Older>> {
    let mut older: Vec<Older> = run.outcomes.iter().filter_map(kept).collect();
    let judged: Vec<(&Outcome, &Check)> = run.outcomes.iter().zip(checks).collect();
    for (begins, sql) in DATED {
        let stands = |(outcome, check): &&(&Outcome, &Check)| {
            check.tables.iter().any(|table| table.starts_with(begins))
                && !matches!(outcome.verdict, Verdict::Unproven { .. } | Verdict::NotApplicable)
        };
        let names: Vec<String> = judged.iter().filter(stands).map(|(outcome, _)| outcome.name()).collect();
        let mut query = db.prepare(sql)?;
        let rows = query.query_map([&run.taken_at], |r| Ok(Older { at: r.get(0)?, what: r.get(1)?, checks: names.clone() }))?;
        for row in rows {
            older.push(row?);
        }
    }
    older.retain(|evidence| !evidence.checks.is_empty());
    Ok(older)
}

fn kept(outcome: &Outcome) -> Option<Older> {
    let kept = outcome.kept.as_ref()?;
    let why = kept.gaps.first().map_or("", |gap| gap.reason.as_str());
    let what = format!("{} by run {}, for this run did not decide it: {why}", kept.words, kept.run);
    Some(Older { at: kept.decided_at.clone(), what, checks: vec![outcome.name()] })
}
