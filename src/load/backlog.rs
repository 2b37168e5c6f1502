//! Jobs that wait in tables of Postgres, during a soak: once a second where the statistics tell it, every few seconds where rows
//! must be counted.

use super::{jobs::waits, postgres::Postgres, queue_table::QueueTable};
use crate::{
    config::Shape,
    snapshot::{Absence, Row},
};

/// Between two counts, seconds.
const EVERY_S: u32 = 5;

/// The tables, and what was read so far.
#[derive(Default)]
pub(super) struct Backlog {
    is_watched: bool,
    /// Once they were looked for.
    tables: Option<Vec<QueueTable>>,
    pub(super) rows: Vec<Row>,
    pub(super) absence: Option<Absence>,
}

impl Backlog {
    /// Watched where a load of this shape shows a trend.
    pub(super) fn of(shape: Shape) -> Self {
        Self { is_watched: shape == Shape::Soak, ..Self::default() }
    }

    /// Reads how many wait in `second`. A table that cannot be counted is left out from then on; where the statistics fail, all are.
    pub(super) async fn read(&mut self, second: u32, source: &mut Postgres) {
        if !self.is_watched {
            return;
        }
        if let Err(why) = self.look(second, source).await {
            (self.is_watched, self.absence) = (false, self.absence.take().or(Some(why)));
        }
    }

    async fn look(&mut self, second: u32, source: &mut Postgres) -> Result<(), Absence> {
        let tables = match self.tables.take() {
            Some(tables) => tables,
            None => source.queue_tables().await?,
        };
        let mut depths = source.live_rows(&tables).await?;
        let mut kept = Vec::new();
        for table in tables {
            if table.is_counted() && second.is_multiple_of(EVERY_S) {
                match source.count_waiting(&table).await {
                    Ok(waiting) => depths.push((table.name.clone(), waiting)),
                    Err(why) => {
                        self.absence.get_or_insert(why);
                        continue;
                    }
                }
            }
            kept.push(table);
        }
        self.tables = Some(kept);
        self.rows.extend(depths.into_iter().map(|(queue, waiting)| waits(second, queue, waiting)));
        Ok(())
    }
}
