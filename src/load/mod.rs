//! The load: soundings, then a ramp of rates in search of the load line. The only module that names goose, which
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
mod ramp;
pub(crate) mod record;
pub(crate) mod search;
mod walk;
pub(crate) mod watch;

use std::{
    sync::{Arc, atomic::Ordering, mpsc},
    time::{Duration, Instant},
};

use crate::{
    client,
    config::{FoundAddress, Shape, Target},
    scenario::Scenario,
    snapshot::{Absence, Facts, Kind, Snapshot, SnapshotError, filled_by},
    stop::Stop,
};
pub use event::Event;
pub use pace::{Carrier, Pace};

use cost::meter::Meters;
use generator::{
    away::{self, Away},
    crew,
    engine::{self, Engine},
    visit::Sender,
};
use ramp::Ramp;
use record::{
    journal::{self, Journal},
    write,
};
use search::{line::Search, profile::LoadProfile, run::LoadOutcome};
use watch::{
    commands::{self, Commands},
    health,
    jobs::Jobs,
    pooler,
    postgres::Postgres,
    redis::Redis,
    sampler::Sampled,
    session,
    statements::Statements,
};

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
    let (mut facts, known) = (snapshot.facts(NAME, filled_by(NAME))?, Known::of(snapshot));
    let start = Instant::now();
    let ended = run(target, scenarios, &mut facts, &known, stop, tell, pace).await;
    facts.finish(ended.err().as_ref(), start.elapsed())
}

/// Says why no load was run.
///
/// # Errors
/// When the snapshot itself cannot be written.
pub fn skip(snapshot: &Snapshot, why: &Absence) -> Result<(), SnapshotError> {
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
) -> Result<(), Absence> {
    let app = allowed(target)?;
    let limits = &target.config.load;
    let deadline = Instant::now() + Duration::from_secs(limits.max_seconds);
    let sender = reach(target, app, scenarios, facts, stop).await?;
    let seed = pace.seed.unwrap_or_else(rand::random);
    let engine = Arc::new(Engine::new(scenarios, &target.config.objective, sender, limits, seed));
    write::plan(facts, &engine, &target.config.objective, limits.shape);
    if limits.shape == Shape::Smoke {
        return walk::all(&engine, facts, stop, tell).await;
    }
    let first = {
        let mut meters = unless_stopped(stop, Meters::start(target)).await?;
        let sounded = cost::all(&engine, &mut meters, facts, deadline, stop, tell).await;
        meters.write_sent(facts);
        away::write_looks(&engine.sender, facts);
        limits.rate.unwrap_or(sounded?)
    };
    let ca_file = target.config.ca_file.as_deref();
    let opening =
        async { tokio::join!(Postgres::open(target, ca_file), Redis::open(target, ca_file), client::pooler::reach(target, facts)) };
    let (mut postgres, mut redis, mut pooler) = unless_stopped(stop, opening).await?;
    let mut statements = unless_stopped(stop, Statements::start(&mut postgres)).await?;
    let mut jobs = unless_stopped(stop, Jobs::find(&mut redis, limits.shape)).await?;
    let mut commands = Sampled::of(Commands::of(&engine.abort_rules, known.has_queues));
    let host = app.address.expose().origin().ascii_serialization();
    let left = deadline.saturating_duration_since(Instant::now());
    let users = limits.users.unwrap_or(limits.max_in_flight);
    let (outbox, sheets) = mpsc::channel();
    let work = crew::carry(&engine, users, &host, pace.carrier, async {
        // Another load in this process may have kept us waiting, and that is not ours.
        let deadline = Instant::now() + left;
        wait_for_users(&engine, users, stop).await;
        engine.start();
        let time = deadline.saturating_duration_since(Instant::now());
        let profile = LoadProfile::of(limits.shape, base_rate(target), limits.max_rate, pace, time);
        let search = Search::new(first, limits.max_rate, engine.slowest_limit(), pace, time);
        let journal = Journal { engine: &engine, facts: &mut *facts, sheets: &sheets };
        let mut ramp = Ramp { engine: &engine, objective: &target.config.objective, pace, deadline, stop, tell, journal };
        let end = Stop::default();
        let outcome = async {
            let outcome = driven(&mut ramp, profile, search).await;
            end.request();
            outcome
        };
        tokio::join!(
            outcome,
            session::sample(&engine, &mut postgres, &mut statements, limits.shape, &end, outbox.clone()),
            commands::sample(&engine, &mut redis, &mut commands, &mut jobs, &end, outbox.clone()),
            pooler::sample(&engine, &mut pooler, &end, outbox),
            health::watch(&engine, known.health.as_deref(), &end)
        )
    });
    let (outcome, sessions, (), pools, asked) = work.await.map_err(|e| failed(&format!("goose did not start: {e}")))?;
    journal::post(facts, &sheets);
    if outcome.steps.is_empty() && stop.is_requested() {
        // What was seen of the first step stays; it is less than a step, and proves nothing.
        journal::TABLES.iter().chain(&["load_step"]).for_each(|table| facts.absent(table, &stopped()));
    }
    write::end(facts, &engine, &outcome, limits.shape);
    sessions.write(facts);
    commands.write(facts);
    jobs.write(facts);
    pooler::write_sent(&pools, facts);
    health::write_sent(known.health.as_deref(), asked, facts);
    pools.write(facts);
    statements.write(facts, &mut postgres).await;
    postgres.iter().for_each(|p| p.write_sent(facts));
    redis.iter_mut().for_each(|r| r.write_sent(facts));
    Away::write(outcome.away.as_ref(), &engine.sender, facts);
    Ok(())
}

