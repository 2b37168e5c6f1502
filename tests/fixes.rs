//! A fix that plimsoll shows helps: every executable fix of the leaky app's findings is executed, and the second scan is
//! silent about what it mended.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll::run::Run;

use crate::support::{execute, leaky::Leaky, redis_execute};

/// Checks whose fix only counts once the server is started again.
const AFTER_RESTART: &[&str] = &["backups/archiving-off"];

/// Where a fix is executed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Postgres,
    Redis,
    /// A line of a configuration, or advice.
    Elsewhere,
}

fn place(fix: &str) -> Place {
    let first = fix.split_whitespace().next().unwrap_or_default();
    let sql = ["alter", "analyze", "create", "drop", "reindex", "revoke", "select", "update", "vacuum"];
    let redis = ["CONFIG", "DEL", "EXPIRE", "FLUSHDB", "UNLINK", "ZREMRANGEBYRANK", "ZREMRANGEBYSCORE"];
    if sql.contains(&first.to_lowercase().as_str()) {
        Place::Postgres
    } else if redis.contains(&first) {
        Place::Redis
    } else {
        Place::Elsewhere
    }
}

/// Findings by check, each as its fix.
fn fixes(run: &Run) -> BTreeMap<String, Vec<Option<String>>> {
    let mut fixes: BTreeMap<String, Vec<Option<String>>> = BTreeMap::new();
    for (outcome, finding) in run.findings() {
        fixes.entry(outcome.name()).or_default().push(finding.fix.clone());
    }
    fixes
}

/// Statements of a fix, each of which may not share a transaction with the next (`create index concurrently`).
fn statements(fix: &str) -> Vec<&str> {
    fix.split(';').map(str::trim).filter(|s| !s.is_empty()).collect()
}

#[test]
fn executing_the_fixes_silences_their_checks() {
    let leaky = Leaky::start(&[]);
    let before = fixes(&leaky.look(None));
    let mut mended = BTreeSet::new();
    for (check, fixes) in &before {
        let places: Vec<Place> = fixes.iter().map(|f| f.as_deref().map_or(Place::Elsewhere, place)).collect();
        for (fix, place) in fixes.iter().flatten().zip(&places) {
            match place {
                Place::Postgres => statements(fix).into_iter().for_each(|s| execute(&leaky.postgres_url(), s)),
                Place::Redis => drop(redis_execute(leaky.redis_url(), fix)),
                Place::Elsewhere => {}
            }
        }
        if !places.contains(&Place::Elsewhere) && !AFTER_RESTART.contains(&check.as_str()) {
            mended.insert(check.clone());
        }
    }
    let after = fixes(&leaky.look(None));
    let loud: Vec<_> = mended.iter().filter(|check| after.contains_key(*check)).map(|check| (check, &after[check])).collect();
    assert!(loud.is_empty(), "executed, and still found: {loud:#?}");
}
