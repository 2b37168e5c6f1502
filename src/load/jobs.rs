//! Jobs that wait in the queues of Redis, once a second during a soak. Another load holds no rate for long enough to show a trend.

use super::{redis::Redis, sample::Samples, write::int};
use crate::{
    config::Shape,
    probe::redis::depth::Depths,
    snapshot::{Absence, Facts, Row, row},
};

/// So many jobs waited in a queue.
pub(super) fn waits(second: u32, queue: String, waiting: i64) -> Row {
    row! { "second" => int(second), "queue" => queue, "waiting" => waiting }
}

/// The queues, and what was read so far.
#[derive(Default)]
pub(super) struct Jobs {
    queues: Option<Depths>,
    pub(super) rows: Vec<Row>,
    absence: Option<Absence>,
}

impl Jobs {
    /// Looks for the queues, where a load of this shape watches them.
    pub(super) async fn find(source: &mut Result<Redis, Absence>, shape: Shape) -> Self {
        let found = match source {
            Err(why) => Err(why.clone()),
            Ok(source) if shape == Shape::Soak => source.queues().await.map(Some),
            Ok(_) => Ok(None),
        };
        match found {
            Ok(queues) => Self { queues: queues.filter(|queues| !queues.is_empty()), ..Self::default() },
            Err(absence) => Self { absence: Some(absence), ..Self::default() },
        }
    }

    /// Reads their depth in `second`; once that fails, no more.
    pub(super) async fn read(&mut self, second: u32, source: &mut Redis) {
        let Some(queues) = &self.queues else { return };
        match source.depth(queues).await {
            Ok(depth) => self.rows.extend(depth.waiting.into_iter().map(|(queue, waiting)| waits(second, queue, waiting))),
            Err(why) => self.lose(&why),
        }
    }

    /// The rest of the load is not seen.
    pub(super) fn lose(&mut self, why: &Absence) {
        self.queues = None;
        self.absence.get_or_insert_with(|| why.clone());
    }

    /// Writes what was read; without a single look there is only the reason.
    pub(super) fn write(self, facts: &mut Facts) {
        Samples { table: "load_queue_second", rows: self.rows, absence: self.absence }.write(facts);
    }
}
