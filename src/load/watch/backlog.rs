//! Jobs that wait in tables of Postgres, during a soak: once a second where the statistics tell it, every few seconds where rows
//! must be counted.

use crate::{
    config::Shape,
    load::watch::{jobs::waits, postgres::Postgres, queue_table::QueueTable, sampler::Sampler},
    snapshot::{Row, Unseen},
};

/// Between two counts, seconds.
const EVERY_S: u32 = 5;

/// Reads how many wait in the tables.
#[derive(Default)]
pub(crate) struct Backlog {
    is_watched: bool,
    /// Once they were looked for.
    tables: Option<Vec<QueueTable>>,
    /// Why a table is left out.
    uncounted: Option<Unseen>,
}

impl Backlog {
    /// Watched where a load of this shape shows a trend.
    pub(crate) fn of(shape: Shape) -> Self {
        Self { is_watched: shape == Shape::Soak, ..Self::default() }
    }
}

impl Sampler for Backlog {
    const TABLE: &'static str = "load_queue_second";
    type Source = Postgres;

    /// A table that cannot be counted is left out from then on.
    async fn look(&mut self, second: u32, source: &mut Postgres) -> Result<Vec<Row>, Unseen> {
        if !self.is_watched {
            return Ok(Vec::new());
        }
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
                        self.uncounted.get_or_insert(why);
                        continue;
                    }
                }
            }
            kept.push(table);
        }
        self.tables = Some(kept);
        Ok(depths.into_iter().map(|(queue, waiting)| waits(second, queue, waiting)).collect())
    }

    fn part(&mut self) -> Option<Unseen> {
        self.uncounted.take()
    }
}
