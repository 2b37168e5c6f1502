//! A restored copy against its original.

mod rows;

use std::{collections::BTreeMap, path::Path, time::Duration};

use chrono::{NaiveDateTime, Utc};

use crate::{
    probe::{
        backup::{Comparison, Difference, DifferenceKind, SentTo},
        postgres::{Side, differences},
    },
    redact::Address,
    snapshot::Unseen,
};

/// Why there is nothing to compare.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// One of the two does not answer, or not enough.
    #[error("the {side} cannot be compared: {}", .why.reason)]
    Unseen {
        /// `original` or `restored copy`.
        side: &'static str,
        /// Why.
        why: Unseen,
    },
    /// Both addresses lead to one server.
    #[error("both addresses lead to one and the same server: a copy on it is lost with it")]
    Same,
    /// The copy follows another server.
    #[error(
        "the restored copy follows another server (it is a streaming replica): it proves that replication works, not that a backup can be restored"
    )]
    Replica,
}

/// Compares the copy at `restored` with the original at `original`; `took` is how long the restore took, as the user says.
///
/// # Errors
/// When one of the two cannot be seen, or they prove nothing about a backup.
pub async fn compare(
    original: &Address,
    restored: &Address,
    ca_file: Option<&Path>,
    took: Option<Duration>,
) -> Result<Comparison, Refusal> {
    let unseen = |side: &'static str| move |why: Unseen| Refusal::Unseen { side, why };
    let (of_original, of_copy) = ("original", "restored copy");
    let mut here = Side::open(original, ca_file).await.map_err(unseen(of_original))?;
    let mut there = Side::open(restored, ca_file).await.map_err(unseen(of_copy))?;
    if here.identity.is_same_server(&there.identity) {
        return Err(Refusal::Same);
    }
    if there.identity.is_streaming {
        return Err(Refusal::Replica);
    }
    let schema = (here.schema().await.map_err(unseen(of_original))?, there.schema().await.map_err(unseen(of_copy))?);
    let found = rows::compare(&mut here, &mut there).await.map_err(unseen("rows"))?;
    let replay_s = if took.is_some() { None } else { there.replay_s().await };
    let mut all: Vec<Difference> = differences(&schema.0, &schema.1).into_iter().map(of_schema).collect();
    all.extend(found.differences);
    Ok(Comparison {
        checked_at: Utc::now(),
        database: here.identity.database.clone(),
        system_identifier: here.identity.system_identifier.clone(),
        restored: restored.masked(),
        is_physical: here.identity.system_identifier == there.identity.system_identifier,
        is_equal: all.iter().all(|d| d.kind.is_explained_by_age()),
        tables: found.tables,
        tables_counted: found.counted,
        rows_estimated: found.estimated,
        restored_rows_estimated: found.restored_estimated,
        recovery_point_s: behind_s(found.newest_at.as_deref(), found.restored_newest_at.as_deref()),
        newest_at: found.newest_at,
        restored_newest_at: found.restored_newest_at,
        recovery_time_s: took.map(|t| t.as_secs_f64()).or(replay_s),
        is_replay_only: replay_s.is_some(),
        differences: all,
        gaps: found.gaps,
        sent: [(of_original, &here), (of_copy, &there)].into_iter().flat_map(|(side, of)| sent(side, &of.sent)).collect(),
    })
}

/// Each statement once.
fn sent(side: &'static str, all: &[String]) -> Vec<SentTo> {
    let mut times: BTreeMap<&String, u64> = BTreeMap::new();
    all.iter().for_each(|statement| *times.entry(statement).or_default() += 1);
    times.into_iter().map(|(statement, times)| SentTo { side, statement: statement.clone(), times }).collect()
}

fn of_schema((object, here, there): (String, Option<String>, Option<String>)) -> Difference {
    let kind = match (&here, &there) {
        (Some(_), None) => DifferenceKind::Missing,
        (None, _) => DifferenceKind::Extra,
        _ => DifferenceKind::Changed,
    };
    Difference { subject: object, kind, original: here, restored: there, lacking_pct: None }
}

/// How far the newest row of the copy lies behind; a copy that was written to is not behind.
fn behind_s(original: Option<&str>, restored: Option<&str>) -> Option<f64> {
    let parse = |text: &str| NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y-%m-%dT%H:%M:%S%.f").ok();
    let apart = parse(original?)? - parse(restored?)?;
    Some(apart.as_seconds_f64().max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_recovery_point_is_how_far_the_newest_row_lies_behind() {
        assert_eq!(behind_s(Some("2026-11-25T03:10:00.500000Z"), Some("2026-11-25T03:00:00.250000Z")), Some(600.25));
        assert_eq!(behind_s(Some("2026-11-25T03:10:00.000000"), Some("2026-11-25T04:00:00.000000")), Some(0.0));
        assert_eq!(behind_s(Some("2026-11-25T03:10:00.000000"), None), None);
    }
}
