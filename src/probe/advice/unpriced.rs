//! Statements for which no index could be priced: that none is missing for them, nobody has seen.

use std::collections::BTreeMap;

use super::{
    candidate::FEWEST_ROWS,
    plan::Access,
    session::Session,
    workload::{Statement, Workload},
};
use crate::snapshot::{Kind, Unseen};

/// What takes less of the database's time is not judged: as in database/index-missing.
const NOTABLE_PCT: f64 = 5.0;

/// Why the indexes that were priced may not be all that would help; none: every statement that counts was priced.
pub(super) fn unseen(session: &Session, workload: &Workload, cure: impl Fn(&Statement) -> Option<String>) -> Option<Unseen> {
    let has_planner = session.hypopg.is_some();
    let mut missed: BTreeMap<&str, usize> = BTreeMap::new();
    let mut cures: Vec<String> = Vec::new();
    for statement in workload.statements.iter().filter(|s| s.share_pct >= NOTABLE_PCT) {
        let Some(why) = why(has_planner, workload, statement) else { continue };
        *missed.entry(why).or_default() += 1;
        cures.push(cure(statement).unwrap_or_else(|| if why == WITHOUT_PLANNER { HYPOPG.to_owned() } else { OWN_EYES.to_owned() }));
    }
    let count: usize = missed.values().sum();
    let reasons = missed.iter().map(|(why, count)| if *count == 1 { (*why).to_owned() } else { format!("{why} ({count})") });
    let reasons = reasons.collect::<Vec<_>>().join("; ");
    cures.sort();
    cures.dedup();
    let all = workload.statements.len();
    let reason = format!("{count} of {all} statements could not be priced: {reasons}");
    (count > 0).then(|| Unseen::new(Kind::Limit, reason).cured_by(cures.join("\n")))
}

const WITHOUT_PLANNER: &str = "it sorts a whole table, and without HypoPG nobody can say what an index in that order would save";
const HYPOPG: &str =
    "create extension hypopg; -- from the package postgresql-NN-hypopg: the planner then prices an index without making it";
const OWN_EYES: &str = "look at its plan as the role that sends it, with explain (analyze, buffers), and try the index on a copy";

fn why<'a>(has_planner: bool, workload: &Workload, statement: &'a Statement) -> Option<&'a str> {
    if let Some(why) = &statement.why_not {
        return Some(why);
    }
    let scans = || statement.plan.accesses.values().filter(|access| access.is_sequential && is_choosy(access));
    let of_parts = |access: &&Access| workload.place(&access.relation).is_some_and(|place| workload.tables[place].is_partition);
    let of_others = |access: &&Access| workload.place(&access.relation).is_none() && !is_catalog(&access.relation.0);
    if scans().filter(of_parts).map(|access| rows(workload, access)).sum::<f64>() >= FEWEST_ROWS {
        return Some("it reads a partitioned table from end to end, for which no index is tried");
    }
    // What is no table has no estimate of its rows here; a small one costs nothing.
    if scans().filter(of_others).any(|access| access.cost >= CHEAP) {
        return Some("it reads a materialized view or a foreign table, for which no index is tried");
    }
    let is_sorted = |access: &Access| access.is_sequential && !access.is_filtered && !access.sort.is_empty();
    let sorts = statement.plan.accesses.values().any(|access| is_sorted(access) && rows(workload, access) >= FEWEST_ROWS);
    (sorts && !has_planner).then_some(WITHOUT_PLANNER)
}

/// In the planner's units: about what a thousand rows cost to read.
const CHEAP: f64 = 20.0;

fn rows(workload: &Workload, access: &Access) -> f64 {
    workload.place(&access.relation).map_or(0.0, |place| workload.tables[place].rows)
}

/// True where it looks for some rows, or for an order.
fn is_choosy(access: &Access) -> bool {
    access.is_filtered || !access.sort.is_empty() || !access.join.is_empty()
}

fn is_catalog(schema: &str) -> bool {
    schema.starts_with("pg_") || schema == "information_schema"
}
