//! What the sessions of Postgres waited for in each step of the ramp.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Load, all};
use crate::snapshot::limit;

/// What sessions of one step waited for in one statement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Waited {
    /// As Postgres names it: Lock, LWLock, IO, Client …; CPU: nothing, so they ran on a processor.
    pub class: String,
    /// Its name; empty: nothing.
    pub event: String,
    /// The statement, literals replaced; none: not told.
    pub statement: Option<String>,
    /// Mean number at a time.
    pub sessions: f64,
    /// Of all active sessions.
    pub sessions_pct: f64,
}

impl Waited {
    /// True where most of the active sessions did so.
    #[must_use]
    pub fn is_most(&self) -> bool {
        self.sessions_pct > limit("mostly_pct")
    }
}

/// The sessions of one step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StepWaits {
    /// The step's number.
    pub step: i64,
    /// Requests per second that it offered.
    pub offered_per_s: f64,
    /// Mean number at a time by class: CPU, `idle in transaction`, or what they waited for.
    pub classes: Vec<(String, f64)>,
    /// What the active ones did, the most frequent first.
    pub most: Vec<Waited>,
}

/// Fewer active sessions than this, on average, leave Postgres mostly idle.
const HARDLY_BUSY: f64 = 0.5;

impl StepWaits {
    /// Active sessions, mean number at a time.
    #[must_use]
    pub fn active(&self) -> f64 {
        self.classes.iter().filter(|(class, _)| class != "idle in transaction").map(|(_, sessions)| sessions).sum()
    }

    /// What they did most; none: Postgres was hardly busy.
    #[must_use]
    pub fn busiest(&self) -> Option<&Waited> {
        self.most.first().filter(|_| self.active() >= HARDLY_BUSY)
    }
}

impl Load {
    /// The sessions of the step that failed, by the load line; else of the one with the most load. None: they were not seen.
    #[must_use]
    pub fn waits_at_limit(&self) -> Option<&StepWaits> {
        let failed = self.waits.iter().find(|step| Some(step.offered_per_s) == self.line.failed_per_s);
        failed.or_else(|| self.waits.iter().max_by(|a, b| a.offered_per_s.total_cmp(&b.offered_per_s)))
    }
}

/// Every step in which sessions were seen.
pub(super) fn read(db: &Connection) -> rusqlite::Result<Vec<StepWaits>> {
    let sql = "select distinct step, offered_per_s from load_wait_class join load_step using (step) order by step";
    let steps = all(db, sql, |r| Ok((r.get::<_, i64>(0)?, r.get::<_, f64>(1)?)))?;
    let mut classes = db.prepare("select wait_class, sessions from load_wait_class where step = ?1 order by sessions desc, wait_class")?;
    let mut most =
        db.prepare("select wait_class, wait_event, statement, sessions, sessions_pct from load_wait where step = ?1 order by rank")?;
    steps
        .into_iter()
        .map(|(step, offered_per_s)| {
            Ok(StepWaits {
                step,
                offered_per_s,
                classes: classes.query_map([step], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?,
                most: most
                    .query_map([step], |r| {
                        Ok(Waited {
                            class: r.get(0)?,
                            event: r.get(1)?,
                            statement: r.get(2)?,
                            sessions: r.get(3)?,
                            sessions_pct: r.get(4)?,
                        })
                    })?
                    .collect::<rusqlite::Result<_>>()?,
            })
        })
        .collect()
}
