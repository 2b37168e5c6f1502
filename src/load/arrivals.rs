//! The schedule: when each request is due. Poisson arrivals from a stored seed, handed out by a thread of its own:
//! the timers of the async runtime are 1 ms coarse and late under load.

use std::{
    sync::Arc,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use rand::{RngExt, SeedableRng, rngs::SmallRng};

use super::{engine::Engine, queue::Ticket, span::Span};
use crate::stop::Stop;

/// One rate, held for a time.
pub(super) struct Schedule {
    /// Requests per second, on average.
    pub(super) per_s: f64,
    /// Of the gaps and of the scenarios drawn.
    pub(super) seed: u64,
    pub(super) span: Span,
}

/// Hands out the tickets of `schedule` as they fall due, on a thread of its own.
pub(super) fn hand_out(engine: Arc<Engine>, schedule: Schedule) -> JoinHandle<()> {
    thread::Builder::new().name("arrivals".to_owned()).spawn(move || run(&engine, &schedule)).expect("the system starts a thread")
}

fn run(engine: &Engine, Schedule { per_s, seed, span }: &Schedule) {
    let mut random = SmallRng::seed_from_u64(*seed);
    let mut due = span.from;
    loop {
        due += gap(&mut random, *per_s);
        if due >= span.until || !wait_until(due, &span.over) {
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