/// What the scan knows before the load begins.
struct Known {
    /// The health page that answered well.
    health: Option<String>,
    /// True where job queues were found in Redis.
    has_queues: bool,
}

impl Known {
    fn of(snapshot: &Snapshot) -> Self {
        let has_queues = snapshot.db().query_row("select exists (select 1 from redis_queue)", [], |row| row.get(0)).unwrap_or_default();
        Self { health: health::path(snapshot), has_queues }
    }
}

/// What sends requests to the app, once that has answered.
async fn reach(target: &Target, app: &FoundAddress, scenarios: &[Scenario], facts: &mut Facts, stop: &Stop) -> Result<Sender, Absence> {
    let sender = Sender::new(app.address.expose(), &target.config, patience(target, scenarios)).map_err(|why| failed(&why))?;
    facts.sent("http", "HEAD /");
    unless_stopped(stop, sender.reach()).await?.map_err(|why| {
        Absence::new(Kind::Unreachable, format!("the app does not answer: {why}")).cured_by("start the app, or correct its address")
    })?;
    Ok(sender)
}

fn failed(why: &str) -> Absence {
    Absence::new(Kind::Failed, why)
}

/// The steps: of closed users, along a course, or in search of the line.
async fn driven(ramp: &mut Ramp<'_>, profile: Option<LoadProfile>, search: Search) -> LoadOutcome {
    match profile {
        _ if ramp.engine.is_closed => ramp.stay().await,
        Some(profile) => LoadOutcome::along(profile, ramp).await,
        None => LoadOutcome::of(search, ramp).await,
    }
}

/// `work`, unless a stop comes first: then what was not measured yet was not run.
async fn unless_stopped<T>(stop: &Stop, work: impl Future<Output = T>) -> Result<T, Absence> {
    tokio::select! {
        biased;
        () = stop.requested() => Err(stopped()),
        done = work => Ok(done),
    }
}

/// Why the rest of a load that was cut short is not there.
fn stopped() -> Absence {
    Absence::new(Kind::NotRun, "the scan was stopped before it was measured").cured_by("scan again, and let it end")
}

/// The app, where load may be sent to it.
fn allowed(target: &Target) -> Result<&FoundAddress, Absence> {
    let Some(app) = &target.app else {
        return Err(Absence::new(Kind::NotConfigured, "no address of the app was found").cured_by("give --app or APP_URL"));
    };
    if target.loadable() {
        return Ok(app);
    }
    let host = app.address.host();
    let is_named = target.config.load.hosts.iter().any(|h| h == host);
    Err(if is_named {
        Absence::new(Kind::NotRun, format!("{host} is production, and load on production was not allowed"))
            .cured_by("plimsoll.toml: [load] allow_production = true, at a quiet hour; better name a staging host")
    } else {
        Absence::new(Kind::NotRun, format!("load is only sent to hosts that are named, and {host} is not"))
            .cured_by(format!("plimsoll.toml: [load] hosts = [\"{host}\"]"))
    })
}

/// The rate of a load that looks for no line: the one that was asked for, else that of the stage planned for at its peak.
fn base_rate(target: &Target) -> f64 {
    let plan = &target.config.plan;
    target.config.load.rate.unwrap_or_else(|| plan.peak_rate(plan.stage))
}

/// How long a request may take: ten times the laxest limit, at least 5 s, at most 30 s.
fn patience(target: &Target, scenarios: &[Scenario]) -> Duration {
    let limits = scenarios.iter().filter_map(|s| s.limits.p95_ms);
    let slowest = limits.fold(target.config.objective.p95_ms, f64::max);
    Duration::from_secs_f64((slowest * f64::from(engine::SLOW) / 1_000.0).clamp(5.0, 30.0))
}

/// Goose launches its users one by one.
async fn wait_for_users(engine: &Engine, users: usize, stop: &Stop) {
    let until = Instant::now() + Duration::from_secs(10);
    while engine.users.load(Ordering::Relaxed) < users && Instant::now() < until && !stop.is_requested() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
