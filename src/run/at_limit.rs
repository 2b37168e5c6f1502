//! What moved at the limit: from a step well below it to the lowest that missed the objective.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::all;
use crate::snapshot::limit;

/// A statement in both steps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatementMoved {
    /// Its text, literals replaced.
    pub statement: String,
    /// Time of one call in the step before.
    pub before_ms: f64,
    /// In the step after.
    pub after_ms: f64,
    /// Rows of one call in the step before.
    pub rows_per_call_before: f64,
    /// In the step after.
    pub rows_per_call_after: f64,
    /// Calls for one request in the step before.
    pub calls_per_request_before: f64,
    /// In the step after.
    pub calls_per_request_after: f64,
    /// Its share of the database's time in the step after.
    pub time_pct: f64,
}

/// Two steps: a calm one, and the one that missed the objective.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AtLimit {
    /// The calm rate, requests per second; where none was, the lowest.
    pub before_per_s: f64,
    /// The rate that missed it.
    pub after_per_s: f64,
    /// Statements with some share in the database's time, the one whose call grew most first.
    pub statements: Vec<StatementMoved>,
}

impl AtLimit {
    /// The statement whose call grew most; none: no call took much longer, by the limits of the plimsoll that judges.
    #[must_use]
    pub fn grown(&self) -> Option<&StatementMoved> {
        self.statements.first().filter(|s| s.after_ms >= limit("moved_ratio") * s.before_ms)
    }
}

/// Both steps; none where no step failed, or no statement was counted in both.
pub(super) fn read(db: &Connection) -> rusqlite::Result<Option<AtLimit>> {
    let sql = "select b.offered_per_s, a.offered_per_s, statement, before_ms, after_ms, rows_per_call_before, rows_per_call_after,
                      calls_per_request_before, calls_per_request_after, time_pct
               from load_statement_change join load_step b on b.step = step_before join load_step a on a.step = step_after
               order by after_ms - before_ms desc, queryid";
    let moved = all(db, sql, |r| {
        let moved = StatementMoved {
            statement: r.get(2)?,
            before_ms: r.get(3)?,
            after_ms: r.get(4)?,
            rows_per_call_before: r.get(5)?,
            rows_per_call_after: r.get(6)?,
            calls_per_request_before: r.get(7)?,
            calls_per_request_after: r.get(8)?,
            time_pct: r.get(9)?,
        };
        Ok((r.get(0)?, r.get(1)?, moved))
    })?;
    let rates = moved.first().map(|(before_per_s, after_per_s, _)| (*before_per_s, *after_per_s));
    let statements = moved.into_iter().map(|(_, _, moved)| moved).collect();
    Ok(rates.map(|(before_per_s, after_per_s)| AtLimit { before_per_s, after_per_s, statements }))
}
