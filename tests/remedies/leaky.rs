//! A fix that plimsoll shows helps: every executable fix of the leaky app's findings is executed, and the second scan is
//! silent about what it mended.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll::{check::FixKind, run::Run};

use super::statements;
use crate::support::{execute, leaky::Leaky, redis_execute};

/// Checks whose fix only counts once the server is started again.
const AFTER_RESTART: &[&str] = &["database/locks-near-limit", "database/statements-evicted"];

/// Findings by check, each as its fix with how it is applied.
fn fixes(run: &Run) -> BTreeMap<String, Vec<Option<(String, FixKind)>>> {
    let mut fixes: BTreeMap<String, Vec<Option<(String, FixKind)>>> = BTreeMap::new();
    for (outcome, finding) in run.findings() {
        fixes.entry(outcome.name()).or_default().push(finding.fix.clone().zip(finding.fix_kind));
    }
    fixes
}

#[test]
fn executing_the_fixes_silences_their_checks() {
    let leaky = Leaky::start(&[]);
    let before = fixes(&leaky.look(None));
    let mut mended = BTreeSet::new();
    for (check, fixes) in &before {
        for (fix, kind) in fixes.iter().flatten() {
            match kind {
                FixKind::Sql => statements(fix).iter().for_each(|s| execute(&leaky.postgres_url(), s)),
                FixKind::Redis => drop(redis_execute(leaky.redis_url(), fix)),
                FixKind::Nginx | FixKind::Conf | FixKind::Code => {}
            }
        }
        let is_executed = |fix: &Option<(String, FixKind)>| matches!(fix, Some((_, FixKind::Sql | FixKind::Redis)));
        if fixes.iter().all(is_executed) && !AFTER_RESTART.contains(&check.as_str()) {
            mended.insert(check.clone());
        }
    }
    assert!(mended.len() > 10, "{mended:?}");
    let after = fixes(&leaky.look(None));
    let loud: Vec<_> = mended.iter().filter(|check| after.contains_key(*check)).map(|check| (check, &after[check])).collect();
    assert!(loud.is_empty(), "executed, and still found: {loud:#?}");
}
