//! A run: all that a report may know, read from one sealed snapshot.

mod capacity;
mod at_limit;
mod declared;
mod kept;
mod load;
mod looked;
mod lookups;
mod meaning;
mod older;
mod outcome;
mod place;
mod ramp;
mod rank;
mod scaling;
mod beside_line;
mod spans;
mod summary;
mod unreached;
mod visited;
mod wait;
mod waiver;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

pub use at_limit::{AtLimit, StatementMoved};
pub use beside_line::{Recovery, Spike, Trend, Walked};
pub use capacity::{PoolSize, Wall};
pub use declared::{Declared, declared};
pub use kept::{Decided, Kept, kept_since};
pub use load::{LateAlone, Load, LoadLine, RequestCost, RequestStatement};
pub use looked::{Answering, Looked, answering, looked};
pub use lookups::redis_lookups;
pub use meaning::{EnvironmentPart, Ground, Meaning, Usage};
pub use older::Older;
pub use outcome::Outcome;
pub use place::{Place, Places, kind_of};
pub use ramp::{Endpoint, Moment, PartTime, Step};
pub use rank::{Cure, First, Group, Sampled, cures, failed, first, hints, sampled, slowest, waived};
pub use scaling::{Foretold, Scaling};
pub use spans::{Heat, Span};
pub use summary::{Gave, Limit, Points, Speed, Summary, most_points, points};
pub use unreached::Unreached;
pub use visited::{Thing, Visited};
pub use wait::{StepWaits, Waited};
pub use waiver::WaiverFault;

use crate::{
    check::{self, Check, Finding, Gap},
    config::Config,
    score::{self, Judged, Line, Score},
    snapshot::{Snapshot, SnapshotError},
};

/// A configured address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddressShown {
    /// app, postgres, redis, instance, edge or pooler.
    pub kind: String,
    /// Secrets masked.
    pub url: String,
    /// Where it was found.
    pub source: String,
    /// The flag, variable or key.
    pub key: String,
}

/// A probe's share of the run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProbeShown {
    /// Its name.
    pub name: String,
    /// How long it took.
    pub duration_ms: i64,
    /// Rows that it wrote.
    pub facts: i64,
}

/// A statement that was sent to a target.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sent {
    /// Who sent it.
    pub probe: String,
    /// sql, redis or http.
    pub kind: String,
    /// Its text.
    pub statement: String,
    /// How often.
    pub times: i64,
}

/// A step of a scenario that was not looked at, since by its address it changes something or the walk keeps off it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeftStep {
    /// Its scenario.
    pub scenario: String,
    /// Its name.
    pub step: String,
}

/// All that a report may know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Run {
    /// Sorts by time.
    pub id: String,
    /// RFC 3339, UTC.
    pub taken_at: String,
    /// Of plimsoll.
    pub version: String,
    /// The target's stable name.
    pub target: String,
    /// production, staging, development …
    pub environment: String,
    /// Users planned for.
    pub stage: u32,
    /// RFC 3339, UTC: where it stands among the runs of its folder, whatever the clock did; empty: not known.
    #[serde(default)]
    pub ordered_at: String,
    /// Whole run; none where it did not end.
    pub duration_ms: Option<i64>,
    /// When it was told to stop, from its start; none: it was not.
    #[serde(default)]
    pub stopped_after_ms: Option<i64>,
    /// Processors of the scanning machine.
    pub generator_cores: i64,
    /// What was looked at.
    pub addresses: Vec<AddressShown>,
    /// Peak requests per second of each stage.
    pub stage_rates: Vec<(u32, f64)>,
    /// The profile that they come from.
    #[serde(default)]
    pub usage: Option<Usage>,
    /// The score.
    pub score: Score,
    /// Every check.
    pub outcomes: Vec<Outcome>,
    /// The load, where it was run.
    pub load: Option<Load>,
    /// Evidence that is older than the run.
    #[serde(default)]
    pub older: Vec<Older>,
    /// Targets that were named, and could not be reached.
    #[serde(default)]
    pub unreached: Vec<Unreached>,
    /// Steps of scenarios that a load alone does.
    #[serde(default)]
    pub left_steps: Vec<LeftStep>,
    /// Waivers that accept nothing, or that nobody can judge.
    #[serde(default)]
    pub waiver_faults: Vec<WaiverFault>,
    /// Why tables have no facts.
    pub absences: Vec<Gap>,
    /// The probes.
    pub probes: Vec<ProbeShown>,
    /// Every distinct statement that was sent.
    pub sent: Vec<Sent>,
    /// True where a superuser looked at Postgres.
    #[serde(default)]
    pub is_superuser: bool,
    /// What the scan came by.
    #[serde(default)]
    pub visited: Visited,
}

impl Run {
    /// The finding's identity across runs: check and subject.
    pub fn findings(&self) -> impl Iterator<Item = (&Outcome, &Finding)> {
        self.outcomes.iter().flat_map(|o| o.findings().iter().map(move |f| (o, f)))
    }

    /// Weighs it again after its outcomes or its load were changed.
    pub fn reweigh(&mut self) {
        self.score = weigh(self);
    }
}

/// Judges `snapshot` with `checks`, and gathers everything that a report shows; what the user accepts and vouches for is of `config`.
///
/// # Errors
/// When the snapshot cannot be read.
pub fn assemble(snapshot: &Snapshot, checks: &[Check], config: &Config) -> Result<Run, SnapshotError> {
    read(snapshot.db(), checks, config).map_err(|source| SnapshotError::Sqlite { path: snapshot.path().display().to_string(), source })
}

