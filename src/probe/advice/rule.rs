//! A guess where HypoPG is not there: what a scan of the whole table costs, against what finding its rows would.

use super::{
    candidate::{Candidate, Key},
    plan::Access,
    workload::Workload,
};

/// Reading one row through an index: a page out of order.
const ROW_COST: f64 = 4.0;

/// The way down a B-tree.
const DESCENT_COST: f64 = 0.5;

/// An index that finds more than this share of a table is not used.
const LARGEST_SHARE: f64 = 0.1;

/// The cost of a statement with some candidates by rule, and those that count.
pub(super) fn cost(workload: &Workload, statement: usize, candidates: &[Candidate], set: &[usize]) -> (f64, Vec<usize>) {
    let plan = &workload.statements[statement].plan;
    let mut used = Vec::new();
    let mut saved = 0.0;
    for access in plan.accesses.values().filter(|a| a.is_sequential && a.is_filtered) {
        let Some(place) = workload.place(&access.relation) else { continue };
        let of_table = set.iter().filter(|c| candidates[**c].table == place);
        let best = of_table
            .filter_map(|c| scan_cost(workload, place, access, &candidates[*c]).map(|cost| (*c, cost)))
            .filter(|(_, cost)| *cost < access.cost)
            .min_by(|(_, a), (_, b)| a.total_cmp(b));
        if let Some((candidate, cost)) = best {
            saved += access.cost - cost;
            used.push(candidate);
        }
    }
    used.sort_unstable();
    used.dedup();
    ((plan.cost - saved).max(1.0), used)
}

/// The cost of one scan through a candidate, where it fits.
fn scan_cost(workload: &Workload, place: usize, access: &Access, candidate: &Candidate) -> Option<f64> {
    let table = &workload.tables[place];
    let fits = |key: &Key| match key {
        Key::Column(name) => access.equal.contains(name) || access.range.contains(name) || access.join.contains(name),
        Key::Expression(text) => access.expressions.contains(text),
    };
    let is_equal = |key: &Key| match key {
        Key::Column(name) => access.equal.contains(name) || access.join.contains(name),
        Key::Expression(_) => true,
    };
    let predicate_fits = candidate.predicate.as_ref().is_none_or(|p| {
        access.fixed.iter().any(|(name, words)| table.columns.get(name).is_some_and(|c| p.starts_with(&c.quoted) && p.ends_with(words)))
    });
    // Every key must narrow the search: equal ones first, then at most one range.
    let equals = candidate.keys.iter().take_while(|k| is_equal(k)).count();
    let least = if candidate.is_hash(table) { candidate.keys.len() } else { candidate.keys.len() - 1 };
    let is_usable = candidate.keys.iter().all(fits) && equals >= least && candidate.include.is_empty();
    // What a scan keeps, its own conditions tell: how many rows each row of the other table of a join finds, nobody does.
    let narrows = |key: &Key| match key {
        Key::Column(name) => access.equal.contains(name) || access.range.contains(name),
        Key::Expression(_) => true,
    };
    let narrowing = candidate.keys.iter().filter(|key| narrows(key)).count();
    let known: usize = access.equal.len() + access.range.len() + access.expressions.len();
    // The planner's rows are those that pass all conditions; a key on a part of them finds more.
    let share = (access.rows / table.rows.max(1.0)).max(1.0 / table.rows.max(1.0));
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let share = if known > narrowing { share.powf(narrowing as f64 / known as f64) } else { share };
    (is_usable && narrowing > 0 && predicate_fits && share <= LARGEST_SHARE).then_some(DESCENT_COST + share * table.rows * ROW_COST)
}
