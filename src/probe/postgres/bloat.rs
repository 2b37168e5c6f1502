//! How much of the largest tables and indexes is empty. An estimate only names the suspects: by the widths of columns it is
//! some 20 points off where alignment, TOAST or repeated keys mislead it. What is said of one was measured.

use super::{Facts, Kind, Session, Unseen};
use crate::snapshot::{Row, Value};

/// What is measured, and how its suspects are found.
pub(super) struct Meter {
    /// The table that this fills.
    pub(super) table: &'static str,
    /// What its suspects are called.
    plural: &'static str,
    /// Its column for them.
    id: &'static str,
    suspects: &'static str,
    /// How much a scan measures.
    reach: &'static str,
}

/// Both, each with an extension of its own name for the same thing.
pub(super) const METERS: [Meter; 2] = [
    Meter {
        table: "db_table_bloat",
        plural: "tables",
        id: "table_id",
        suspects: include_str!("bloat_suspects.sql"),
        reach: "a scan measures five tables of up to 20 GB and no more",
    },
    Meter {
        table: "db_index_bloat",
        plural: "indexes",
        id: "index_id",
        suspects: include_str!("bloat_suspect_indexes.sql"),
        reach: "a scan measures five indexes of up to 2 GB and no more",
    },
];

impl Session {
    /// Measures the suspects. No statement waits longer for a lock than any other of ours.
    pub(super) async fn fill_bloat(&self, meter: &Meter, facts: &mut Facts) -> Result<(), Unseen> {
        let suspects = self.ask_for(meter.table, meter.suspects, facts).await?;
        let mut rows: Vec<Result<Row, Unseen>> = Vec::new();
        for suspect in &suspects {
            let text = |name: &str| suspect.try_get(name).ok().flatten().unwrap_or_default().to_owned();
            let unmeasured = |why: &str| {
                let of_it = vec![(meter.id, number(&text("id"))), ("bytes", number(&text("bytes"))), ("unmeasured", why.to_owned().into())];
                Ok(self.database.set_apart(meter.table, of_it))
            };
            if text("has_meter") == "f" {
                return Err(no_meter(meter, suspects.len(), &text("title")));
            }
            if text("may_measure") != "t" {
                let reason = format!("{} may not measure how much of {} is empty", self.role, text("title"));
                return Err(Unseen::new(Kind::Denied, reason).cured_by(text("grants")));
            }
            if text("is_within_reach") == "f" {
                rows.push(unmeasured(meter.reach));
                continue;
            }
            match self.ask_packed(&text("question"), facts).await {
                Ok(answer) => rows.extend(self.rows(meter.table, answer)),
                Err(why) => rows.push(unmeasured(&why.reason)),
            }
        }
        facts.try_write(meter.table, rows)
    }
}

fn number(text: &str) -> Value {
    text.parse().map_or(Value::Null, Value::Integer)
}

fn no_meter(meter: &Meter, suspects: usize, largest: &str) -> Unseen {
    let reason =
        format!("{suspects} {} may be more than 30 % empty, {largest} the largest of them, and nothing here can measure it", meter.plural);
    Unseen::new(Kind::Unsupported, reason).cured_by("create extension pgstattuple;")
}
