//! The pooler once a second during the ramp: who waits for a server connection, and how long one is held.

use std::sync::mpsc::Sender;

use crate::{
    client::pooler::{Reached, statement},
    load::{
        generator::engine::Engine,
        record::write::int,
        watch::sampler::{Sampled, Sampler, TableRows, each_second},
    },
    snapshot::{Facts, Row, Unseen, row},
    stop::Stop,
};

/// Reads the pools of a console.
#[derive(Default)]
pub(crate) struct Pools {
    /// Time of all transactions since the pooler started.
    before_ms: Option<f64>,
    times: u64,
}

impl Sampler for Pools {
    const TABLE: &'static str = "load_pooler_second";
    type Source = Reached;

    async fn look(&mut self, second: u32, source: &mut Reached) -> Result<Vec<Row>, Unseen> {
        self.times += 1;
        Ok(vec![read(source, second, &mut self.before_ms).await?])
    }
}

/// Samples it until `end`; seconds go to the journal.
pub(crate) async fn sample(engine: &Engine, source: &mut Result<Reached, Unseen>, end: &Stop, outbox: Sender<TableRows>) -> Sampled<Pools> {
    let mut pools = Sampled::of(Pools::default());
    match source {
        Ok(reached) => each_second(&mut pools, reached, engine, end, &outbox).await,
        Err(unseen) => pools.lose(unseen),
    }
    pools
}

/// Lists what was sent.
pub(crate) fn write_sent(pools: &Sampled<Pools>, facts: &mut Facts) {
    let times = pools.sampler.times;
    for what in ["pools", "stats"].into_iter().filter(|_| times > 0) {
        facts.sent_times("sql", &statement(what), times);
    }
}

/// Reads it in `second`. `before` is the time of all transactions since the pooler started.
async fn read(reached: &Reached, second: u32, before: &mut Option<f64>) -> Result<Row, Unseen> {
    let (pools, stats) = (reached.console.show("pools").await?, reached.console.show("stats").await?);
    let sum = |name: &str| pools.iter().filter_map(|p| p.number(name)).sum::<i64>();
    let now: f64 = stats.iter().filter_map(|s| s.micros_as_ms("total_xact_time")).sum();
    let then = before.replace(now);
    Ok(row! {
        "second" => int(second),
        "clients_waiting" => sum("cl_waiting"),
        "wait_max_ms" => pools.iter().map(|p| p.wait_max_ms()).fold(0.0, f64::max),
        "servers_active" => sum("sv_active"),
        "transaction_ms" => then.map(|then| (now - then).max(0.0)),
    })
}
