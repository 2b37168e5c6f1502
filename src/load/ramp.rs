//! The ramp: a rate is offered on the real clock, watched, and judged.

use std::{
    fs,
    sync::{Arc, atomic::Ordering},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use super::{
    Event, Pace,
    arrivals::{self, Schedule},
    breaker,
    climb::{Drive, Held, Left},
    engine::{Engine, SLOW},
    record,
    step::Step,
    verdict::{self, Generator, Kind, Sums, Verdict},
};
use crate::{stop::Stop, target::Objective};

/// The longest wait for answers after a step.
pub(super) const DRAIN: Duration = Duration::from_secs(3);
/// How often the number under way is looked at.
pub(super) const TICK: Duration = Duration::from_millis(100);
/// The least silence that counts as one, seconds.
const SILENCE_S: f64 = 3.0;

/// What the ramp needs besides the engine.
pub(super) struct Ramp<'a> {
    pub(super) engine: &'a Arc<Engine>,
    pub(super) objective: &'a Objective,
    pub(super) pace: Pace,
    pub(super) deadline: Instant,
    pub(super) stop: &'a Stop,
    pub(super) tell: &'a (dyn Fn(Event) + Sync),
}

impl Drive for Ramp<'_> {
    fn left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    fn is_stopped(&self) -> bool {
        self.stop.is_requested()
    }

    fn tell(&self, event: Event) {
        (self.tell)(event);
    }

    async fn hold(&mut self, number: u32, step: &Step) -> (Held, Left) {
        let engine = self.engine;
        engine.recorder.begin(number);
        let (cut, over) = (Stop::default(), Stop::default());
        let from = Instant::now();
        let measured_from = from + step.settle;
        let schedule = Schedule {
            per_s: step.per_s,
            spike: step.spike,
            from,
            measured_from,
            until: measured_from + step.dwell,
            seed: engine.seed.wrapping_add(u64::from(number)),
            cut: cut.clone(),
            over: over.clone(),
        };
        let (until, busy) = (schedule.until, cpu_seconds());
        let thread = arrivals::hand_out(Arc::clone(engine), schedule);
        let left = self.watch(step, measured_from, until).await;
        let seconds = until.min(Instant::now()).saturating_duration_since(measured_from).as_secs_f64();
        let cpu_pct = cpu_share(busy, from.elapsed());
        over.request();
        let offered_until = Instant::now();
        self.clear(thread, &cut, &left).await;
        let drained_s = offered_until.elapsed().as_secs_f64();
        let generator = Generator { cpu_pct, lag_limit_ms: self.pace.lag_limit_ms, deaths: engine.deaths.load(Ordering::Relaxed) };
        let sums = Sums::of(engine.recorder.lock().step.slices.values());
        let left = match left {
            Left::No | Left::Decided if sums.requests > 0 && sums.served == 0 => {
                Left::Tripped(format!("the circuit breaker opened: no answer to any of {} requests", sums.requests))
            }
            left => left,
        };
        (Held { drained_s, ..self.judge(number, step, (measured_from, seconds), generator, &left) }, left)
    }
}

