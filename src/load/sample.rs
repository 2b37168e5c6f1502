//! Counters of Redis once a second, on the clock of the ramp.

use std::{
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

use super::{
    alarm::Levels,
    engine::Engine,
    jobs::Jobs,
    meter::{Counters, Source as _},
    redis::{BUSY, COMMANDS, EVICTED, HITS, MISSES, Redis},
    write::int,
};
use crate::{
    snapshot::{Absence, Facts, Row, row},
    stop::Stop,
};

/// Rows of a table.
pub(super) type Sheet = (&'static str, Vec<Row>);

/// The rows of one table, and why they ended early, if they did.
pub(super) struct Samples {
    pub(super) table: &'static str,
    pub(super) rows: Vec<Row>,
    pub(super) absence: Option<Absence>,
}

impl Samples {
    /// Writes them; without a single one there is only the reason.
    pub(super) fn write(self, facts: &mut Facts) {
        if let Some(absence) = &self.absence {
            facts.absent(self.table, absence);
        }
        if self.absence.is_none() || !self.rows.is_empty() {
            facts.write(self.table, self.rows);
        }
    }
}

/// Samples counters until `end`, as differences, and the depth of the queues of `jobs`; seconds go to the journal. The alarm
/// hears of the server, and whether it `has_queues`.
pub(super) async fn redis(
    engine: &Engine,
    source: &mut Result<Redis, Absence>,
    jobs: &mut Jobs,
    has_queues: bool,
    end: &Stop,
    outbox: Sender<Sheet>,
) -> Samples {
    let mut samples = Samples { table: "load_redis_second", rows: Vec::new(), absence: None };
    let source = match source {
        Ok(source) => source,
        Err(absence) => return Samples { absence: Some(absence.clone()), ..samples },
    };
    let mut before: Option<(Counters, Instant)> = None;
    while let Some(second) = next_second(engine, end).await {
        let asked = tokio::select! {
            () = end.requested() => break,
            asked = async {
                let seen = (source.counters().await?, source.levels().await?);
                jobs.read(second, source).await;
                Ok(seen)
            } => asked,
        };
        match asked {
            Ok((counters, levels)) => {
                let now = Instant::now();
                engine.alarm.hear_memory(&levels);
                if let Some(evicted) = counters.get(EVICTED).filter(|_| has_queues) {
                    engine.alarm.hear_evictions_beside_queues(evicted.calls);
                }
                if let Some((earlier, at)) = before.replace((counters.clone(), now)) {
                    samples.rows.push(difference(second, &earlier, &counters, now.duration_since(at), levels));
                }
                // Whoever reads them outlives this.
                outbox.send((samples.table, std::mem::take(&mut samples.rows))).ok();
                outbox.send(("load_queue_second", std::mem::take(&mut jobs.rows))).ok();
            }
            Err(absence) => {
                jobs.lose(&absence);
                return Samples { absence: Some(absence), ..samples };
            }
        }
    }
    samples
}

fn difference(second: u32, before: &Counters, after: &Counters, took: Duration, levels: Levels) -> Row {
    let calls = |counters: &Counters, name: &str| counters.get(name).map(|c| c.calls);
    let more = |name: &str| calls(after, name).zip(calls(before, name)).map(|(a, b)| (a - b).max(0.0));
    #[expect(clippy::cast_possible_truncation, reason = "counts of a second, connections and bytes")]
    let integer = |value: f64| value as i64;
    let whole = |name: &str| integer(more(name).unwrap_or_default());
    row! {
        "second" => int(second),
        "commands" => whole(COMMANDS),
        "hits" => whole(HITS),
        "misses" => whole(MISSES),
        "cpu_pct" => more(BUSY).map(|hundredths| hundredths / took.as_secs_f64().max(0.001)),
        "connections" => levels.connections.map(integer),
        "memory_bytes" => levels.memory_bytes.map(integer),
    }
}

/// Waits for the middle of the next second, and says which that was meant to be. None at the end.
pub(super) async fn next_second(engine: &Engine, end: &Stop) -> Option<u32> {
    next(engine, Duration::from_secs(1), Duration::from_millis(500), end).await.and_then(|at| u32::try_from(at.as_secs()).ok())
}

/// Waits for the next of the times that lie `every` apart and `off` after the start of the ramp, and says which that was
/// meant to be: on a busy machine two may wake in one. None at the end.
pub(super) async fn next(engine: &Engine, every: Duration, off: Duration, end: &Stop) -> Option<Duration> {
    let since = engine.start().elapsed();
    let turn = u32::try_from((since + every - off).as_nanos() / every.as_nanos()).unwrap_or(u32::MAX);
    let next = off + every * turn;
    tokio::select! {
        biased;
        () = end.requested() => None,
        () = tokio::time::sleep(next.saturating_sub(since)) => Some(next),
    }
}
