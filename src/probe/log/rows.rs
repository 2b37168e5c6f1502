//! What was read as rows of facts.

use super::{
    entry::rfc3339,
    files::Looked,
    statements::{Group, Statements},
    tally::{Event, Sessions, Tally},
};
use crate::snapshot::{Row, row};

/// So many statements are written.
const MOST_STATEMENTS: usize = 500;
/// So many plans.
const MOST_PLANS: usize = 200;

fn count(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn text(bytes: &[u8]) -> Option<String> {
    (!bytes.is_empty()).then(|| String::from_utf8_lossy(bytes).into_owned())
}

fn moment(at_ms: Option<i64>) -> Option<String> {
    at_ms.and_then(rfc3339)
}

pub(super) fn source(looked: &Looked) -> Row {
    let told = &looked.told;
    let [has_time, has_process, has_user, has_database] = told.has.map(i64::from);
    row! {
        "name" => looked.name.clone(),
        "place" => looked.place.to_owned(),
        "format" => told.format.map(str::to_owned),
        "prefix" => told.prefix.clone(),
        "is_prefix_guessed" => i64::from(told.is_prefix_guessed),
        "problem" => told.problem.clone(),
        "is_capped" => i64::from(looked.is_capped),
        "bytes" => count(told.bytes),
        "entries" => count(told.entries),
        "unknown_lines" => count(told.unknown_lines),
        "has_time" => has_time,
        "has_process" => has_process,
        "has_user" => has_user,
        "has_database" => has_database,
        "first_at" => moment(told.first_ms),
        "last_at" => moment(told.last_ms),
    }
}

/// The statements with the most time, and how many others there were with how much.
pub(super) fn leading(statements: &Statements) -> (Vec<(u64, &Group)>, u64, f64) {
    let mut all: Vec<(u64, &Group)> =
        statements.groups.iter().map(|(key, group)| (*key, group)).filter(|(_, g)| g.times().calls > 0).collect();
    all.sort_by(|a, b| b.1.times().total_ms.total_cmp(&a.1.times().total_ms).then(a.0.cmp(&b.0)));
    let rest = all.split_off(all.len().min(MOST_STATEMENTS));
    let dropped_ms = rest.iter().map(|(_, group)| group.times().total_ms).sum::<f64>();
    (all, statements.dropped + rest.len() as u64, statements.dropped_ms + dropped_ms)
}

pub(super) fn total(tally: &Tally, looked: &[Looked], (kept, dropped, dropped_ms): &(Vec<(u64, &Group)>, u64, f64)) -> Row {
    let first = looked.iter().filter_map(|l| l.told.first_ms).min();
    let last = looked.iter().filter_map(|l| l.told.last_ms).max();
    let hours = first.zip(last).map(|(first, last)| (last - first) as f64 / 3_600_000.0);
    row! {
        "hours" => hours,
        "entries" => count(tally.entries),
        "calls" => count(tally.calls),
        "total_ms" => tally.total_ms,
        "statements" => count(kept.len() as u64 + dropped),
        "dropped_statements" => count(*dropped),
        "dropped_ms" => *dropped_ms,
        "dropped_events" => count(tally.dropped_events),
    }
}

pub(super) fn statement((key, group): &(u64, &Group)) -> Row {
    let times = group.times();
    row! {
        "id" => key.cast_signed(),
        "query_id" => Some(group.query_id).filter(|id| *id != 0),
        "text" => group.text.clone(),
        "calls" => count(times.calls),
        "total_ms" => times.total_ms,
        "prepare_ms" => group.prepare_ms,
        "p50_ms" => times.percentile_ms(50.0),
        "p95_ms" => times.percentile_ms(95.0),
        "max_ms" => times.max_ms,
        "first_at" => moment(group.first_ms),
        "last_at" => moment(group.last_ms),
        "database" => text(&group.database),
        "application" => text(&group.application),
    }
}

/// The plans of the slowest statements that have any, and their steps.
pub(super) fn plans(statements: &Statements) -> (Vec<Row>, Vec<Row>) {
    let mut all: Vec<_> = statements.groups.iter().filter_map(|(key, group)| Some((*key, group, group.plan.as_ref()?))).collect();
    all.sort_by(|a, b| b.2.max_ms.total_cmp(&a.2.max_ms).then(a.0.cmp(&b.0)));
    all.truncate(MOST_PLANS);
    let (mut plans, mut nodes) = (Vec::new(), Vec::new());
    for (key, group, plan) in all {
        plans.push(row! {
            "id" => key.cast_signed(),
            "text" => group.text.clone(),
            "plans" => count(plan.plans),
            "max_ms" => plan.max_ms,
        });
        nodes.extend(plan.nodes.iter().zip(1_i64..).map(|(node, number)| {
            row! {
                "plan_id" => key.cast_signed(),
                "number" => number,
                "node" => node.node.clone(),
                "relation" => node.relation.clone(),
                "rows_planned" => node.rows_planned,
                "rows_actual" => node.rows_actual,
                "loops" => node.loops,
                "rows_removed" => node.rows_removed,
                "disk_bytes" => node.disk_bytes,
            }
        }));
    }
    (plans, nodes)
}

pub(super) fn event(((kind, id), event): (&(&'static str, u64), &Event)) -> Row {
    debug_assert_eq!(*kind, event.kind);
    row! {
        "kind" => (*kind).to_owned(),
        "id" => id.cast_signed(),
        "sqlstate" => event.sqlstate.and_then(|code| text(&code)),
        "object" => event.object.clone(),
        "statement" => event.statement.clone(),
        // The begin of a wait may lie before what was read.
        "times" => count(event.times.max(1)),
        "first_at" => moment(event.first_ms),
        "last_at" => moment(event.last_ms),
        "total_ms" => event.total_ms,
        "longest_ms" => event.longest_ms,
        "bytes" => event.bytes.map(count),
    }
}

pub(super) fn session(((role, database), sessions): (&(Vec<u8>, Vec<u8>), &Sessions)) -> Row {
    row! {
        "role" => String::from_utf8_lossy(role).into_owned(),
        "database" => String::from_utf8_lossy(database).into_owned(),
        "opened" => count(sessions.opened),
        "closed" => count(sessions.closed),
        "session_ms" => sessions.session_ms,
    }
}
