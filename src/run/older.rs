//! Evidence that is older than the run: what an earlier run decided, a report of backups, a restore that was once compared. Each says its
//! date, and which checks stand on it.

use rusqlite::{Connection, params};
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

/// The restore that is of this server and this database, and the reports of backups that were there before the run.
const DATED: &[(&str, &str)] = &[
    (
        "backup_source",
        "select read_at, 'the backup report of ' || tool || coalesce(' ' || version, '') from backup_source
         where julianday(read_at) < julianday(?1, '-1 minute') order by read_at, number",
    ),
    (
        "restore_check",
        "select r.checked_at, 'the restore of the database ' || r.database from restore_check r
         join db_wal w on w.system_identifier = r.system_identifier join db_server s on s.database = r.database",
    ),
];

/// All of a run whose checks are judged.
pub(super) fn read(db: &Connection, run: &Run, checks: &[Check]) -> rusqlite::Result<Vec<Older>> {
    let mut older: Vec<Older> = run.outcomes.iter().filter_map(kept).collect();
    let judged: Vec<(&Outcome, &Check)> = run.outcomes.iter().zip(checks).collect();
    for (table, sql) in DATED {
        let stands = |(outcome, check): &&(&Outcome, &Check)| {
            check.tables.contains(*table) && !matches!(outcome.verdict, Verdict::Unproven { .. } | Verdict::NotApplicable)
        };
        let names: Vec<String> = judged.iter().filter(stands).map(|(outcome, _)| outcome.name()).collect();
        let mut query = db.prepare(sql)?;
        let given = params![run.taken_at];
        let given = if query.parameter_count() == 0 { params![] } else { given };
        let rows = query.query_map(given, |r| Ok(Older { at: r.get(0)?, what: r.get(1)?, checks: names.clone() }))?;
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
