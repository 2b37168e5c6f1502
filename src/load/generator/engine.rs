//! What the schedule, the users and the ramp share.

use std::{
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use rand::{RngExt, SeedableRng, rngs::SmallRng};
use tokio::sync::SetOnce;

use crate::{
    config::{LoadLimits, Objective},
    load::{
        generator::{
            queue::{Queue, Ticket},
            sender::Sender,
            span::Span,
            timeout::Timeout,
            visit::Visit,
        },
        record::{
            answer::{Answer, Class},
            recorder::{Outcome, Recorder},
        },
        watch::abort::AbortRules,
    },
    scenario::Scenario,
    stop::Stop,
};

/// How far beyond its limit an answer is called slow by the circuit breaker.
pub(crate) const SLOW: u32 = 10;

/// A scenario as it is driven.
pub(crate) struct Driven {
    pub(crate) scenario: Scenario,
    /// Its first step's endpoint; the others follow.
    pub(crate) first_endpoint: usize,
    /// An answer that takes longer is late.
    pub(crate) limit: Duration,
    /// Visitors who have come: each has the next row of the data.
    visitors: AtomicUsize,
}

impl Driven {
    /// A visitor who comes for the first time.
    pub(crate) fn arrive(&self) -> Visit {
        let number = self.visitors.fetch_add(1, Ordering::Relaxed);
        Visit::of(self.scenario.data.as_ref().map(|data| data.row(number)).unwrap_or_default())
    }

    /// The visitor for its next step, where there is one: the visit goes on, or who has done what is done once begins another.
    pub(crate) fn go_on(&self, mut visit: Visit) -> Option<Visit> {
        let (once, steps) = (self.scenario.steps_once(), self.scenario.steps.len());
        if visit.next == steps && once > 0 {
            visit.next = once;
        }
        (visit.next < steps).then_some(visit)
    }
}

/// What the schedule, the users and the ramp share.
pub(crate) struct Engine {
    pub(crate) driven: Vec<Driven>,
    pub(crate) sender: Sender,
    pub(crate) queue: Queue,
    pub(crate) recorder: Recorder,
    /// Raised by whoever samples the servers behind the app.
    pub(crate) abort_rules: AbortRules,
    start: OnceLock<Instant>,
    /// True where each user makes visits of its own; else they serve what falls due.
    pub(crate) is_closed: bool,
    /// When closed users are at work.
    pub(crate) shift: SetOnce<Span>,
    pub(crate) seed: u64,
    /// Ends the users.
    pub(crate) end: Stop,
    /// Users who died of a mistake of ours.
    pub(crate) deaths: AtomicU64,
    /// Users who are there.
    pub(crate) users: AtomicUsize,
    busy: AtomicUsize,
    /// By endpoint: true once it was answered as it was asked for.
    has_served: Vec<AtomicBool>,
    /// Visitors between two steps, per scenario; the last one in goes on first, so that visits are finished.
    idle: Vec<Mutex<Vec<Visit>>>,
    visits: AtomicU64,
}

impl Engine {
    pub(crate) fn new(scenarios: &[Scenario], objective: &Objective, sender: Sender, limits: &LoadLimits, seed: u64) -> Self {
        let mut next = 1;
        let driven: Vec<Driven> = scenarios
            .iter()
            .map(|scenario| {
                let first_endpoint = next;
                next += scenario.steps.len();
                let limit = Duration::from_secs_f64(scenario.limits.p95_ms.unwrap_or(objective.p95_ms) / 1_000.0);
                Driven { scenario: scenario.clone(), first_endpoint, limit, visitors: AtomicUsize::new(0) }
            })
            .collect();
        Self {
            idle: driven.iter().map(|_| Mutex::default()).collect(),
            has_served: (0..next).map(|_| AtomicBool::new(false)).collect(),
            driven,
            sender,
            queue: Queue::new(limits.max_in_flight * 4),
            recorder: Recorder::default(),
            abort_rules: AbortRules::default(),
            start: OnceLock::new(),
            is_closed: limits.users.is_some(),
            shift: SetOnce::new(),
            seed,
            end: Stop::default(),
            deaths: AtomicU64::new(0),
            users: AtomicUsize::new(0),
            busy: AtomicUsize::new(0),
            visits: AtomicU64::new(0),
        }
    }

    /// When the ramp began: at the first call.
    pub(crate) fn start(&self) -> Instant {
        *self.start.get_or_init(Instant::now)
    }

    /// The second of the ramp that `at` lies in.
    pub(crate) fn second_of(&self, at: Instant) -> u32 {
        u32::try_from(at.saturating_duration_since(self.start()).as_secs()).unwrap_or(u32::MAX)
    }

    /// The laxest limit of all scenarios.
    pub(crate) fn slowest_limit(&self) -> Duration {
        self.driven.iter().map(|d| d.limit).max().unwrap_or_default()
    }

    /// True where a user waits for work.
    pub(crate) fn has_free_user(&self) -> bool {
        self.busy.load(Ordering::Relaxed) < self.users.load(Ordering::Relaxed)
    }

    /// A scenario by weight: a visit of more steps makes more requests, so it is drawn more often.
    pub(crate) fn draw_scenario(&self, random: &mut SmallRng) -> usize {
        self.draw(random, |d| usize::try_from(d.scenario.weight).unwrap_or(1) * (d.scenario.steps.len() - d.scenario.steps_once()))
    }

    /// A scenario by weight alone: a closed user makes whole visits.
    pub(crate) fn draw_visit(&self, random: &mut SmallRng) -> usize {
        self.draw(random, |d| usize::try_from(d.scenario.weight).unwrap_or(1))
    }

    fn draw(&self, random: &mut SmallRng, share: impl Fn(&Driven) -> usize) -> usize {
        let mut left = random.random_range(0..self.driven.iter().map(&share).sum::<usize>());
        for (n, driven) in self.driven.iter().enumerate() {
            match left.checked_sub(share(driven)) {
                Some(rest) => left = rest,
                None => return n,
            }
        }
        0
    }

    /// Puts a due request into the queue. Where that is full it was never sent, and counts as failed.
    pub(crate) fn offer(&self, ticket: Ticket) {
        self.recorder.due(&ticket);
        if let Err(ticket) = self.queue.push(ticket) {
            self.give_up(&ticket, Class::Unsent);
        }
    }

    /// Takes every request out of the queue that nobody has begun.
    pub(crate) fn abandon_queue(&self) {
        for ticket in self.queue.drain() {
            self.give_up(&ticket, Class::Unfinished);
        }
    }

    fn give_up(&self, ticket: &Ticket, class: Class) {
        self.finish(ticket, 0, Answer::failed(class), Duration::ZERO);
    }

    /// Makes the request of a ticket: the next step of a visitor of its scenario.
    pub(crate) async fn attend(&self, ticket: &Ticket, timeout: &mut Timeout) {
        self.busy.fetch_add(1, Ordering::Relaxed);
        let lag = ticket.due.elapsed();
        self.recorder.begun(ticket, lag);
        let driven = &self.driven[ticket.scenario];
        let idle = self.idle(ticket.scenario).pop();
        let mut visit = idle.unwrap_or_else(|| driven.arrive());
        let is_fine = self.advance(ticket, &mut visit, timeout, lag).await;
        self.busy.fetch_sub(1, Ordering::Relaxed);
        // A visitor who met a failure leaves; so does one who is done. The next is a new one, with an empty jar.
        if let Some(visit) = driven.go_on(visit).filter(|_| is_fine) {
            self.await_its_turn(ticket.scenario, visit);
        }
    }

    /// Makes the next request of `visit`; false where it failed. It has waited for a user so long.
    pub(crate) async fn advance(&self, ticket: &Ticket, visit: &mut Visit, timeout: &mut Timeout, wait: Duration) -> bool {
        let driven = &self.driven[ticket.scenario];
        let number = visit.next;
        let step = &driven.scenario.steps[number];
        if !step.with.is_empty() {
            visit.draw(step, &mut self.random());
        }
        let mut answer = self.sender.send_on(timeout, &ticket.cut, step, visit).await;
        let is_behind = number >= driven.scenario.steps_once();
        if is_behind && answer.failure == Some(Class::TurnedAway) && visit.is_let_in {
            answer = self.sign_in_again(driven, ticket, visit, timeout).await.unwrap_or(answer);
        }
        visit.is_let_in |= is_behind && answer.failure.is_none();
        self.note_served(driven.first_endpoint + number, &answer);
        self.finish(ticket, driven.first_endpoint + number, answer, wait);
        visit.next += 1;
        answer.failure.is_none()
    }

    /// Does what is done once again, as the token that it gave has ended, and then the step that was turned away; none: it cannot be
    /// done. None of these requests was due, so none of them is counted: what they take is the step's.
    async fn sign_in_again(&self, driven: &Driven, ticket: &Ticket, visit: &mut Visit, timeout: &mut Timeout) -> Option<Answer> {
        visit.is_let_in = false;
        let (once, steps) = (driven.scenario.steps_once(), &driven.scenario.steps);
        for step in &steps[..once] {
            visit.draw(step, &mut self.random());
            self.sender.send_on(timeout, &ticket.cut, step, visit).await.failure.is_none().then_some(())?;
        }
        Some(self.sender.send_on(timeout, &ticket.cut, &steps[visit.next], visit).await)
    }

    /// Notes that `endpoint` was answered as it was asked for, if it was.
    pub(crate) fn note_served(&self, endpoint: usize, answer: &Answer) {
        if let (None, Some(has_served)) = (answer.failure, self.has_served.get(endpoint)) {
            has_served.store(true, Ordering::Relaxed);
        }
    }

    /// What was never answered as it was asked for, with what came instead: of endpoints with so many failures at least.
    pub(crate) fn never_served(&self, failed: impl Fn(usize) -> u64, fewest: u64) -> Option<String> {
        let steps =
            self.driven.iter().flat_map(|d| d.scenario.steps.iter().zip(d.first_endpoint..).map(move |(step, n)| (&d.scenario, step, n)));
        let is_dead = |n: usize| !self.has_served[n].load(Ordering::Relaxed) && failed(n) >= fewest;
        steps.filter(|(_, _, n)| is_dead(*n)).find_map(|(scenario, step, _)| {
            let came = self.sender.refusals.of(step)?;
            Some(format!("nothing was measured: every answer of {}/{} was {came}", scenario.name, step.name))
        })
    }

    /// It had waited for a user so long.
    fn finish(&self, ticket: &Ticket, endpoint: usize, answer: Answer, wait: Duration) {
        let now = Instant::now();
        let (latency, limit) = (now.saturating_duration_since(ticket.due), self.driven[ticket.scenario].limit);
        // Where no user was free, it waited for the app.
        let own_lag = if ticket.had_free_user { wait } else { Duration::ZERO };
        let is_late_once_begun = latency.saturating_sub(own_lag) > limit;
        let outcome =
            Outcome { endpoint, latency, wait, is_late: latency > limit, is_late_once_begun, is_slow: latency > limit * SLOW, answer };
        self.recorder.done(ticket, self.second_of(now), &outcome);
    }

    /// A user died while it held `ticket`.
    pub(crate) fn bury(&self, ticket: &Ticket) {
        self.deaths.fetch_add(1, Ordering::Relaxed);
        self.busy.fetch_sub(1, Ordering::Relaxed);
        self.give_up(ticket, Class::Unfinished);
    }

    /// A visitor between two steps of the scenario with this number.
    pub(crate) fn await_its_turn(&self, scenario: usize, visit: Visit) {
        self.idle(scenario).push(visit);
    }

    fn idle(&self, scenario: usize) -> std::sync::MutexGuard<'_, Vec<Visit>> {
        self.idle[scenario].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Each draw from a seed of its own, so that the order of answers does not matter.
    pub(crate) fn random(&self) -> SmallRng {
        SmallRng::seed_from_u64(self.seed ^ self.visits.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

#[cfg(test)]
impl Engine {
    /// That of an app at which nobody listens, for scenarios with these lines.
    pub(crate) fn of_nobody(scenarios: &[&str], max_in_flight: usize) -> Self {
        let parse = |text: &&str| Scenario::parse("a.toml", &format!("why = \"w\"\n{text}")).expect("a scenario");
        let scenarios: Vec<Scenario> = scenarios.iter().map(parse).collect();
        let base = url::Url::parse("http://127.0.0.1:1/").expect("an address");
        let sender = Sender::new(&base, &crate::config::Target::default(), Duration::from_secs(1)).expect("a sender");
        Self::new(&scenarios, &Objective::default(), sender, &LoadLimits { max_in_flight, ..LoadLimits::default() }, 7)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "[[step]]\nname = \"a\"\nget = \"/\"\n";
    const THREE: &str =
        "[[step]]\nname = \"in\"\nonce = true\nget = \"/in\"\n[[step]]\nname = \"a\"\nget = \"/\"\n[[step]]\nname = \"b\"\nget = \"/b\"\n";

    /// A request of the first scenario that was due so long ago.
    fn ticket(ago: Duration, had_free_user: bool) -> Ticket {
        let due = Instant::now().checked_sub(ago).expect("the machine runs for longer");
        Ticket { due, scenario: 0, second: 4, is_measured: true, had_free_user, cut: Stop::default() }
    }

    #[test]
    fn a_latency_begins_when_it_is_due_and_waiting_for_a_user_is_ours_only_where_one_was_free() {
        let ms = Duration::from_millis;
        for (had_free_user, once_begun) in [(true, 0), (false, 1)] {
            let engine = Engine::of_nobody(&[ONE], 4);
            let ticket = ticket(ms(400), had_free_user);
            engine.recorder.due(&ticket);
            engine.finish(&ticket, 1, Answer::default(), ms(350));
            let step = engine.recorder.gather().step.clone();
            assert_eq!((step.slices[&4].late, step.slices[&4].late_once_begun), (1, once_begun), "the limit is 300 ms");
            assert!(step.latencies.is_some_and(|latencies| latencies.max() >= 400_000));
        }
    }

    #[test]
    fn what_does_not_fit_into_the_queue_was_offered_and_failed() {
        let engine = Engine::of_nobody(&[ONE], 1);
        (0..6).for_each(|_| engine.offer(ticket(Duration::ZERO, false)));
        let counts = engine.recorder.gather();
        let slice = counts.step.slices[&4];
        assert_eq!((engine.queue.len(), counts.step.dropped), (4, 2));
        assert_eq!((slice.offered, slice.failed, slice.late, slice.served), (6, 2, 2, 0));
    }

    #[test]
    fn scenarios_are_drawn_by_their_requests_and_visits_by_their_weight() {
        let (engine, mut random) = (Engine::of_nobody(&[ONE, THREE], 4), SmallRng::seed_from_u64(7));
        let mut share = |draw: &dyn Fn(&mut SmallRng) -> usize| (0..3_000).filter(|_| draw(&mut random) == 1).count();
        let (requests, visits) = (share(&|random| engine.draw_scenario(random)), share(&|random| engine.draw_visit(random)));
        // Two of three, for what is done once is not done again; and every other. Give or take four standard deviations.
        assert!((1_897..2_103).contains(&requests) && (1_390..1_610).contains(&visits), "{requests} and {visits}");
    }

    #[test]
    fn a_visitor_does_once_what_is_done_once() {
        let engine = Engine::of_nobody(&[ONE, THREE], 4);
        let at = |scenario: usize, next| {
            let mut visit = engine.driven[scenario].arrive();
            visit.next = next;
            engine.driven[scenario].go_on(visit).map(|visit| visit.next)
        };
        assert_eq!([at(1, 1), at(1, 2), at(1, 3)], [Some(1), Some(2), Some(1)]);
        assert_eq!([at(0, 0), at(0, 1)], [Some(0), None], "another comes");
    }

    #[tokio::test]
    async fn a_visitor_who_met_a_failure_does_not_come_back() {
        let engine = Engine::of_nobody(&[THREE], 4);
        let ticket = ticket(Duration::ZERO, true);
        engine.recorder.due(&ticket);
        engine.attend(&ticket, &mut Timeout::default()).await;
        assert_eq!(engine.recorder.gather().step.slices[&4].failed, 1);
        assert!(engine.idle(0).is_empty());
    }
}
