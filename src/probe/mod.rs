//! Probes: each observes one live system and writes facts. A probe parses; it never judges.
//! To add one: its file, its tables in the schema, one line in [`PROBES`], a test.

pub mod advice;
pub mod app;
pub mod backup;
pub mod log;
pub mod manifests;
pub(crate) mod metrics;
pub mod monitoring;
pub mod pooler;
pub mod postgres;
pub mod redis;
pub mod twin;

use std::{
    future::Future,
    panic::AssertUnwindSafe,
    pin::Pin,
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

pub use crate::snapshot::{Facts, Kind, Unseen};
use crate::{
    config::Target,
    snapshot::{Snapshot, SnapshotError, filled_by},
    stop::Stop,
};

/// The work of a probe; borrowed data lives as long as the scan.
pub type Work<'a> = Pin<Box<dyn Future<Output = Result<(), Unseen>> + Send + 'a>>;

/// Observes one live system.
pub trait Probe: Send + Sync {
    /// Its name, as shown at its progress bar.
    fn name(&self) -> &'static str;

    /// The tables that it alone fills: the schema names it there.
    fn tables(&self) -> &'static [&'static str] {
        filled_by(self.name())
    }

    /// The least that it needs to see everything: the role or ACL for the user to paste.
    fn role(&self) -> Option<&'static str> {
        None
    }

    /// True where it looks once a load is over: what the load showed is then judged in the same scan.
    fn is_after_load(&self) -> bool {
        false
    }

    /// Looks, and writes what it saw. A table that cannot be filled says why
    /// ([`Facts::unseen`]); an `Err` stands for every table not yet written.
    fn collect<'a>(&'a self, target: &'a Target, facts: &'a mut Facts) -> Work<'a>;
}

/// Every probe, in the order in which they are shown.
pub static PROBES: &[&dyn Probe] = &[
    &app::AppProbe,
    &postgres::PostgresProbe,
    &postgres::StatementsProbe,
    &advice::AdviceProbe,
    &redis::RedisProbe,
    &pooler::PoolerProbe,
    &backup::BackupProbe,
    &log::LogProbe,
    &twin::TwinProbe,
    &manifests::ManifestsProbe,
    &monitoring::PrometheusProbe,
    &monitoring::AlertmanagerProbe,
];

/// Those that look before a load, and those that look after it.
#[must_use]
pub fn around_load(probes: &[&'static dyn Probe]) -> (Vec<&'static dyn Probe>, Vec<&'static dyn Probe>) {
    probes.iter().copied().partition(|probe| !probe.is_after_load())
}

/// The longest that one probe may take. Its statements have shorter limits of their own.
const LONGEST: Duration = Duration::from_secs(90);

/// What happens to a probe while it runs, for whoever shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It began.
    Started(&'static str),
    /// It ended; true when it looked at all of its tables.
    Ended(&'static str, bool),
}

/// Runs `probes` side by side. None of them can stop another: an error, a panic or a hang leaves its tables unseen.
/// So is what `stop` cut short.
///
/// # Errors
/// When the snapshot itself cannot be written.
pub async fn collect(
    probes: &[&'static dyn Probe],
    target: &Target,
    snapshot: &Snapshot,
    stop: &Stop,
    tell: &(dyn Fn(Event) + Sync),
) -> Result<(), SnapshotError> {
    let mut running = JoinSet::new();
    for probe in probes {
        let mut facts = snapshot.facts(probe.name(), probe.tables())?;
        let (probe, target, stop) = (*probe, target.clone(), stop.clone());
        tell(Event::Started(probe.name()));
        running.spawn(async move {
            let start = Instant::now();
            let ended = run_guarded(probe, &target, &mut facts, &stop).await;
            facts.finish(ended.as_ref().err(), start.elapsed()).map(|()| (probe.name(), ended.is_ok()))
        });
    }
    let mut written = Ok(());
    while let Some(ended) = running.join_next().await {
        match ended {
            Ok(Ok((name, looked))) => tell(Event::Ended(name, looked)),
            Ok(Err(lost)) => written = Err(lost),
            // Only a panic behind `CatchPanic`; a probe without its row in the snapshot counts as not run.
            Err(_) => {}
        }
    }
    written
}

/// The probe's own answer, or why nothing was seen in place of its panic or hang.
async fn run_guarded(probe: &dyn Probe, target: &Target, facts: &mut Facts, stop: &Stop) -> Result<(), Unseen> {
    if target.declared_none(probe.name()) {
        let reason = format!("plimsoll.toml says that there is no {}", probe.name());
        return Err(Unseen::new(Kind::DeclaredNone, reason));
    }
    let work = CatchPanic(AssertUnwindSafe(probe.collect(target, facts)));
    let bounded = tokio::time::timeout(LONGEST, work);
    let ended = tokio::select! {
        ended = bounded => ended,
        () = stopped(probe, stop) => return Err(Unseen::new(Kind::NotRun, "the scan was stopped before it looked")),
    };
    match ended {
        Ok(Some(answer)) => answer,
        Ok(None) => Err(Unseen::new(Kind::Failed, "the probe met a mistake of its own; please report it with the message above")),
        Err(_) => Err(Unseen::new(Kind::TimedOut, format!("no end within {} s", LONGEST.as_secs()))),
    }
}

/// A load that is stopped half way has shown something all the same: who looks at that has so long to do it.
const AFTER_STOP: Duration = Duration::from_secs(1);

async fn stopped(probe: &dyn Probe, stop: &Stop) {
    stop.requested().await;
    if probe.is_after_load() {
        tokio::time::sleep(AFTER_STOP).await;
    }
}

/// Turns a panic of a probe into `None`, so that the other probes go on.
struct CatchPanic<'a>(AssertUnwindSafe<Work<'a>>);

impl Future for CatchPanic<'_> {
    type Output = Option<Result<(), Unseen>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut std::task::Context<'_>) -> std::task::Poll<Self::Output> {
        let polled = std::panic::catch_unwind(AssertUnwindSafe(|| self.0.0.as_mut().poll(context)));
        match polled {
            Ok(std::task::Poll::Pending) => std::task::Poll::Pending,
            Ok(std::task::Poll::Ready(answer)) => std::task::Poll::Ready(Some(answer)),
            Err(_) => std::task::Poll::Ready(None),
        }
    }
}
