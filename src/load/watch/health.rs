//! The app's own health page once a second during the ramp, where the scan found one.

use std::time::Duration;

use http::StatusCode;
use tokio::time::error::Elapsed;

use crate::{
    load::{generator::engine::Engine, watch::sampler::next_second},
    snapshot::{Facts, Snapshot},
    stop::Stop,
};

/// A page that takes longer has failed: orchestrators wait for a second or a few.
const PATIENCE: Duration = Duration::from_secs(3);

/// The health page that answered well when the app was looked at; none: none did, or nobody looked.
pub(crate) fn path(snapshot: &Snapshot) -> Option<String> {
    let sql = "select path from http_health where status between 200 and 299 order by is_given desc, length(path), path limit 1";
    snapshot.db().query_row(sql, [], |row| row.get(0)).ok()
}

/// So many of them are asked what they cost.
const MOST_HEALTHY: i64 = 4;

/// All that answered well, the shortest first.
pub(crate) fn healthy(snapshot: &Snapshot) -> Vec<String> {
    let sql = "select path from http_health where status between 200 and 299 order by length(path), path limit ?1";
    let Ok(mut query) = snapshot.db().prepare(sql) else { return Vec::new() };
    let paths = query.query_map([MOST_HEALTHY], |row| row.get(0));
    paths.map(|paths| paths.flatten().collect()).unwrap_or_default()
}

/// Asks for it until `end`, and has the abort rules see how it went; gives how often.
pub(crate) async fn watch(engine: &Engine, path: Option<&str>, end: &Stop) -> u64 {
    let (Some(path), mut times) = (path, 0) else { return 0 };
    while next_second(engine, end).await.is_some() {
        times += 1;
        let asked = tokio::select! {
            () = end.requested() => break,
            asked = tokio::time::timeout(PATIENCE, engine.sender.ask(path)) => asked,
        };
        engine.abort_rules.see_health(path, failure(asked).as_deref());
    }
    times
}

/// Why what came of asking counts as failed, if it does.
fn failure(asked: Result<Result<StatusCode, String>, Elapsed>) -> Option<String> {
    match asked {
        Err(_) => Some(format!("no answer within {} s", PATIENCE.as_secs())),
        Ok(Err(why)) => Some(why),
        Ok(Ok(status)) if status.is_client_error() || status.is_server_error() => Some(format!("it answered {}", status.as_u16())),
        Ok(Ok(_)) => None,
    }
}

/// Lists what was sent.
pub(crate) fn write_sent(path: Option<&str>, times: u64, facts: &mut Facts) {
    if let Some(path) = path.filter(|_| times > 0) {
        facts.sent_times("http", &format!("GET {path}"), times);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_page_that_hangs_refuses_or_breaks_off_has_failed() {
        let hangs = tokio::time::timeout(Duration::ZERO, std::future::pending()).await;
        assert_eq!(failure(hangs).as_deref(), Some("no answer within 3 s"));
        assert_eq!(failure(Ok(Err("refused".to_owned()))).as_deref(), Some("refused"));
        let of = |status| failure(Ok(Ok(status)));
        assert_eq!([of(StatusCode::OK), of(StatusCode::FOUND)], [None, None]);
        let bad = [StatusCode::NOT_FOUND, StatusCode::SERVICE_UNAVAILABLE];
        assert!(bad.into_iter().all(|status| of(status).is_some_and(|why| why.contains(status.as_str()))));
    }
}
