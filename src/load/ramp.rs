//! The ramp: one rate after the other, each held, watched and judged.

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
    engine::{Engine, SLOW},
    record::Slice,
    search::{Lesson, Search},
    verdict::{self, Generator, Kind, Sums, Verdict},
};
use crate::{stop::Stop, target::Objective};

/// The longest wait for answers after a step.
const DRAIN: Duration = Duration::from_secs(3);
/// The longest that one rate is held at the end.
const LONGEST_HOLD: Duration = Duration::from_secs(20);
/// How often the number under way is looked at.
const TICK: Duration = Duration::from_millis(100);
/// The least silence that counts as one, seconds.
const SILENCE_S: f64 = 3.0;

/// A step that was driven.
pub(super) struct Held {
    pub(super) number: u32,
    pub(super) per_s: f64,
    pub(super) seconds: f64,
    pub(super) sums: Sums,
    pub(super) in_flight_max: i64,
    pub(super) verdict: Verdict,
}

/// All steps, and how the search ended.
pub(super) struct Climb {
    pub(super) steps: Vec<Held>,
    pub(super) ended: String,
}

impl Climb {
    /// The highest step that passed, and the lowest above it that failed.
    pub(super) fn line(&self) -> (Option<&Held>, Option<&Held>) {
        let of = |kind| self.steps.iter().filter(move |s| s.verdict.kind == kind);
        let proven = of(Kind::Pass).max_by(|a, b| a.per_s.total_cmp(&b.per_s));
        let above = of(Kind::Fail).filter(|s| proven.is_none_or(|p| s.per_s > p.per_s));
        (proven, above.min_by(|a, b| a.per_s.total_cmp(&b.per_s)))
    }
}

/// What the ramp needs besides the engine.
pub(super) struct Ramp<'a> {
    pub(super) engine: &'a Arc<Engine>,
    pub(super) objective: &'a Objective,
    pub(super) pace: Pace,
    pub(super) deadline: Instant,
    pub(super) stop: &'a Stop,
    pub(super) tell: &'a (dyn Fn(Event) + Sync),
}

/// Why a step was left before its time.
enum Left {
    No,
    Lost,
    Stopped,
    Tripped(String),
}

