//! What the schedule, the users and the ramp share.

use std::{
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use rand::{RngExt, SeedableRng, rngs::SmallRng};

use super::{
    answer::{Answer, Class},
    queue::{Queue, Ticket},
    record::{Outcome, Recorder},
    visit::{Sender, Visit},
};
use crate::{scenario::Scenario, stop::Stop, target::Objective};

/// How far beyond its limit an answer is called slow by the circuit breaker.
pub(super) const SLOW: u32 = 10;

/// A scenario as it is driven.
pub(super) struct Driven {
    pub(super) scenario: Scenario,
    /// Its first step's endpoint; the others follow.
    pub(super) first_endpoint: usize,
    /// An answer that takes longer is late.
    pub(super) limit: Duration,
}

/// What the schedule, the users and the ramp share.
pub(super) struct Engine {
    pub(super) driven: Vec<Driven>,
    pub(super) sender: Sender,
    pub(super) queue: Queue,
    pub(super) recorder: Recorder,
    start: OnceLock<Instant>,
    pub(super) seed: u64,
    /// Ends the users.
    pub(super) end: Stop,
    /// Users who died of a mistake of ours.
    pub(super) deaths: AtomicU64,
    /// Users who are there.
    pub(super) users: AtomicUsize,
    busy: AtomicUsize,
    /// Visitors between two steps, per scenario; the last one in goes on first, so that visits are finished.
    idle: Vec<Mutex<Vec<Visit>>>,
    visits: AtomicU64,
}

impl Engine {
    pub(super) fn new(scenarios: &[Scenario], objective: &Objective, sender: Sender, most_waiting: usize, seed: u64) -> Self {
        let mut next = 1;
        let driven: Vec<Driven> = scenarios
            .iter()
            .map(|scenario| {
                let first_endpoint = next;
                next += scenario.steps.len();
                let limit = Duration::from_secs_f64(scenario.limits.p95_ms.unwrap_or(objective.p95_ms) / 1_000.0);
                Driven { scenario: scenario.clone(), first_endpoint, limit }
            })
            .collect();
        Self {
            idle: driven.iter().map(|_| Mutex::default()).collect(),
            driven,
            sender,
            queue: Queue::new(most_waiting),
            recorder: Recorder::default(),
            start: OnceLock::new(),
            seed,
            end: Stop::default(),
            deaths: AtomicU64::new(0),
            users: AtomicUsize::new(0),
            busy: AtomicUsize::new(0),
            visits: AtomicU64::new(0),
        }
    }

    /// When the ramp began: at the first call.
    pub(super) fn start(&self) -> Instant {
        *self.start.get_or_init(Instant::now)
    }

    /// The second of the ramp that `at` lies in.
    pub(super) fn second_of(&self, at: Instant) -> u32 {
        u32::try_from(at.saturating_duration_since(self.start()).as_secs()).unwrap_or(u32::MAX)
    }

    /// The laxest limit of all scenarios.
    pub(super) fn slowest_limit(&self) -> Duration {
        self.driven.iter().map(|d| d.limit).max().unwrap_or_default()
    }

    /// True where a user waits for work.
    pub(super) fn has_free_user(&self) -> bool {
        self.busy.load(Ordering::Relaxed) < self.users.load(Ordering::Relaxed)
    }

    /// A scenario by weight: a visit of more steps makes more requests, so it is drawn more often.
    pub(super) fn draw_scenario(&self, random: &mut SmallRng) -> usize {
        let share = |d: &Driven| usize::try_from(d.scenario.weight).unwrap_or(1) * d.scenario.steps.len();
        let mut left = random.random_range(0..self.driven.iter().map(share).sum::<usize>());
        for (n, driven) in self.driven.iter().enumerate() {
            match left.checked_sub(share(driven)) {
                Some(rest) => left = rest,
                None => return n,
            }
        }
        0
    }

    /// Puts a due request into the queue. Where that is full it was never sent, and counts as failed.
    pub(super) fn offer(&self, ticket: Ticket) {
        self.recorder.due(&ticket);
        if let Err(ticket) = self.queue.push(ticket) {
            self.give_up(&ticket, Class::Unsent);
        }
    }

    /// Takes every request out of the queue that nobody has begun.
    pub(super) fn abandon_queue(&self) {
        for ticket in self.queue.drain() {
            self.give_up(&ticket, Class::Unfinished);
        }
    }

    fn give_up(&self, ticket: &Ticket, class: Class) {
        self.finish(ticket, 0, Answer::failed(class), Duration::ZERO);
    }

    /// Makes the request of a ticket: the next step of a visitor of its scenario.
    pub(super) async fn attend(&self, ticket: &Ticket) {
        self.busy.fetch_add(1, Ordering::Relaxed);
        let lag = ticket.due.elapsed();
        self.recorder.begun(ticket, lag);
        let driven = &self.driven[ticket.scenario];
        let mut visit = self.idle(ticket.scenario).pop().unwrap_or_default();
        let number = visit.next;
        let step = &driven.scenario.steps[number];
        visit.draw(step, &mut self.random());
        let answer = tokio::select! {
            biased;
            () = ticket.cut.requested() => Answer::failed(Class::Unfinished),
            answer = self.sender.send(step, &mut visit) => answer,
        };
        // Where no user was free, it waited for the app.
        let own_lag = if ticket.had_free_user { lag } else { Duration::ZERO };
        self.finish(ticket, driven.first_endpoint + number, answer, own_lag);
        self.busy.fetch_sub(1, Ordering::Relaxed);
        visit.next += 1;
        // A visitor who met a failure leaves; so does one who is done. The next is a new one, with an empty jar.
        if answer.failure.is_none() && visit.next < driven.scenario.steps.len() {
            self.idle(ticket.scenario).push(visit);
        }
    }

    /// `own_lag` is what passed before a free user began with it.
    fn finish(&self, ticket: &Ticket, endpoint: usize, answer: Answer, own_lag: Duration) {
        let (latency, limit) = (ticket.due.elapsed(), self.driven[ticket.scenario].limit);
        let is_late_once_begun = latency.saturating_sub(own_lag) > limit;
        let outcome = Outcome { endpoint, latency, is_late: latency > limit, is_late_once_begun, is_slow: latency > limit * SLOW, answer };
        self.recorder.done(ticket, self.second_of(Instant::now()), &outcome);
    }

    /// A user died while it held `ticket`.
    pub(super) fn bury(&self, ticket: &Ticket) {
        self.deaths.fetch_add(1, Ordering::Relaxed);
        self.busy.fetch_sub(1, Ordering::Relaxed);
        self.give_up(ticket, Class::Unfinished);
    }

    fn idle(&self, scenario: usize) -> std::sync::MutexGuard<'_, Vec<Visit>> {
        self.idle[scenario].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Each draw from a seed of its own, so that the order of answers does not matter.
    fn random(&self) -> SmallRng {
        SmallRng::seed_from_u64(self.seed ^ self.visits.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}
