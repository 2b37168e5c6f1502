//! The load: what a request costs, then a ramp of rates in search of the load line. The only module that names goose, which
//! carries the users; requests, clock, histograms and the search are our own.
//!
//! The model is open: requests fall due by a schedule, whatever the app does, and latency runs from the DUE time to
//! the last byte. A stall of the app therefore shows in full, as it does to visitors who do not wait for each other.
//! Closed users, who wait, are there on request, and what they saw is labelled so.

pub(crate) mod cost;
mod event;
#[cfg(any(test, feature = "fuzzing"))]
pub mod fuzzing;
pub(crate) mod generator;
mod pace;
mod phases;
mod ramp;
pub(crate) mod record;
pub(crate) mod search;
mod walk;
pub(crate) mod watch;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use crate::{
    config::{FoundAddress, Shape, Target},
    scenario::Scenario,
    snapshot::{Facts, Kind, Snapshot, SnapshotError, Unseen, filled_by},
    stop::Stop,
};
pub use event::Event;
pub use pace::{Carrier, Pace};

use generator::{
    away::Away,
    engine::{self, Engine},
    sender::Sender,
};
use phases::Phases;
use record::write;
use watch::{health, metrics, servers::Servers};

/// Its name in the snapshot, as that of a probe: the schema says which tables it fills.
pub const NAME: &str = "load";

/// Drives `scenarios` against the target's app and writes what it saw. Sends nothing where the target is not
/// [`loadable`](Target::loadable). `stop` ends it within a second; what was measured until then is kept.
///
/// # Errors
/// When the snapshot itself cannot be written.
pub async fn drive(
    target: &Target,
    scenarios: &[Scenario],
    snapshot: &Snapshot,
    stop: &Stop,
    tell: &(dyn Fn(Event) + Sync),
) -> Result<(), SnapshotError> {
    drive_at(target, scenarios, snapshot, stop, tell, Pace::default()).await
}

/// The same at another pace.
///
/// # Errors
/// When the snapshot itself cannot be written.
pub async fn drive_at(
    target: &Target,
    scenarios: &[Scenario],
    snapshot: &Snapshot,
    stop: &Stop,
    tell: &(dyn Fn(Event) + Sync),
    pace: Pace,
) -> Result<(), SnapshotError> {
    let (mut facts, known) = (snapshot.facts(NAME, filled_by(NAME))?, Known::of(snapshot, target));
    let start = Instant::now();
    let ended = run(target, scenarios, &mut facts, &known, stop, tell, pace).await;
    let again = target.identity.session.as_ref().map(|session| session.take_sent()).unwrap_or_default();
    again.iter().for_each(|line| facts.sent("http", line));
    facts.finish(ended.err().as_ref(), start.elapsed())
}

/// Says why no load was run.
///
/// # Errors
/// When the snapshot itself cannot be written.
pub fn skip(snapshot: &Snapshot, why: &Unseen) -> Result<(), SnapshotError> {
    snapshot.facts(NAME, filled_by(NAME))?.finish(Some(why), Duration::ZERO)
}

async fn run(
    target: &Target,
    scenarios: &[Scenario],
    facts: &mut Facts,
    known: &Known,
    stop: &Stop,
    tell: &(dyn Fn(Event) + Sync),
    pace: Pace,
) -> Result<(), Unseen> {
    let app = allowed(target)?;
    if let Some(fault) = &target.identity.fault {
        let why = format!("the sign-in failed, and a load without it would measure the sign-in page: {fault}");
        return Err(
            Unseen::new(Kind::Door, why).cured_by("mend the scenario of `sign_in`, or leave `sign_in` out to load what a guest sees")
        );
    }
    let limits = &target.config.load;
    let deadline = Instant::now() + Duration::from_secs(limits.max_seconds);
    let sender = reach(target, app, scenarios, facts, stop).await?;
    let seed = pace.seed.unwrap_or_else(rand::random);
    let engine = &Arc::new(Engine::new(scenarios, &target.config.objective, sender, limits, seed));
    write::plan(facts, engine, &target.config.objective, limits.shape);
    let phases = Phases { target, engine, deadline, stop, tell, pace };
    if limits.shape == Shape::Smoke {
        return walk::all(engine, facts, stop, tell).await;
    }
    let start = phases.measure_costs(&known.healthy, facts).await?;
    let mut servers = Servers::open(target, engine, known.pages(), known.has_queues, facts, stop).await?;
    let host = app.address.expose().origin().ascii_serialization();
    let ramped = phases.ramp(start, &host, &mut servers, facts).await;
    write::redirects(facts, engine);
    let (outcome, seen) = ramped?;
    write::end(facts, engine, &outcome, limits.shape);
    write::cookies(facts, engine);
    servers.write(seen, facts).await;
    Away::write(outcome.away.as_ref(), &engine.sender, facts);
    Ok(())
}

