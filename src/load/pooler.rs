//! The pooler once a second during the ramp: who waits for a server connection, and how long one is held.

use std::sync::mpsc::Sender;

use super::{
    engine::Engine,
    sample::{Samples, Sheet, next_second},
    write::int,
};
use crate::{
    client::pooler::{Reached, statement},
    snapshot::{Absence, Facts, Row, row},
    stop::Stop,
};

/// Samples until `end`, and gives how often; seconds go to the journal.
pub(super) async fn sample(engine: &Engine, source: &Result<Reached, Absence>, end: &Stop, outbox: Sender<Sheet>) -> (Samples, u64) {
    let (samples, mut times) = (Samples { table: "load_pooler_second", rows: Vec::new(), absence: None }, 0);
    let reached = match source {
        Ok(reached) => reached,
        Err(absence) => return (Samples { absence: Some(absence.clone()), ..samples }, 0),
    };
    let mut before: Option<f64> = None;
    while let Some(second) = next_second(engine, end).await {
        times += 1;
        let asked = tokio::select! {
            () = end.requested() => break,
            asked = read(reached, second, &mut before) => asked,
        };
        match asked {
            // Whoever reads it outlives this.
            Ok(row) => _ = outbox.send((samples.table, vec![row])),
            Err(absence) => return (Samples { absence: Some(absence), ..samples }, times),
        }
    }
    (samples, times)
}

/// Lists what was sent.
pub(super) fn tell(times: u64, facts: &mut Facts) {
    for what in ["pools", "stats"].into_iter().filter(|_| times > 0) {
        facts.sent_times("sql", &statement(what), times);
    }
}

/// Reads it in `second`. `before` is the time of all transactions since the pooler started.
async fn read(reached: &Reached, second: u32, before: &mut Option<f64>) -> Result<Row, Absence> {
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
