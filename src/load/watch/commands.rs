//! Redis once a second: its counters as differences, its memory, and the depth of its queues.

use std::{
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

use crate::{
    load::{
        generator::engine::Engine,
        record::write::int,
        watch::{
            abort::{AbortRules, Levels},
            counter::{Counters, Source as _},
            jobs::Jobs,
            redis::{BUSY, COMMANDS, EVICTED, HITS, MISSES, Redis},
            sampler::{Sampled, Sampler, TableRows, next_second},
        },
    },
    snapshot::{Row, Unseen, row},
    stop::Stop,
};

/// Reads the counters. The abort rules see the server, and whether it `has_queues`.
pub(crate) struct Commands<'a> {
    abort_rules: &'a AbortRules,
    has_queues: bool,
    before: Option<(Counters, Instant)>,
}

impl<'a> Commands<'a> {
    pub(crate) fn of(abort_rules: &'a AbortRules, has_queues: bool) -> Self {
        Self { abort_rules, has_queues, before: None }
    }
}

impl Sampler for Commands<'_> {
    const TABLE: &'static str = "load_redis_second";
    type Source = Redis;

    async fn look(&mut self, second: u32, source: &mut Redis) -> Result<Vec<Row>, Unseen> {
        let (counters, levels, now) = (source.counters().await?, source.levels().await?, Instant::now());
        self.abort_rules.see_memory(&levels);
        if let Some(evicted) = counters.get(EVICTED).filter(|_| self.has_queues) {
            self.abort_rules.see_evictions_beside_queues(evicted.calls);
        }
        let before = self.before.replace((counters.clone(), now));
        Ok(before.map(|(earlier, at)| difference(second, &earlier, &counters, now.duration_since(at), levels)).into_iter().collect())
    }
}

/// Samples both until `end`, on one session; seconds go to the journal.
pub(crate) async fn sample(
    engine: &Engine,
    source: &mut Result<Redis, Unseen>,
    commands: &mut Sampled<Commands<'_>>,
    jobs: &mut Sampled<Jobs>,
    end: &Stop,
    outbox: Sender<TableRows>,
) {
    let source = match source {
        Ok(source) => source,
        Err(unseen) => return commands.lose(unseen),
    };
    while let Some(second) = next_second(engine, end).await {
        tokio::select! {
            () = end.requested() => break,
            () = async {
                commands.look(second, source).await;
                jobs.look(second, source).await;
            } => {}
        }
        // Whoever reads them outlives this.
        [commands.take(), jobs.take()].into_iter().for_each(|rows| _ = outbox.send(rows));
        if let Some(why) = commands.lost() {
            return jobs.lose(why);
        }
    }
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
