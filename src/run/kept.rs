//! What an earlier run decided, where this one cannot: two scans of an unchanged system come to the same. Only checks on load keep a
//! verdict, only that of a run which drove the same to the same objective, not for long, and each says since when.
//! What an older text of the check decided is none of its verdicts.

use chrono::{DateTime, Duration, FixedOffset};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::one;
use crate::{
    check::{Check, Finding, Gap, Verdict},
    snapshot::limit,
};

/// Where a verdict is from that this run did not come to by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The run that decided it.
    pub run: String,
    /// Its start, RFC 3339 in UTC.
    pub decided_at: String,
    /// `as decided on 12 Nov 2026`.
    pub words: String,
    /// Why this run could not decide it.
    pub gaps: Vec<Gap>,
}

/// A verdict as the history keeps it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Decided {
    /// What the check came to.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// A digest of the text of the check; empty: an older plimsoll kept it.
    #[serde(default)]
    pub digest: String,
}

/// What was driven, and to which objective.
const DRIVEN: &str = "
    select json_array(
        (select stage from run), (select shape from load_run), (select json_array(p95_ms, error_pct) from objective),
        (select json_group_array(json_array(name, weight, pause_ms, limit_p95_ms, limit_error_pct)) from (select * from load_scenario order by name)),
        (select json_group_array(json_array(scenario, name, request)) from (select * from load_endpoint order by scenario, name, request)))
    where exists (select 1 from load_run)";

/// A digest of what was driven; empty: nothing was.
pub(super) fn driven(db: &Connection) -> rusqlite::Result<String> {
    let text: Option<String> = one(db, DRIVEN, |r| r.get(0))?;
    Ok(text.map(|text| Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()).unwrap_or_default())
}

/// The verdict of `check` that stands in place of one that could not be decided for `gaps`, at `taken_at`; none: nothing stands.
pub(super) fn of(check: &Check, gaps: &[Gap], db: &Connection, taken_at: &str) -> Option<(Verdict, Kept)> {
    if !check.is_on_load() || gaps.iter().any(|gap| gap.kind != "undecided") {
        return None;
    }
    let sql = "select verdict, run, decided_at from earlier_verdict where check_name = ?1 and driven = ?2";
    let found =
        db.query_row(sql, params![check.name(), driven(db).ok()?], |r| Ok((r.get::<_, String>(0)?, r.get(1)?, r.get::<_, String>(2)?)));
    let (json, run, decided_at) = found.ok()?;
    let at = DateTime::parse_from_rfc3339(&decided_at).ok()?;
    if !is_young(at, taken_at) {
        return None;
    }
    let words = format!("as decided on {}", at.to_utc().format("%-d %b %Y"));
    let decided: Decided = serde_json::from_str(&json).ok()?;
    // Another text judges otherwise, and of a verdict without a digest nobody knows by which text it was.
    let mut verdict = Some(decided).filter(|decided| decided.digest == check.digest())?.verdict;
    match &mut verdict {
        Verdict::Fail { findings, .. } => {
            findings.iter_mut().for_each(|finding: &mut Finding| finding.message = format!("{words}: {}", finding.message))
        }
        Verdict::Pass { .. } => {}
        _ => return None,
    }
    Some((verdict, Kept { run, decided_at, words, gaps: gaps.to_vec() }))
}

/// RFC 3339: what was decided before it does not stand in a run that is ordered at `ordered_at`.
#[must_use]
pub fn kept_since(ordered_at: &str) -> String {
    // A day more: the clock of a run may have jumped back, and its own start tells.
    let since = |at: DateTime<FixedOffset>| (at - most() - Duration::days(1)).to_utc().to_rfc3339();
    DateTime::parse_from_rfc3339(ordered_at).map(since).unwrap_or_default()
}

fn most() -> Duration {
    #[expect(clippy::cast_possible_truncation, reason = "days")]
    let days = limit("kept_verdict_days") as i64;
    Duration::days(days)
}

/// A clock that jumped back makes nothing older.
fn is_young(at: DateTime<FixedOffset>, taken_at: &str) -> bool {
    DateTime::parse_from_rfc3339(taken_at).is_ok_and(|now| now - at <= most())
}
