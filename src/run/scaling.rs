//! The universal scalability law over the steps: what half as many requests at once again would give, or why that is not said.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::one;

/// What the law foretells.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Foretold {
    /// From 0 to 1: a hypothesis, not a cause.
    pub contention: f64,
    /// From 0 to 1, likewise.
    pub coherency: f64,
    /// Answers per second of one request at a time.
    pub single_per_s: f64,
    /// So many requests at once.
    pub at_once: f64,
    /// Their answers per second.
    pub per_s: f64,
    /// Lower end of the 95 % band of a bootstrap.
    pub low_per_s: f64,
    /// Upper end.
    pub high_per_s: f64,
}

/// The law, fitted to the steps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Scaling {
    /// Different rates that were measured.
    pub loads: i64,
    /// Most requests under way at once in a step, on average.
    pub measured_at_once: f64,
    /// None: see `refusal`.
    pub foretold: Option<Foretold>,
    /// Why nothing is foretold.
    pub refusal: Option<String>,
}

/// The fit; none where no step was measured.
pub(super) fn read(db: &Connection) -> rusqlite::Result<Option<Scaling>> {
    let sql = "select loads, measured_at_once, contention, coherency, single_per_s, reach_at_once, reach_per_s, reach_low_per_s,
                      reach_high_per_s, refusal from load_scaling";
    one(db, sql, |r| {
        let refusal: Option<String> = r.get(9)?;
        let foretold = match refusal {
            Some(_) => None,
            None => Some(Foretold {
                contention: r.get(2)?,
                coherency: r.get(3)?,
                single_per_s: r.get(4)?,
                at_once: r.get(5)?,
                per_s: r.get(6)?,
                low_per_s: r.get(7)?,
                high_per_s: r.get(8)?,
            }),
        };
        Ok(Scaling { loads: r.get(0)?, measured_at_once: r.get(1)?, foretold, refusal })
    })
}
