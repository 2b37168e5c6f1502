//! The schedule: when each request is due. Poisson arrivals from a stored seed, handed out by a thread of its own:
//! the timers of the async runtime are 1 ms coarse and late under load.

use std::{
    sync::Arc,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use rand::{RngExt, SeedableRng, rngs::SmallRng};

use crate::{
    load::{
        generator::{engine::Engine, queue::Ticket, span::Span},
        search::step::Spike,
    },
    stop::Stop,
};

/// One rate, held for a time.
pub(crate) struct Schedule {
    /// Requests per second, on average.
    pub(crate) per_s: f64,
    /// Another rate for a part of the measured time.
    pub(crate) spike: Option<Spike>,
    /// Of the gaps and of the scenarios drawn.
    pub(crate) seed: u64,
    pub(crate) span: Span,
}

impl Schedule {
    /// When the next request is due after `due`. A gap that would cross a change of the rate begins anew there: the
    /// exponential distribution has no memory.
    fn next(&self, due: Instant, random: &mut SmallRng) -> Instant {
        let Some(spike) = self.spike else { return due + gap(random, self.per_s) };
        let rise = self.span.measured_from + spike.after;
        let fall = rise + spike.lasts;
        let (per_s, change) = match due {
            due if due < rise => (self.per_s, Some(rise)),
            due if due < fall => (spike.per_s, Some(fall)),
            _ => (self.per_s, None),
        };
        let next = due + gap(random, per_s);
        match change.filter(|change| next >= *change) {
            Some(change) => self.next(change, random),
            None => next,
        }
    }
}

/// Hands out the tickets of `schedule` as they fall due, on a thread of its own.
pub(crate) fn hand_out(engine: Arc<Engine>, schedule: Schedule) -> JoinHandle<()> {
    thread::Builder::new().name("arrivals".to_owned()).spawn(move || run(&engine, &schedule)).expect("the system starts a thread")
}

fn run(engine: &Engine, schedule: &Schedule) {
    let (mut random, span) = (SmallRng::seed_from_u64(schedule.seed), &schedule.span);
    let mut due = span.from;
    loop {
        due = schedule.next(due, &mut random);
        if due >= span.until || !wait_until(due.min(span.until), &span.over) {
            return;
        }
        engine.offer(Ticket {
            due,
            scenario: engine.draw_scenario(&mut random),
            second: engine.second_of(due),
            is_measured: due >= span.measured_from,
            had_free_user: engine.has_free_user(),
            cut: span.cut.clone(),
        });
    }
}

/// Exponential: arrivals of independent visitors.
fn gap(random: &mut SmallRng, per_s: f64) -> Duration {
    let share: f64 = random.random();
    Duration::from_secs_f64((-(1.0 - share).ln() / per_s).min(3_600.0))
}

/// Sleeps until `due` in short turns; false where `over` came first.
fn wait_until(due: Instant, over: &Stop) -> bool {
    loop {
        if over.is_requested() {
            return false;
        }
        let left = due.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return true;
        }
        thread::sleep(left.min(Duration::from_millis(50)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Exponential gaps deviate by as much as they are on average.
    #[test]
    fn arrivals_are_those_of_independent_visitors() {
        let mut random = SmallRng::seed_from_u64(7);
        let gaps: Vec<f64> = (0..10_000).map(|_| gap(&mut random, 20.0).as_secs_f64()).collect();
        let mean = gaps.iter().sum::<f64>() / 10_000.0;
        let deviation = (gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / 10_000.0).sqrt();
        assert!((0.048..0.052).contains(&mean) && (0.047..0.053).contains(&deviation), "{mean} and {deviation}");
    }

    #[test]
    fn nothing_is_measured_until_the_step_has_settled() {
        let engine = Engine::of_nobody(&["[[step]]\nname = \"a\"\nget = \"/\"\n"], 1_000);
        let from = Instant::now();
        let at = |ms: u64| from + Duration::from_millis(ms);
        let span = Span { from, measured_from: at(50), until: at(100), cut: Stop::default(), over: Stop::default() };
        run(&engine, &Schedule { per_s: 2_000.0, spike: None, seed: 7, span });
        let tickets = engine.queue.drain();
        assert!(tickets.iter().all(|ticket| ticket.is_measured == (ticket.due >= at(50)) && ticket.due < at(100)));
        let measured = tickets.iter().filter(|ticket| ticket.is_measured).count();
        assert!((50..150).contains(&measured) && tickets.len() > measured + 50, "{measured} of {}", tickets.len());
    }

    #[test]
    fn a_spike_rises_and_falls_within_a_second() {
        let from = Instant::now();
        let at = |s: u64| from + Duration::from_secs(s);
        let schedule = Schedule {
            per_s: 20.0,
            spike: Some(Spike { per_s: 200.0, after: Duration::from_secs(10), lasts: Duration::from_secs(10) }),
            seed: 7,
            span: Span { from, measured_from: at(1), until: at(41), cut: Stop::default(), over: Stop::default() },
        };
        let (mut random, mut due, mut seconds) = (SmallRng::seed_from_u64(7), from, [0_u32; 41]);
        loop {
            due = schedule.next(due, &mut random);
            let Some(second) = seconds.get_mut(usize::try_from(due.duration_since(from).as_secs()).unwrap_or(usize::MAX)) else { break };
            *second += 1;
        }
        let is_high = |second: usize| (11..21).contains(&second);
        assert!(seconds.iter().enumerate().all(|(second, n)| (*n > 100) == is_high(second)), "{seconds:?}");
        let sum =
            |is_wanted: &dyn Fn(usize) -> bool| seconds.iter().enumerate().filter(|(s, _)| is_wanted(*s)).map(|(_, n)| n).sum::<u32>();
        // Poisson: 2,000 and 620 give or take three standard deviations.
        assert!((1_866..2_134).contains(&sum(&is_high)) && (545..695).contains(&sum(&|s| !is_high(s))), "{seconds:?}");
    }
}
