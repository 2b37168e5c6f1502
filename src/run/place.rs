//! The line of the user's files that names what a check judges: plimsoll.toml of a target, a scenario of a step.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::all;
use crate::check::{Check, Verdict};

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Below the root of the repository, or the folder of the scan where there is none.
    pub file: String,
    /// From 1.
    pub line: u32,
}

impl Default for Place {
    /// Where whoever scans would name a target.
    fn default() -> Self {
        Self { file: "plimsoll.toml".to_owned(), line: 1 }
    }
}

/// Where a check's findings are to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// Of the target that it judges.
    pub target: Place,
    /// Of those of its subjects that are steps of a scenario.
    pub steps: BTreeMap<String, Place>,
}

impl Places {
    /// Of the finding of `subject`.
    #[must_use]
    pub fn of(&self, subject: &str) -> &Place {
        self.steps.get(subject).unwrap_or(&self.target)
    }
}

/// What the names of tables begin with, and the kind of target that their facts are of; the longer before the shorter.
const KINDS: &[(&str, &str)] = &[
    ("http_instance", "instance"),
    ("http_edge", "edge"),
    ("load_postgres", "postgres"),
    ("load_statement", "postgres"),
    ("load_replica", "postgres"),
    ("load_wait", "postgres"),
    ("load_wal_", "postgres"),
    ("load_redis", "redis"),
    ("load_cache", "redis"),
    ("load_pooler", "pooler"),
    ("http_", "app"),
    ("load_", "app"),
    ("db_", "postgres"),
    ("redis_", "redis"),
    ("twin_", "twin"),
    ("pooler_", "pooler"),
    ("prometheus_", "prometheus"),
    ("alertmanager_", "alertmanager"),
    ("alert_", "alertmanager"),
    ("log_", "log"),
    ("manifest_", "manifests"),
    ("backup", "backup"),
    ("restore_", "backup"),
];

/// The kind of target of a table's facts; none: the table is of the run itself.
#[must_use]
pub fn kind_of(table: &str) -> Option<&'static str> {
    KINDS.iter().find(|(begins, _)| table.starts_with(begins)).map(|(_, kind)| *kind)
}

/// Every place that the scan kept, by kind and name; empty where an older plimsoll scanned.
pub(super) type Kept = BTreeMap<(String, String), Place>;

pub(super) fn kept(db: &Connection) -> rusqlite::Result<Kept> {
    let rows = all(db, "select kind, name, file, line from place", |r| {
        Ok(((r.get(0)?, r.get(1)?), Place { file: r.get(2)?, line: u32::try_from(r.get::<_, i64>(3)?).map_or(1, |line| line.max(1)) }))
    })?;
    Ok(rows.into_iter().collect())
}

/// Those of one check, which judges the rows of the table that its `applies` begins with.
pub(super) fn of(check: &Check, verdict: &Verdict, kept: &Kept) -> Places {
    let at = |kind: &str, name: &str| kept.get(&(kind.to_owned(), name.to_owned())).cloned();
    let table = check.header.applies.split_whitespace().next().unwrap_or_default();
    let target = kind_of(table).and_then(|kind| at(kind, "")).unwrap_or_default();
    let findings = match verdict {
        Verdict::Fail { findings, .. } | Verdict::Waived { findings, .. } => findings.as_slice(),
        _ => &[],
    };
    let steps = findings.iter().filter_map(|f| Some((f.subject.clone(), at("step", &f.subject)?))).collect();
    Places { target, steps }
}
