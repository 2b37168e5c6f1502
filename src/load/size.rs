//! The size of the database every few seconds of a soak. Postgres tells nobody how much memory its other sessions hold.

use super::{postgres::Postgres, write::int};
use crate::{
    config::Shape,
    snapshot::{Absence, Row, row},
};

/// Between two looks, seconds: the server asks its disk for the length of every file of the database.
const EVERY_S: u32 = 5;

/// What was read so far.
#[derive(Default)]
pub(super) struct Size {
    is_watched: bool,
    pub(super) rows: Vec<Row>,
    pub(super) absence: Option<Absence>,
}

impl Size {
    /// Watched where a load of this shape shows a trend.
    pub(super) fn of(shape: Shape) -> Self {
        Self { is_watched: shape == Shape::Soak, ..Self::default() }
    }

    /// Reads it in `second`, where it is time; once that fails, no more.
    pub(super) async fn read(&mut self, second: u32, source: &mut Postgres) {
        if !self.is_watched || self.absence.is_some() || !second.is_multiple_of(EVERY_S) {
            return;
        }
        match source.database_bytes().await {
            Ok(bytes) => self.rows.push(row! { "second" => int(second), "size_bytes" => bytes }),
            Err(why) => self.absence = Some(why),
        }
    }
}
