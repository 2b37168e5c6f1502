//! How far the replicas are behind, once a second during the ramp.

use super::{postgres::Postgres, write::int};
use crate::snapshot::{Absence, Row, row};

/// What was read so far.
#[derive(Default)]
pub(super) struct Replica {
    pub(super) rows: Vec<Row>,
    pub(super) absence: Option<Absence>,
}

impl Replica {
    /// Reads it in `second`; once that fails, no more. Gives how far the one furthest behind is, where there is one.
    pub(super) async fn read(&mut self, second: u32, source: &mut Postgres) -> Option<i64> {
        if self.absence.is_some() {
            return None;
        }
        match source.replica_behind_bytes().await {
            Ok(behind) => {
                self.rows.extend(behind.map(|bytes| row! { "second" => int(second), "behind_bytes" => bytes }));
                behind
            }
            Err(why) => {
                self.absence = Some(why);
                None
            }
        }
    }
}
