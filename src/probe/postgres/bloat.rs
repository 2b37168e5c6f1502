//! Tables that hold more room than rows. An estimate from the widths of columns only makes a suspect: it is some 20 points
//! off where alignment or TOAST mislead it. What is said of a table was measured by `pgstattuple_approx`.

use super::{Absence, Facts, Kind, Session};
use crate::snapshot::{Row, Value};

/// The table that this fills.
pub(super) const TABLE: &str = "db_table_bloat";

impl Session {
    /// Measures the suspects. No statement waits longer for a lock than any other of ours.
    pub(super) async fn fill_bloat(&self, facts: &mut Facts) -> Result<(), Absence> {
        let suspects = self.ask(include_str!("bloat_suspects.sql"), facts).await?;
        let mut rows: Vec<Result<Row, Absence>> = Vec::new();
        for suspect in &suspects {
            let text = |name: &str| suspect.try_get(name).ok().flatten().unwrap_or_default().to_owned();
            let unmeasured = |why: &str| {
                let of_it =
                    vec![("table_id", number(&text("id"))), ("bytes", number(&text("bytes"))), ("unmeasured", why.to_owned().into())];
                Ok(self.database.set_apart(TABLE, of_it))
            };
            if text("has_meter") == "f" {
                return Err(no_meter(suspects.len(), &text("title")));
            }
            if text("may_measure") != "t" {
                let reason = format!("{} may not measure how much of {} is empty", self.role, text("title"));
                return Err(Absence::new(Kind::Denied, reason).cured_by(text("grants")));
            }
            if text("is_within_reach") == "f" {
                rows.push(unmeasured("a scan measures five tables of up to 20 GB and no more"));
                continue;
            }
            match self.ask(&text("question"), facts).await {
                Ok(answer) => rows.extend(self.rows(TABLE, answer)),
                Err(why) => rows.push(unmeasured(&why.reason)),
            }
        }
        facts.try_write(TABLE, rows)
    }
}

fn number(text: &str) -> Value {
    text.parse().map_or(Value::Null, Value::Integer)
}

fn no_meter(suspects: usize, largest: &str) -> Absence {
    let reason = format!("{suspects} tables may be more than 30 % empty, {largest} the largest of them, and nothing here can measure it");
    Absence::new(Kind::Unsupported, reason).cured_by("create extension pgstattuple;")
}