/// What the scan knows before the load begins.
struct Known {
    /// The health page that answered well.
    health: Option<String>,
    /// Pages that answered well; what each asks Postgres for is measured.
    healthy: Vec<String>,
    /// The page of metrics that was there, and whether plimsoll.toml names it.
    metrics: Option<(String, bool)>,
    /// True where job queues were found in Redis.
    has_queues: bool,
}

impl Known {
    fn of(snapshot: &Snapshot, target: &Target) -> Self {
        let has_queues = snapshot.db().query_row("select exists (select 1 from redis_queue)", [], |row| row.get(0)).unwrap_or_default();
        Self { health: health::path(snapshot), healthy: health::healthy(snapshot), metrics: metrics::path(snapshot, target), has_queues }
    }

    fn pages(&self) -> (Option<&str>, Option<(&str, bool)>) {
        (self.health.as_deref(), self.metrics.as_ref().map(|(path, is_named)| (path.as_str(), *is_named)))
    }
}

/// What sends requests to the app, once that has answered.
async fn reach(target: &Target, app: &FoundAddress, scenarios: &[Scenario], facts: &mut Facts, stop: &Stop) -> Result<Sender, Unseen> {
    let base = target.by_its_name(app.address.expose());
    let sender = Sender::new(&base, target, patience(target, scenarios)).map_err(|why| failed(&why))?;
    facts.sent("http", "HEAD /");
    unless_stopped(stop, sender.reach()).await?.map_err(|why| {
        Unseen::new(Kind::Unreachable, format!("the app does not answer: {why}")).cured_by("start the app, or correct its address")
    })?;
    Ok(sender)
}

fn failed(why: &str) -> Unseen {
    Unseen::new(Kind::Failed, why)
}

/// `work`, unless a stop comes first: then what was not measured yet was not run.
async fn unless_stopped<T>(stop: &Stop, work: impl Future<Output = T>) -> Result<T, Unseen> {
    tokio::select! {
        biased;
        () = stop.requested() => Err(stopped()),
        done = work => Ok(done),
    }
}

/// Why the rest of a load that was cut short is not there.
fn stopped() -> Unseen {
    Unseen::new(Kind::NotRun, "the scan was stopped before it was measured").cured_by("scan again, and let it end")
}

/// The app, where load may be sent to it.
fn allowed(target: &Target) -> Result<&FoundAddress, Unseen> {
    let Some(app) = &target.app else {
        return Err(Unseen::new(Kind::NotConfigured, "no address of the app was found").cured_by("give --app or APP_URL"));
    };
    if target.loadable() {
        return Ok(app);
    }
    let host = app.address.host();
    Err(if target.is_load_host() {
        Unseen::new(Kind::NotRun, format!("{host} is production, and load on production was not allowed"))
            .cured_by("plimsoll.toml: [load] allow_production = true, at a quiet hour; better name a staging host")
    } else {
        Unseen::new(Kind::NotRun, format!("load is only sent to hosts that are named, and {host} is not"))
            .cured_by(format!("plimsoll.toml: [load] hosts = [\"{host}\"]"))
    })
}

/// How long a request may take: ten times the laxest limit, at least 5 s, at most 30 s.
fn patience(target: &Target, scenarios: &[Scenario]) -> Duration {
    let limits = scenarios.iter().filter_map(|s| s.limits.p95_ms);
    let slowest = limits.fold(target.config.objective.p95_ms, f64::max);
    Duration::from_secs_f64((slowest * f64::from(engine::SLOW) / 1_000.0).clamp(5.0, 30.0))
}
