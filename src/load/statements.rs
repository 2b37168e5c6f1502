//! Statements over the whole ramp: the counters of `pg_stat_statements` before and after, and what lies between.

use super::{
    meter::{Counter, Counters, Source as _},
    postgres::{HIDDEN, Postgres, SESSIONS},
    write::int,
};
use crate::snapshot::{Absence, Facts, row};

const TABLE: &str = "load_statement";
/// Statements that are kept, those with the most time first.
const MOST: usize = 500;

/// The counters before the ramp; texts are not read.
pub(super) async fn before(source: &mut Result<Postgres, Absence>) -> Result<Counters, Absence> {
    let source = source.as_mut().map_err(|why| why.clone())?;
    match source.no_statements() {
        Some(why) => Err(why),
        None => source.counters().await,
    }
}

/// Writes what ran since `before`.
pub(super) async fn write(facts: &mut Facts, source: &mut Result<Postgres, Absence>, before: Result<Counters, Absence>) {
    match ran(source, before).await {
        Err(why) => facts.absent(TABLE, &why),
        Ok(found) => facts.write(
            TABLE,
            found.into_iter().map(|(id, text, counter)| {
                row! {
                    "queryid" => id,
                    "statement" => text,
                    "calls" => whole(counter.calls),
                    "row_count" => whole(counter.rows),
                    "exec_ms" => counter.ms.max(0.0),
                }
            }),
        ),
    }
}

async fn ran(source: &mut Result<Postgres, Absence>, before: Result<Counters, Absence>) -> Result<Vec<(i64, String, Counter)>, Absence> {
    let before = before?;
    let source = source.as_mut().map_err(|why| why.clone())?;
    let after = source.counters().await?;
    if after.get(HIDDEN).is_some_and(|now| before.get(HIDDEN).is_none_or(|then| now.calls > then.calls)) {
        return Err(source.hidden());
    }
    let mut more: Vec<(String, Counter)> = after
        .into_iter()
        .filter(|(id, _)| id != SESSIONS && id != HIDDEN)
        .filter_map(|(id, now)| Some((id.clone(), since(before.get(&id), now)?)))
        .collect();
    more.sort_by(|a, b| b.1.ms.total_cmp(&a.1.ms));
    more.truncate(MOST);
    let ids: Vec<&str> = more.iter().map(|(id, _)| id.as_str()).collect();
    let mut texts = source.queries(&ids).await?;
    Ok(more.into_iter().filter_map(|(id, counter)| Some((id.parse().ok()?, texts.remove(&id)?, counter))).collect())
}

/// The difference; none where it did not run. A counter that went down was evicted: what is left is a lower bound.
fn since(then: Option<&Counter>, now: Counter) -> Option<Counter> {
    let then = then.copied().filter(|then| then.calls <= now.calls).unwrap_or_default();
    let more = Counter { calls: now.calls - then.calls, rows: now.rows - then.rows, ms: now.ms - then.ms };
    (more.calls >= 0.5).then_some(more)
}

#[expect(clippy::cast_possible_truncation, reason = "counts of a minute")]
fn whole(count: f64) -> i64 {
    int(count.round().max(0.0) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_evicted_meanwhile_is_counted_from_its_new_start() {
        let counter = |calls: f64| Counter { calls, rows: calls, ms: calls };
        assert_eq!(since(Some(&counter(5.0)), counter(8.0)), Some(counter(3.0)));
        assert_eq!(since(Some(&counter(50.0)), counter(8.0)), Some(counter(8.0)));
        assert_eq!((since(None, counter(2.0)), since(Some(&counter(2.0)), counter(2.0))), (Some(counter(2.0)), None));
    }
}