fn read(db: &Connection, checks: &[Check], config: &Config) -> rusqlite::Result<Run> {
    check::add_functions(db)?;
    let mut run =
        db.query_row("select id, taken_at, version, target, environment, stage, duration_ms, generator_cores from run", [], |r| {
            Ok(Run {
                id: r.get(0)?,
                taken_at: r.get(1)?,
                version: r.get(2)?,
                target: r.get(3)?,
                environment: r.get(4)?,
                stage: r.get(5)?,
                ordered_at: r.get(1)?,
                duration_ms: r.get(6)?,
                stopped_after_ms: None,
                generator_cores: r.get(7)?,
                addresses: Vec::new(),
                stage_rates: Vec::new(),
                usage: None,
                score: score::weigh(&[], &[], 0, None, &[]),
                outcomes: Vec::new(),
                load: None,
                older: Vec::new(),
                unreached: Vec::new(),
                left_steps: Vec::new(),
                waiver_faults: Vec::new(),
                absences: Vec::new(),
                probes: Vec::new(),
                sent: Vec::new(),
                is_superuser: false,
                visited: visited::read(db)?,
            })
        })?;
    let kept = place::kept(db)?;
    run.outcomes = checks.iter().map(|check| outcome::judged(check, db, run.stage, config, &run.taken_at)).collect();
    run.waiver_faults = waiver::faults(checks, &config.waive, outcome::day(&run.taken_at));
    for (outcome, check) in run.outcomes.iter_mut().zip(checks) {
        outcome.places = place::of(check, &outcome.verdict, &kept);
        outcome.things = visited::things(check, outcome.findings(), &run.visited);
    }
    run.older = older::read(db, &run, checks)?;
    run.load = load::read(db)?;
    read_frame(db, &mut run)?;
    run.score = weigh(&run);
    Ok(run)
}

fn read_frame(db: &Connection, run: &mut Run) -> rusqlite::Result<()> {
    // An older plimsoll wrote neither.
    if let Some(ordered_at) = one(db, "select ordered_at from run_order", |r| r.get(0))? {
        run.ordered_at = ordered_at;
    }
    run.stopped_after_ms = one(db, "select after_ms from run_stop", |r| r.get(0))?;
    run.unreached = unreached::read(db)?;
    run.left_steps = all(db, "select scenario, step from http_step_left order by scenario, step", |r| {
        Ok(LeftStep { scenario: r.get(0)?, step: r.get(1)? })
    })?;
    run.addresses = all(db, "select kind, url, source, key from address order by rowid", |r| {
        Ok(AddressShown { kind: r.get(0)?, url: r.get(1)?, source: r.get(2)?, key: r.get(3)? })
    })?;
    run.stage_rates = all(db, "select users, peak_per_s from stage_rate order by users", |r| Ok((r.get(0)?, r.get(1)?)))?;
    run.usage = meaning::usage(db)?;
    run.absences = absences(db)?;
    // The snapshot of an older plimsoll has no such column.
    run.is_superuser = one(db, "select is_superuser = 1 from db_server", |r| r.get(0)).ok().flatten().unwrap_or_default();
    run.probes = all(db, "select name, duration_ms, facts from probe order by name", |r| {
        Ok(ProbeShown { name: r.get(0)?, duration_ms: r.get(1)?, facts: r.get(2)? })
    })?;
    run.sent = all(db, "select probe, kind, statement, times from sent order by probe, kind, statement", |r| {
        Ok(Sent { probe: r.get(0)?, kind: r.get(1)?, statement: r.get(2)?, times: r.get(3)? })
    })?;
    Ok(())
}

/// Every table that was not seen whole, or that is whole since the user says that there is nothing.
fn absences(db: &Connection) -> rusqlite::Result<Vec<Gap>> {
    let sql = "select table_name, probe, kind, reason, cure, extent, seen from reach
               where kind is not null order by probe, table_name";
    all(db, sql, Gap::read)
}

/// Every row of a query.
fn all<T>(db: &Connection, sql: &str, row: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>) -> rusqlite::Result<Vec<T>> {
    db.prepare(sql)?.query_map([], row)?.collect()
}

fn weigh(run: &Run) -> Score {
    let names: Vec<String> = run.outcomes.iter().map(Outcome::name).collect();
    let judged: Vec<Judged<'_>> = run
        .outcomes
        .iter()
        .zip(&names)
        .map(|(o, name)| Judged { item: &o.item, name, most: o.most(), stage: o.stage, verdict: &o.verdict, is_declared: o.is_declared() })
        .collect();
    let line = run
        .load
        .as_ref()
        // That many see a page that asks for no data proves nothing of the product; that fewer do, it does.
        .map(|load| Line {
            lower_milli_per_s: load.line.proven_per_s.filter(|_| load.dataless().is_none()).map(milli),
            upper_milli_per_s: load.line.failed_per_s.map(milli),
        });
    let rates: Vec<(u32, i64)> = run.stage_rates.iter().map(|(users, rate)| (*users, milli(*rate))).collect();
    score::weigh(&judged, &score::checklist(), run.stage, line, &rates)
}

/// Whole thousandths, so that the score stays in integers.
fn milli(per_s: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "rates are far below 2^53")]
    let milli = (per_s * 1_000.0).round() as i64;
    milli
}

/// The one row of a table, where it has one.
fn one<T>(db: &Connection, sql: &str, row: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>) -> rusqlite::Result<Option<T>> {
    db.query_row(sql, [], row).optional()
}
