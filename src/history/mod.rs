//! The history: one row a run, and the decided verdicts of its checks. By default a SQLite file here; or a Postgres that
//! a team shares. It is a convenience: when it fails, the scan goes on and the failure is a warning.

mod postgres;
mod sqlite;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    check::{Severity, Verdict},
    redact::Address,
    run::{Decided, Outcome, Run},
    score::Readiness,
    snapshot::EarlierVerdict,
};

/// Where the embedded history lies, below the working directory.
pub const FILE: &str = ".plimsoll/history.db";

/// Rises with every change of the tables that an older plimsoll could not use.
const VERSION: i32 = 1;

/// The most runs that are listed.
pub const LONGEST_LIST: usize = 1_000;

/// One run, as the list of runs shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The run's id.
    pub id: String,
    /// RFC 3339, UTC.
    pub taken_at: String,
    /// Where it stands among the runs of its folder, whatever the clock did; none: an older plimsoll kept it.
    #[serde(default)]
    pub ordered_at: Option<String>,
    /// How it ended.
    #[serde(default)]
    pub end: End,
    /// The target's stable name.
    pub target: String,
    /// production, staging, development …
    pub environment: String,
    /// Of plimsoll.
    pub version: String,
    /// Users planned for.
    pub stage: u32,
    /// Points proven.
    pub score: u32,
    /// Points that are possible.
    pub possible: u32,
    /// Share of the weight that was decided, percent.
    pub coverage_pct: u32,
    /// Each stage's verdict.
    pub ladder: Vec<(u32, Readiness)>,
    /// The load line's lower bound, requests per second; none: not proven or no load.
    pub proven_per_s: Option<f64>,
    /// Its upper bound; none: it never failed, or no load.
    pub failed_per_s: Option<f64>,
    /// Findings that are not waived, by severity.
    pub findings: Findings,
    /// A digest of what was driven, and to which objective; empty: nothing was, or an older plimsoll kept it.
    #[serde(default)]
    pub driven: String,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// All was looked at that was to be.
    #[default]
    Whole,
    /// It was told to stop.
    Stopped {
        /// From its start.
        after_ms: i64,
    },
    /// It died, or still runs.
    Died {
        /// Probes that had come to their end.
        probes: usize,
        /// Steps of the load that were over.
        steps: usize,
    },
}

impl End {
    fn of(run: &Run) -> Self {
        match (run.duration_ms, run.stopped_after_ms) {
            // What `derive` computes of it now it did not see.
            (None, _) => Self::Died {
                probes: run.probes.iter().filter(|probe| probe.name != "derive").count(),
                steps: run.load.as_ref().map_or(0, |load| load.steps.len()),
            },
            (_, Some(after_ms)) => Self::Stopped { after_ms },
            _ => Self::Whole,
        }
    }
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Data, money or the whole service is at stake.
    pub critical: u32,
    /// It hurts under load or soon.
    pub high: u32,
    /// It costs, and does not yet hurt.
    pub medium: u32,
    /// Hints.
    pub low: u32,
}

/// A history that cannot be used. Each message fits behind "could not keep the history: ".
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// A file or database, and not one of ours.
    #[error("`{place}` is not a history of plimsoll; move it away and a new one is begun")]
    Foreign {
        /// The file or masked address.
        place: String,
    },
    /// Written by a newer plimsoll.
    #[error("`{place}` was written by a newer plimsoll (its version is {found}, this one knows up to {VERSION}); update plimsoll")]
    Newer {
        /// The file or masked address.
        place: String,
        /// Its version.
        found: i32,
    },
    /// The folder, file or database cannot be read or written.
    #[error("`{place}` cannot be used: {why}")]
    Unusable {
        /// The file or masked address.
        place: String,
        /// What the system said, and the next step where one is known.
        why: String,
    },
}

/// An open history.
pub struct History {
    store: Store,
}

enum Store {
    Sqlite(sqlite::Store),
    Postgres(postgres::Store),
}

impl History {
    /// Opens the shared history at `shared`, or the file below `folder`; what is not there yet is made.
    /// `authorities` is a PEM file to trust besides the public authorities.
    ///
    /// # Errors
    /// When it cannot be reached or made, is foreign or newer.
    pub async fn open(folder: &Path, shared: Option<&Address>, authorities: Option<&Path>) -> Result<Self, HistoryError> {
        let store = match shared {
            Some(address) => Store::Postgres(postgres::Store::open(address, authorities).await?),
            None => Store::Sqlite(sqlite::Store::open(&folder.join(PathBuf::from(FILE)))?),
        };
        Ok(Self { store })
    }

