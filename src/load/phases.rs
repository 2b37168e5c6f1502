//! The phases of a load: each endpoint alone, then a ramp of rates, with the servers watched meanwhile.

use std::{
    sync::{Arc, atomic::Ordering, mpsc},
    time::{Duration, Instant},
};

use super::{
    cost::{self, Start, meter::Meters},
    event::Event,
    failed,
    generator::{away, crew, engine::Engine, warm_up},
    pace::Pace,
    ramp::Ramp,
    record::{
        journal::{self, Journal},
        write,
    },
    search::{line::Search, profile::LoadProfile, run::LoadOutcome},
    stopped, unless_stopped,
    watch::servers::{Seen, Servers},
};
use crate::{
    config::Target,
    snapshot::{Facts, Unseen},
    stop::Stop,
};

/// At most this share of the time that is left is for visitors who sign in before the search.
const SIGN_IN_SHARE: u32 = 10;

/// What both phases need.
pub(super) struct Phases<'a> {
    pub(super) target: &'a Target,
    pub(super) engine: &'a Arc<Engine>,
    pub(super) deadline: Instant,
    pub(super) stop: &'a Stop,
    pub(super) tell: &'a (dyn Fn(Event) + Sync),
    pub(super) pace: Pace,
}

impl Phases<'_> {
    /// Drives each endpoint alone, and the pages of health that the scan found.
    pub(super) async fn measure_costs(&self, health: &[String], facts: &mut Facts) -> Result<Start, Unseen> {
        let mut meters = unless_stopped(self.stop, Meters::start(self.target)).await?;
        let start = cost::all(self.engine, &mut meters, facts, self.deadline, self.stop, self.tell).await;
        if start.is_ok() {
            cost::health::all(self.engine, health, &mut meters, facts, self.stop).await;
        }
        meters.write_sent(facts);
        away::write_looks(&self.engine.sender, facts);
        write::redirects(facts, self.engine);
        let start = start?;
        if !self.engine.is_closed {
            let left = self.deadline.saturating_duration_since(Instant::now());
            warm_up::sign_in(self.engine, facts, Instant::now() + left / SIGN_IN_SHARE, self.stop, self.tell).await;
        }
        Ok(Start { per_s: self.target.config.load.rate.unwrap_or(start.per_s), ..start })
    }

    /// Offers rates from the first on, and watches the servers meanwhile.
    pub(super) async fn ramp(
        &self,
        start: Start,
        host: &str,
        servers: &mut Servers<'_>,
        facts: &mut Facts,
    ) -> Result<(LoadOutcome, Seen), Unseen> {
        let (engine, limits) = (self.engine, &self.target.config.load);
        let users = limits.users.unwrap_or(limits.max_in_flight);
        let left = self.deadline.saturating_duration_since(Instant::now());
        let (outbox, sheets) = mpsc::channel();
        let work = crew::carry(engine, users, host, self.pace.carrier, async {
            // Another load in this process may have kept us waiting, and that is not ours.
            let deadline = Instant::now() + left;
            wait_for_users(engine, users, self.stop).await;
            engine.start();
            let journal = Journal { engine, facts: &mut *facts, sheets: &sheets };
            let end = Stop::default();
            let outcome = async {
                let outcome = self.driven(start, deadline, journal).await;
                end.request();
                outcome
            };
            tokio::join!(outcome, servers.sample(engine, &end, outbox))
        });
        let (outcome, seen) = work.await.map_err(|e| failed(&format!("goose did not start: {e}")))?;
        journal::post(facts, &sheets);
        if outcome.steps.is_empty() && self.stop.is_requested() {
            // What was seen of the first step stays; it is less than a step, and proves nothing.
            journal::TABLES.iter().chain(&["load_step"]).for_each(|table| facts.unseen(table, &stopped()));
        }
        Ok((outcome, seen))
    }

    /// The steps: of closed users, along a course, or in search of the line.
    async fn driven(&self, start: Start, deadline: Instant, journal: Journal<'_>) -> LoadOutcome {
        let (target, pace) = (self.target, self.pace);
        let limits = &target.config.load;
        let time = deadline.saturating_duration_since(Instant::now());
        let profile = LoadProfile::of(limits.shape, base_rate(target), limits.max_rate, pace, time);
        let search = Search::new(start.per_s, limits.max_rate, self.engine.slowest_limit(), pace, time).knowing(start.late_alone);
        let (engine, stop, tell) = (self.engine, self.stop, self.tell);
        let mut ramp = Ramp { engine, objective: &target.config.objective, pace, deadline, stop, tell, journal };
        match profile {
            _ if engine.is_closed => ramp.stay().await,
            Some(profile) => LoadOutcome::along(profile, &mut ramp).await,
            None => LoadOutcome::of(search, &mut ramp).await,
        }
    }
}

/// The rate of a load that looks for no line: the one that was asked for, else that of the stage planned for at its peak.
fn base_rate(target: &Target) -> f64 {
    let plan = &target.config.plan;
    target.config.load.rate.unwrap_or_else(|| plan.peak_rate(plan.stage))
}

/// Goose launches its users one by one.
async fn wait_for_users(engine: &Engine, users: usize, stop: &Stop) {
    let until = Instant::now() + Duration::from_secs(10);
    while engine.users.load(Ordering::Relaxed) < users && Instant::now() < until && !stop.is_requested() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
