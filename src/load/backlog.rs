//! Jobs that wait in tables of Postgres, once a second during a soak.

use super::{jobs::waits, postgres::Postgres};
use crate::{
    snapshot::{Absence, Row},
    target::Shape,
};

/// The tables, and what was read so far.
#[derive(Default)]
pub(super) struct Backlog {
    is_watched: bool,
    /// Number and name of each, once they were looked for.
    tables: Option<Vec<(String, String)>>,
    pub(super) rows: Vec<Row>,
    pub(super) absence: Option<Absence>,
}

impl Backlog {
    /// Watched where a load of this shape shows a trend.
    pub(super) fn of(shape: Shape) -> Self {
        Self { is_watched: shape == Shape::Soak, ..Self::default() }
    }

    /// Reads how many wait in `second`; once that fails, no more.
    pub(super) async fn read(&mut self, second: u32, source: &mut Postgres) {
        if !self.is_watched || self.absence.is_some() {
            return;
        }
        match self.look(source).await {
            Ok(depths) => self.rows.extend(depths.into_iter().map(|(queue, waiting)| waits(second, queue, waiting))),
            Err(why) => self.absence = Some(why),
        }
    }

    async fn look(&mut self, source: &mut Postgres) -> Result<Vec<(String, i64)>, Absence> {
        let tables = match self.tables.take() {
            Some(tables) => tables,
            None => source.queue_tables().await?,
        };
        source.live_rows(self.tables.insert(tables)).await
    }
}