    /// Keeps `run`. The same run judged again takes the place of its first judgement.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn append(&mut self, run: &Run) -> Result<(), HistoryError> {
        let (entry, verdicts) = (Entry::of(run), decided(run));
        match &mut self.store {
            Store::Sqlite(store) => store.append(&entry, &verdicts),
            Store::Postgres(store) => store.append(&entry, &verdicts).await,
        }
    }

    /// The newest runs of `target`, or of every target, newest first; at most [`LONGEST_LIST`].
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn list(&self, target: Option<&str>, most: usize) -> Result<Vec<Entry>, HistoryError> {
        let most = i64::try_from(most.min(LONGEST_LIST)).unwrap_or(i64::MAX);
        match &self.store {
            Store::Sqlite(store) => store.list(target, most),
            Store::Postgres(store) => store.list(target, most).await,
        }
    }

    /// What runs of a target last decided of checks, each with what it had driven: what a check on load keeps where a run cannot
    /// decide it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn earlier(&self, asked: Asked<'_>) -> Result<Vec<EarlierVerdict>, HistoryError> {
        match &self.store {
            Store::Sqlite(store) => store.earlier(asked),
            Store::Postgres(store) => store.earlier(asked).await,
        }
    }

    /// The last decided verdict of every check on `target` in `environment`, from runs ordered before `before` (RFC 3339):
    /// what "new" is held against.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn decided(&self, target: &str, environment: &str, before: &str) -> Result<BTreeMap<String, Verdict>, HistoryError> {
        match &self.store {
            Store::Sqlite(store) => store.decided(target, environment, before),
            Store::Postgres(store) => store.decided(target, environment, before).await,
        }
    }
}

/// What of the history is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The target's stable name.
    pub target: &'a str,
    /// production, staging, development …
    pub environment: &'a str,
    /// RFC 3339: runs ordered before it.
    pub before: &'a str,
    /// RFC 3339: and not before this.
    pub since: &'a str,
    /// Names of checks.
    pub checks: &'a [String],
}

/// The last verdict of each check on what each load had driven, of rows of entry, check and verdict, the oldest first.
fn latest(place: &str, rows: impl IntoIterator<Item = (String, String, String)>) -> Result<Vec<EarlierVerdict>, HistoryError> {
    let mut latest = BTreeMap::new();
    for (json, check, verdict) in rows {
        let Entry { id, taken_at, driven, .. } = entry(place, &json)?;
        if !driven.is_empty() {
            let kept = EarlierVerdict { check, driven, verdict, run: id, decided_at: taken_at };
            latest.insert((kept.check.clone(), kept.driven.clone()), kept);
        }
    }
    Ok(latest.into_values().collect())
}

impl Entry {
    /// What it is ordered by: both stores keep that in their `taken_at`.
    #[must_use]
    pub fn ordered_at(&self) -> &str {
        self.ordered_at.as_ref().unwrap_or(&self.taken_at)
    }

    /// The row of `run`.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let line = run.load.as_ref().map(|l| &l.line);
        Self {
            id: run.id.clone(),
            taken_at: run.taken_at.clone(),
            ordered_at: Some(run.ordered_at.clone()).filter(|at| !at.is_empty()),
            end: End::of(run),
            target: run.target.clone(),
            environment: run.environment.clone(),
            version: run.version.clone(),
            stage: run.stage,
            score: run.score.proven,
            possible: run.score.possible,
            coverage_pct: run.score.coverage_pct,
            ladder: run.score.ladder.iter().map(|r| (r.users, r.readiness)).collect(),
            proven_per_s: line.and_then(|l| l.proven_per_s),
            failed_per_s: line.and_then(|l| l.failed_per_s),
            findings: count(run),
            driven: run.load.as_ref().map(|load| load.driven.clone()).unwrap_or_default(),
        }
    }
}

fn count(run: &Run) -> Findings {
    let mut findings = Findings::default();
    for outcome in run.outcomes.iter().filter(|o| !matches!(o.verdict, Verdict::Waived { .. })) {
        let number = u32::try_from(outcome.findings().len()).unwrap_or(u32::MAX);
        let of_severity = match outcome.severity {
            Severity::Critical => &mut findings.critical,
            Severity::High => &mut findings.high,
            Severity::Medium => &mut findings.medium,
            Severity::Low => &mut findings.low,
        };
        *of_severity = of_severity.saturating_add(number);
    }
    findings
}

/// Check and JSON ([`Decided`]) of every verdict that the run decided itself. A waived one is kept as what it is below the waiver: a failure.
fn decided(run: &Run) -> Vec<(String, String)> {
    let json = |outcome: &Outcome, verdict| {
        let decided = Decided { verdict, digest: outcome.digest.clone() };
        (outcome.name(), serde_json::to_string(&decided).expect("a verdict has no key that is not a text"))
    };
    run.outcomes
        .iter()
        .filter(|outcome| outcome.kept.is_none())
        .filter_map(|outcome| match outcome.verdict.clone() {
            Verdict::Unproven { .. } => None,
            Verdict::Waived { findings, of, gaps, .. } => Some(json(outcome, Verdict::Fail { findings, of, gaps })),
            verdict => Some(json(outcome, verdict)),
        })
        .collect()
}

/// The verdicts of a store. One that this version cannot read is left out: the check is then unproven, not wrong.
fn verdicts(rows: impl IntoIterator<Item = (String, String)>) -> BTreeMap<String, Verdict> {
    rows.into_iter().filter_map(|(check, json)| Some((check, serde_json::from_str(&json).ok()?))).collect()
}

/// An entry of a store, from its JSON.
fn entry(place: &str, json: &str) -> Result<Entry, HistoryError> {
    serde_json::from_str(json).map_err(|e| HistoryError::Unusable { place: place.to_owned(), why: format!("a run in it is damaged: {e}") })
}

fn json(entry: &Entry) -> String {
    serde_json::to_string(entry).expect("an entry has no key that is not a text")
}