impl Ramp<'_> {
    /// Searches the load line from `first` requests per second, never above `most`.
    pub(super) async fn climb(&self, first: f64, most: f64) -> Climb {
        let (mut search, mut steps) = (Search::new(first, most), Vec::new());
        let dwell = self.dwell();
        let mut doubtful = 0;
        while let Some(mut rate) = search.rate() {
            if self.stop.is_requested() {
                search.end("it was stopped");
                break;
            }
            let left = self.deadline.saturating_duration_since(Instant::now());
            if search.wants_hold() && left < (self.pace.settle + dwell) * 2 {
                search.hold();
                rate = search.rate().unwrap_or(rate);
            }
            if left < self.pace.settle + dwell {
                break;
            }
            let longest = if search.is_hold() {
                (left - self.pace.settle).saturating_sub(Duration::from_secs(1)).min(LONGEST_HOLD).max(dwell)
            } else {
                dwell
            };
            let number = u32::try_from(steps.len() + 1).unwrap_or(u32::MAX);
            (self.tell)(Event::Step { number, per_s: rate });
            let (held, gone) = self.hold(number, rate, longest).await;
            let is_void = held.verdict.kind == Kind::Void;
            let lesson =
                Lesson { is_fine: held.verdict.is_fine, is_proven: held.verdict.kind == Kind::Pass, has_room: self.has_room(&held) };
            match gone {
                Left::Tripped(why) => search.end(why),
                Left::Stopped => search.end("it was stopped"),
                // In time although we were late: it can only have been better. Else one more try shows whether it was us.
                _ if is_void && !lesson.is_fine && doubtful < 1 => doubtful += 1,
                _ if is_void && !lesson.is_fine => search.end("the scanning machine was the limit, not the app"),
                _ => search.learn(rate, lesson),
            }
            (self.tell)(Event::Judged { number, verdict: held.verdict.kind.word(), because: held.verdict.because.clone() });
            if held.sums.requests > 0 {
                steps.push(held);
            }
        }
        Climb { steps, ended: search.ended().to_owned() }
    }

    /// About eight steps fit into the time.
    fn dwell(&self) -> Duration {
        let left = self.deadline.saturating_duration_since(Instant::now());
        (left / 8).saturating_sub(self.pace.settle).clamp(self.pace.dwell.min(Duration::from_secs(2)), self.pace.dwell)
    }

    /// True where the answers took less than half of what the objective allows.
    fn has_room(&self, held: &Held) -> bool {
        let counts = self.engine.recorder.lock();
        let p95 = counts.step.latencies.as_ref().map_or(0, |h| h.value_at_quantile(0.95));
        let half = self.engine.driven.iter().map(|d| d.limit).min().unwrap_or_default() / 2;
        held.sums.late == 0 && Duration::from_micros(p95) < half
    }

    async fn hold(&self, number: u32, per_s: f64, dwell: Duration) -> (Held, Left) {
        let engine = self.engine;
        engine.recorder.begin(number);
        let (cut, over) = (Stop::default(), Stop::default());
        let from = Instant::now();
        let measured_from = from + self.pace.settle;
        let schedule = Schedule {
            per_s,
            from,
            measured_from,
            until: measured_from + dwell,
            seed: engine.seed.wrapping_add(u64::from(number)),
            cut: cut.clone(),
            over: over.clone(),
        };
        let (until, busy) = (schedule.until, cpu_seconds());
        let thread = arrivals::hand_out(Arc::clone(engine), schedule);
        let left = self.watch(measured_from, until).await;
        let seconds = until.min(Instant::now()).saturating_duration_since(measured_from).as_secs_f64();
        let cpu_pct = cpu_share(busy, from.elapsed());
        over.request();
        self.clear(thread, &cut, &left).await;
        let generator = Generator { cpu_pct, lag_limit_ms: self.pace.lag_limit_ms, deaths: engine.deaths.load(Ordering::Relaxed) };
        let sums = Sums::of(engine.recorder.lock().step.slices.values());
        let left = match left {
            Left::No | Left::Lost if sums.requests > 0 && sums.served == 0 => {
                Left::Tripped(format!("the circuit breaker opened: no answer to any of {} requests", sums.requests))
            }
            left => left,
        };
        (self.judge(number, per_s, seconds, generator, &left), left)
    }

    fn judge(&self, number: u32, per_s: f64, seconds: f64, generator: Generator, left: &Left) -> Held {
        let counts = self.engine.recorder.lock();
        let mut verdict = verdict::judge(&counts.step, generator, self.objective);
        match left {
            Left::Tripped(why) if verdict.kind != Kind::Void => {
                verdict = Verdict { kind: Kind::Fail, because: why.clone(), is_fine: false };
            }
            Left::Stopped if verdict.kind == Kind::Pass => {
                verdict = Verdict { kind: Kind::Undecided, because: "stopped before its end".to_owned(), is_fine: true };
            }
            _ => {}
        }
        let in_flight_max = counts.step.in_flight.iter().copied().max().unwrap_or_default();
        Held { number, per_s, seconds, sums: Sums::of(counts.step.slices.values()), in_flight_max, verdict }
    }

    /// Looks ten times a second until the step is over or must be left.
    async fn watch(&self, measured_from: Instant, until: Instant) -> Left {
        let recorder = &self.engine.recorder;
        let mut second = self.engine.second_of(Instant::now());
        let (mut answers, mut silent_since) = (0, Instant::now());
        let patience_s = SILENCE_S.max(self.slowest_limit().as_secs_f64() * f64::from(SLOW));
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
                if verdict::is_lost(&self.decided_slices(now)) {
                    return Left::Lost;
                }
                second = current;
            }
        }
    }

    /// Seconds of this step whose requests can no longer come in time; those not done are late.
    fn decided_slices(&self, now: Instant) -> Vec<Slice> {
        let (engine, limit) = (self.engine, self.slowest_limit());
        let counts = engine.recorder.lock();
        let is_over = |second: u32| engine.start() + Duration::from_secs(u64::from(second) + 1) + limit < now;
        let over = counts.step.slices.iter().filter(|(second, _)| is_over(**second));
        over.map(|(_, s)| Slice { late: s.late + (s.offered - s.done), ..*s }).collect()
    }

    fn slowest_limit(&self) -> Duration {
        self.engine.driven.iter().map(|d| d.limit).max().unwrap_or_default()
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
        if matches!(left, Left::No | Left::Lost) {
            let until = Instant::now() + DRAIN.max(self.slowest_limit());
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
