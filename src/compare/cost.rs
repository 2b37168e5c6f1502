//! What one request costs, in two runs: exact counts, so that a request that became slower shows before users feel it.

use serde::{Deserialize, Serialize};

use crate::run::{RequestCost, Run};

/// A count of one request, driven alone, that is another one than before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CostChange {
    /// The step's scenario.
    pub scenario: String,
    /// The step's name in it.
    pub name: String,
    /// `GET /api/v1/products?page={page}`.
    pub request: String,
    /// What is counted: statements, rows …
    pub what: String,
    /// Before, of each request.
    pub before: f64,
    /// Now.
    pub now: f64,
    /// True where it is more.
    pub is_worse: bool,
    /// The statement that changed most; none: it is none of the statements.
    pub statement: Option<String>,
}

/// A count of a request; none where it was not seen.
type Count = fn(&RequestCost) -> Option<f64>;

/// What is counted of a request.
const COUNTS: &[(&str, Count)] = &[
    (STATEMENTS, |cost| cost.sql_per_request),
    (ROWS, |cost| cost.rows_per_request),
    ("Postgres sessions", |cost| cost.sessions_per_request),
    ("Redis commands", |cost| cost.redis_per_request),
    ("bytes of the answer", |cost| cost.body_bytes),
];
const STATEMENTS: &str = "statements";
const ROWS: &str = "rows";

/// Each count that changed, the worse first and of these the most, and the requests that were counted before alone.
pub(super) fn compare(before: &Run, now: &Run) -> (Vec<CostChange>, Vec<String>) {
    let is_one_system = (&before.target, &before.environment) == (&now.target, &now.environment);
    let (Some(old), Some(new), true) = (&before.load, &now.load, is_one_system) else { return Default::default() };
    let (mut changes, mut lost) = (Vec::new(), Vec::new());
    // One that failed did less, or something else.
    for cost in old.request_costs.iter().filter(|cost| cost.failed == 0) {
        let is_same = |other: &&RequestCost| key(other) == key(cost) && other.failed == 0;
        match new.request_costs.iter().find(is_same) {
            Some(later) => changes.extend(COUNTS.iter().filter_map(|(what, count)| change(what, *count, cost, later))),
            None => lost.push(cost.request.clone()),
        }
    }
    let grown = |change: &CostChange| change.now / change.before.max(1.0);
    changes.sort_by(|a, b| b.is_worse.cmp(&a.is_worse).then_with(|| grown(b).total_cmp(&grown(a))));
    (changes, lost)
}

fn key(cost: &RequestCost) -> (&str, &str, &str) {
    (&cost.scenario, &cost.name, &cost.request)
}

/// The change of one count; none where the two ranges meet.
fn change(what: &str, count: Count, old: &RequestCost, new: &RequestCost) -> Option<CostChange> {
    let (before, now) = (count(old)?, count(new)?);
    let ((low, high), (low_now, high_now)) = (range(before), range(now));
    if low <= high_now && low_now <= high {
        return None;
    }
    let statement = match what {
        STATEMENTS => most_changed(old, new, |calls, _| calls),
        ROWS => most_changed(old, new, |calls, rows| calls * rows),
        _ => None,
    };
    let RequestCost { scenario, name, request, .. } = new.clone();
    Some(CostChange { scenario, name, request, what: what.to_owned(), before, now, is_worse: now > before, statement })
}

/// Between which two whole numbers the requests lie, at least, of which it is the mean: where it is whole itself, each is that.
fn range(mean: f64) -> (f64, f64) {
    let nearest = mean.round();
    // What was summed up again from parts is whole but for its last digits.
    if (mean - nearest).abs() < 1e-6 { (nearest, nearest) } else { (mean.floor(), mean.ceil()) }
}

/// The statement of which `measure`, by calls a request and rows a call, changed most.
fn most_changed(old: &RequestCost, new: &RequestCost, measure: fn(f64, f64) -> f64) -> Option<String> {
    let of = |cost: &RequestCost, text: &str| -> f64 {
        cost.statements.iter().filter(|s| s.statement == text).map(|s| measure(s.calls_per_request, s.rows_per_call)).sum()
    };
    let texts = old.statements.iter().chain(&new.statements).map(|s| s.statement.as_str());
    let changed = texts.map(|text| (text, (of(new, text) - of(old, text)).abs()));
    let (text, by) = changed.max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    (by > 0.0).then(|| text.to_owned())
}
