//! What the health pages of the app ask Postgres for: a page that is asked every few seconds by whatever restarts the app.

use super::{after, before, meter::Meters, whole};
use crate::{
    load::{
        generator::engine::Engine,
        watch::postgres::{HIDDEN, is_statement},
    },
    snapshot::{Facts, Row, row},
    stop::Stop,
};

/// Of each page.
const REQUESTS: i64 = 10;

/// Asks each of `paths`, one request at a time, and writes what Postgres did meanwhile. A page that fails tells nothing.
pub(crate) async fn all(engine: &Engine, paths: &[String], meters: &mut Meters, facts: &mut Facts, stop: &Stop) {
    let mut rows = Vec::new();
    for path in paths {
        tokio::select! {
            biased;
            () = stop.requested() => break,
            row = one(engine, path, meters, facts) => rows.extend(row),
        }
    }
    match &meters.postgres {
        Err(unseen) => facts.unseen("load_health_cost", unseen),
        Ok(_) if stop.is_requested() => facts.unseen("load_health_cost", &crate::load::stopped()),
        Ok(_) => facts.write("load_health_cost", rows),
    }
}

async fn one(engine: &Engine, path: &str, meters: &mut Meters, facts: &mut Facts) -> Option<Row> {
    // Not counted: it may open a connection.
    let is_well = engine.sender.ask(path).await.is_ok_and(|status| status.is_success());
    facts.sent_times("http", &format!("GET {path}"), 1);
    let start = before(&mut meters.postgres).await.filter(|_| is_well);
    start.as_ref()?;
    for _ in 0..REQUESTS {
        engine.sender.ask(path).await.ok()?;
    }
    facts.sent_times("http", &format!("GET {path}"), u64::try_from(REQUESTS).unwrap_or_default());
    let cost = after(&mut meters.postgres, start).await.filter(|cost| !cost.contains_key(HIDDEN))?;
    let statements: i64 = cost.iter().filter(|(name, _)| is_statement(name)).map(|(_, counter)| whole(counter.calls)).sum();
    Some(row! { "path" => path.to_owned(), "requests" => REQUESTS, "statements" => statements })
}
