//! What is looked at again and again while the load runs, on the clock of the ramp.

use std::{sync::mpsc::Sender, time::Duration};

use crate::{
    load::generator::engine::Engine,
    snapshot::{Facts, Row, Unseen},
    stop::Stop,
};

/// Rows of one table, on their way to the journal.
pub(crate) type TableRows = (&'static str, Vec<Row>);

/// Looks at a server once a second.
pub(crate) trait Sampler {
    /// What it fills.
    const TABLE: &'static str;
    /// The session that it asks.
    type Source;

    /// Looks in `second`. Where it fails it is not asked again.
    async fn look(&mut self, second: u32, source: &mut Self::Source) -> Result<Vec<Row>, Unseen>;

    /// Why what it saw is no more than a part, though it goes on.
    fn part(&mut self) -> Option<Unseen> {
        None
    }
}

/// A sampler with what it saw that the journal has not taken yet.
pub(crate) struct Sampled<T> {
    pub(crate) sampler: T,
    rows: Vec<Row>,
    unseen: Option<Unseen>,
}

impl<T: Sampler> Sampled<T> {
    pub(crate) fn of(sampler: T) -> Self {
        Self { sampler, rows: Vec::new(), unseen: None }
    }

    /// Looks in `second`, unless that failed before.
    pub(crate) async fn look(&mut self, second: u32, source: &mut T::Source) {
        if self.unseen.is_none() {
            match self.sampler.look(second, source).await {
                Ok(rows) => self.rows.extend(rows),
                Err(why) => self.unseen = Some(why),
            }
        }
    }

    /// Nothing more is seen. A first reason stays.
    pub(crate) fn lose(&mut self, why: &Unseen) {
        self.unseen.get_or_insert_with(|| why.clone());
    }

    /// Why it looks no more.
    pub(crate) fn lost(&self) -> Option<&Unseen> {
        self.unseen.as_ref()
    }

    /// Takes out what was seen so far.
    pub(crate) fn take(&mut self) -> TableRows {
        (T::TABLE, std::mem::take(&mut self.rows))
    }

    /// Writes what the journal did not take; where nothing was seen there is only the reason.
    pub(crate) fn write(mut self, facts: &mut Facts) {
        let unseen = self.unseen.take().or_else(|| self.sampler.part());
        write(self.take(), unseen.as_ref(), facts);
    }
}

/// Writes the rows of a table, and why there are no more.
pub(crate) fn write((table, rows): TableRows, unseen: Option<&Unseen>, facts: &mut Facts) {
    if let Some(unseen) = unseen {
        facts.unseen(table, unseen);
    }
    if unseen.is_none() || !rows.is_empty() {
        facts.write(table, rows);
    }
}

/// Looks each second until `end`; what was seen goes to the journal.
pub(crate) async fn each_second<T: Sampler>(
    sampled: &mut Sampled<T>,
    source: &mut T::Source,
    engine: &Engine,
    end: &Stop,
    outbox: &Sender<TableRows>,
) {
    while let Some(second) = next_second(engine, end).await {
        tokio::select! {
            () = end.requested() => break,
            () = sampled.look(second, source) => {}
        }
        // Whoever reads them outlives this.
        outbox.send(sampled.take()).ok();
        if sampled.lost().is_some() {
            break;
        }
    }
}

/// Waits for the middle of the next second, and says which that was meant to be. None at the end.
pub(crate) async fn next_second(engine: &Engine, end: &Stop) -> Option<u32> {
    next(engine, Duration::from_secs(1), Duration::from_millis(500), end).await.and_then(|at| u32::try_from(at.as_secs()).ok())
}

/// Waits for the next of the times that lie `every` apart and `off` after the start of the ramp, and says which that was
/// meant to be: on a busy machine two may wake in one. None at the end.
pub(crate) async fn next(engine: &Engine, every: Duration, off: Duration, end: &Stop) -> Option<Duration> {
    let since = engine.start().elapsed();
    let turn = u32::try_from((since + every - off).as_nanos() / every.as_nanos()).unwrap_or(u32::MAX);
    let next = off + every * turn;
    tokio::select! {
        biased;
        () = end.requested() => None,
        () = tokio::time::sleep(next.saturating_sub(since)) => Some(next),
    }
}