impl Ramp<'_> {
    fn judge(&self, number: u32, step: &Step, (from, seconds): (Instant, f64), generator: Generator, left: &Left) -> Held {
        let counts = self.engine.recorder.lock();
        let mut verdict = verdict::judge(&counts.step, generator, self.objective, step);
        match left {
            Left::Tripped(why) if verdict.kind != Kind::Void => {
                verdict = Verdict { kind: Kind::Fail, because: why.clone(), is_fine: false };
            }
            Left::Stopped if verdict.kind == Kind::Pass => {
                verdict = Verdict { kind: Kind::Undecided, because: "stopped before its end".to_owned(), is_fine: true };
            }
            _ => {}
        }
        let from_s = from.saturating_duration_since(self.engine.start()).as_secs_f64();
        Held {
            number,
            per_s: step.height_per_s(),
            seconds,
            answered_per_s: record::answered_per_s(&counts.seconds, from_s, from_s + seconds),
            from_s,
            drained_s: 0.0,
            slices: counts.step.slices.clone(),
            sums: Sums::of(counts.step.slices.values()),
            in_flight_max: counts.step.in_flight.iter().copied().max().unwrap_or_default(),
            has_room: verdict::has_room(&counts.step, self.engine.driven.iter().map(|d| d.limit).min().unwrap_or_default()),
            verdict,
        }
    }

    /// Looks ten times a second until the step is over or must be left.
    async fn watch(&self, step: &Step, measured_from: Instant, until: Instant) -> Left {
        let recorder = &self.engine.recorder;
        let mut second = self.engine.second_of(Instant::now());
        let (mut answers, mut silent_since) = (0, Instant::now());
        let from_s = measured_from.duration_since(self.engine.start()).as_secs_f64();
        let patience_s = SILENCE_S.max(self.engine.slowest_limit().as_secs_f64() * f64::from(SLOW));
        loop {
            tokio::select! {
                () = self.stop.requested() => return Left::Stopped,
                () = tokio::time::sleep(TICK.min(until.saturating_duration_since(Instant::now()))) => {}
            }
            let now = Instant::now();
            if now >= until {
                return Left::No;
            }
            if now >= measured_from {
                recorder.sample();
            }
            let (seen, outstanding) = recorder.progress();
            if seen != answers || outstanding == 0 {
                (answers, silent_since) = (seen, now);
            }
            let current = self.engine.second_of(now);
            if current > second {
                recorder.tick(second);
                self.report(second);
                let silent_s = now.duration_since(silent_since).as_secs_f64();
                if let Some(why) = breaker::trip(&recorder.lock().seconds, second, silent_s, patience_s) {
                    return Left::Tripped(why);
                }
                let age_s = |second: u32| now.duration_since(self.engine.start()).as_secs_f64() - f64::from(second);
                if verdict::is_decided(step, from_s, &verdict::decided(&recorder.lock().step, self.engine.slowest_limit(), age_s)) {
                    return Left::Decided;
                }
                second = current;
            }
        }
    }

    fn report(&self, second: u32) {
        let counts = self.engine.recorder.lock();
        let Some(seen) = counts.seconds.get(&second) else { return };
        let left_s = self.deadline.saturating_duration_since(Instant::now()).as_secs();
        let p95_ms = counts.step.latencies.as_ref().map(|h| Duration::from_micros(h.value_at_quantile(0.95)).as_secs_f64() * 1_000.0);
        let (offered, served, failed, in_flight) = (seen.offered, seen.served, seen.failed, seen.in_flight);
        drop(counts);
        (self.tell)(Event::Second { offered, served, failed, in_flight, p95_ms, left_s });
    }

    /// Waits for the answers that are still to come, then ends the rest. After a stop or the breaker nothing is waited for.
    async fn clear(&self, thread: JoinHandle<()>, cut: &Stop, left: &Left) {
        let is_empty = || self.engine.recorder.lock().outstanding <= 0;
        let pause = || tokio::time::sleep(Duration::from_millis(10));
        if matches!(left, Left::No | Left::Decided) {
            let until = Instant::now() + DRAIN.max(self.engine.slowest_limit());
            while !is_empty() && Instant::now() < until && !self.stop.is_requested() {
                pause().await;
            }
        }
        cut.request();
        while !thread.is_finished() {
            pause().await;
        }
        self.engine.abandon_queue();
        // Each user sees the cut at its next poll; the bound is for one that does not come back.
        let until = Instant::now() + Duration::from_secs(1);
        while !is_empty() && Instant::now() < until {
            pause().await;
        }
    }
}

/// Processor time that this process has used; none where the system does not tell in Linux' way.
fn cpu_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name in brackets may hold blanks. After it user and system time are fields 12 and 13, in hundredths.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some((fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?) / 100.0)
}

/// Percent of all processors since `before`.
fn cpu_share(before: Option<f64>, took: Duration) -> Option<f64> {
    let cores = f64::from(u32::try_from(std::thread::available_parallelism().map_or(1, usize::from)).unwrap_or(1));
    Some(100.0 * (cpu_seconds()? - before?) / took.as_secs_f64().max(0.001) / cores)
}
