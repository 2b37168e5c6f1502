//! The ramp: a rate is offered on the real clock, watched, and judged.

use std::{
    fs,
    sync::{Arc, atomic::Ordering},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use crate::{
    config::Objective,
    load::{
        event::Event,
        generator::{
            arrivals::{self, Schedule},
            away::{self, Away},
            engine::{Engine, SLOW},
            span::Span,
        },
        pace::{Carrier, Pace},
        record::{
            answer::Class,
            counts::{self, Counts},
            journal::Journal,
        },
        search::{
            breaker,
            outcome::{Effort, Ending, StepOutcome, Sums, Verdict, VerdictKind},
            recovery::Recovery,
            run::Drive,
            step::Step,
            verdict::{self, Generator},
        },
        watch::abort::Abort,
    },
    stop::Stop,
};

/// The longest wait for answers after a step.
pub(crate) const DRAIN: Duration = Duration::from_secs(3);
/// How often the number under way is looked at.
pub(crate) const TICK: Duration = Duration::from_millis(100);
/// The least silence that counts as one, seconds.
const SILENCE_S: f64 = 3.0;
/// So many failures of an endpoint that never served anything are no accident.
const FEWEST_REFUSED: u64 = 5;

/// What the ramp needs besides the engine.
pub(crate) struct Ramp<'a> {
    pub(crate) engine: &'a Arc<Engine>,
    pub(crate) objective: &'a Objective,
    pub(crate) pace: Pace,
    pub(crate) deadline: Instant,
    pub(crate) stop: &'a Stop,
    pub(crate) tell: &'a (dyn Fn(Event) + Sync),
    pub(crate) journal: Journal<'a>,
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

    async fn hold(&mut self, number: u32, step: &Step) -> (StepOutcome, Ending) {
        let engine = self.engine;
        engine.recorder.begin(number);
        engine.abort_rules.begin_step();
        let span = Span::begin(step.settle, step.dwell);
        let schedule =
            Schedule { per_s: step.per_s, spike: step.spike, seed: engine.seed.wrapping_add(u64::from(number)), span: span.clone() };
        let thread = arrivals::hand_out(Arc::clone(engine), schedule);
        let (seen, left) = self.see_through(&span, Some(step), Some(thread)).await;
        let held = self.judge(number, step, &seen, &left);
        self.journal.end_of_step();
        (held, left)
    }

    fn keep_step(&mut self, held: &StepOutcome) {
        self.journal.step(held);
    }

    fn keep_recovery(&mut self, recovery: &Recovery) {
        self.journal.recovery(recovery);
    }
}

/// How the time of a step went.
pub(crate) struct Seen {
    /// Since the start of the ramp, when it began to be measured.
    pub(crate) from_s: f64,
    /// Measured.
    pub(crate) seconds: f64,
    /// How long the answers under way were waited for at its end.
    pub(crate) drained_s: f64,
    pub(crate) generator: Generator,
}

impl Ramp<'_> {
    /// Watches a step until it is over or must be left, and clears up after it. The `thread` hands out its requests. None of the
    /// two where closed users make them.
    pub(crate) async fn see_through(&mut self, span: &Span, step: Option<&Step>, thread: Option<JoinHandle<()>>) -> (Seen, Ending) {
        let (engine, busy) = (self.engine, cpu_seconds());
        engine.sender.unheard.take();
        let left = self.watch(span, step).await;
        let seconds = span.until.min(Instant::now()).saturating_duration_since(span.measured_from).as_secs_f64();
        // Beside tasks other loads run in this process, and its processor time is theirs as well.
        let cpu_pct = cpu_share(busy, span.from.elapsed()).filter(|_| self.pace.carrier == Carrier::Goose);
        span.over.request();
        let offered_until = Instant::now();
        self.clear(thread, &span.cut, &left).await;
        let drained_s = offered_until.elapsed().as_secs_f64();
        let from_s = span.measured_from.saturating_duration_since(engine.start()).as_secs_f64();
        let generator = Generator { cpu_pct, lag_limit_ms: self.pace.lag_limit_ms, deaths: engine.deaths.load(Ordering::Relaxed) };
        let sums = Sums::of(engine.recorder.gather().step.slices.values());
        let left = match left {
            Ending::No | Ending::Decided if sums.requests > 0 && sums.served == 0 => {
                Ending::Tripped(format!("the circuit breaker opened: no answer to any of {} requests", sums.requests))
            }
            left => left,
        };
        let left = self.unless_away(left).await;
        let left = self.unless_refused(left, sums.requests);
        (Seen { from_s, seconds, drained_s, generator }, left)
    }

    /// The same, but where requests found nobody, and nobody comes back now that none are sent.
    async fn unless_away(&self, left: Ending) -> Ending {
        if matches!(left, Ending::Stopped) {
            return left;
        }
        let Some((at, waited)) = away::look(&self.engine.sender, self.stop).await else { return left };
        let at_s = at.saturating_duration_since(self.engine.start()).as_secs_f64();
        Ending::Away(Away { at_s: Some(at_s), waited_s: waited.as_secs_f64() })
    }

    /// The same, but where an endpoint has never served anything, or a limiter of the app answered more than may fail.
    fn unless_refused(&self, left: Ending, requests: u64) -> Ending {
        if !matches!(left, Ending::No | Ending::Decided | Ending::Tripped(_) | Ending::Aborted(Abort::Rate(_))) {
            return left;
        }
        let errors = self.engine.recorder.gather().errors.clone();
        let failed = |endpoint: usize| errors.iter().filter(|((of, _), _)| *of == endpoint).map(|(_, n)| n).sum();
        if let Some(why) = self.engine.never_served(failed, FEWEST_REFUSED) {
            return Ending::Refused(why);
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of requests")]
        let too_many = |class: Class| {
            let of_class: u64 = errors.iter().filter(|((_, c), _)| *c == class).map(|(_, n)| n).sum();
            (100.0 * of_class as f64 / requests.max(1) as f64 > self.objective.error_pct).then_some(of_class)
        };
        if let Some(limited) = too_many(Class::Limited) {
            return Ending::Refused(format!(
                "a limiter of the app answered {limited} of {requests} requests (429, or 503 with Retry-After), which is a rule and no \
                 capacity: exempt the address or the key of the scan from it"
            ));
        }
        too_many(Class::TurnedAway).map_or(left, |away| {
            let first = self.engine.sender.refusals.first(Class::TurnedAway).unwrap_or_default();
            Ending::Refused(format!(
                "the app turned {away} of {requests} requests away, which it did not before ({first}): perhaps the session ended, and the \
                 test user needs one that lasts longer than the load; perhaps what stands before the app refuses so many requests of one \
                 address, and the scan's is to be exempt"
            ))
        })
    }

    fn judge(&self, number: u32, step: &Step, seen: &Seen, left: &Ending) -> StepOutcome {
        let counts = self.engine.recorder.gather();
        let verdict = verdict::judge(&counts.step, seen.generator, self.objective, step);
        let verdict = left_so(verdict, left, || verdict::shown(&counts.step));
        self.held(number, step.height_per_s(), seen, &counts, verdict)
    }

    pub(crate) fn held(&self, number: u32, per_s: f64, seen: &Seen, counts: &Counts, verdict: Verdict) -> StepOutcome {
        let step = &counts.step;
        StepOutcome {
            number,
            per_s,
            seconds: seen.seconds,
            answered_per_s: counts::answered_per_s(&counts.seconds, seen.from_s, seen.from_s + seen.seconds),
            from_s: seen.from_s,
            drained_s: seen.drained_s,
            slices: step.slices.clone(),
            sums: Sums::of(step.slices.values()),
            in_flight_max: step.in_flight.iter().copied().max().unwrap_or_default(),
            effort: Effort { cpu_pct: seen.generator.cpu_pct, ..Effort::of(step) },
            has_room: verdict::has_room(step, self.engine.driven.iter().map(|d| d.limit).min().unwrap_or_default()),
            verdict,
        }
    }

    /// Looks ten times a second until the step is over or must be left.
    async fn watch(&mut self, &Span { measured_from, until, .. }: &Span, step: Option<&Step>) -> Ending {
        let recorder = &self.engine.recorder;
        let mut second = self.engine.second_of(Instant::now());
        let (mut answers, mut silent_since) = (0, Instant::now());
        let from_s = measured_from.duration_since(self.engine.start()).as_secs_f64();
        let patience_s = SILENCE_S.max(self.engine.slowest_limit().as_secs_f64() * f64::from(SLOW));
        loop {
            tokio::select! {
                () = self.stop.requested() => return Ending::Stopped,
                () = tokio::time::sleep(TICK.min(until.saturating_duration_since(Instant::now()))) => {}
            }
            let now = Instant::now();
            if now >= until {
                return Ending::No;
            }
            if let Some(raised) = self.engine.abort_rules.raised() {
                return Ending::Aborted(raised);
            }
            if now >= measured_from {
                recorder.sample(self.engine.queue.len());
            }
            let (seen, outstanding) = recorder.progress();
            if seen != answers || outstanding == 0 {
                (answers, silent_since) = (seen, now);
            }
            let current = self.engine.second_of(now);
            if current > second {
                recorder.tick(second);
                self.report(second);
                self.journal.second();
                let silent_s = now.duration_since(silent_since).as_secs_f64();
                if let Some(why) = breaker::trip(&recorder.gather().seconds, second, silent_s, patience_s) {
                    return Ending::Tripped(why);
                }
                if let Some(why) = breaker::too_many_errors(&recorder.gather().seconds, second) {
                    return Ending::Aborted(Abort::Rate(why));
                }
                let age_s = |second: u32| now.duration_since(self.engine.start()).as_secs_f64() - f64::from(second);
                let decided = || verdict::decided(&recorder.gather().step, self.engine.slowest_limit(), age_s);
                if step.is_some_and(|step| verdict::is_decided(step, from_s, &decided())) {
                    return Ending::Decided;
                }
                second = current;
            }
        }
    }

    fn report(&self, second: u32) {
        let counts = self.engine.recorder.gather();
        let Some(seen) = counts.seconds.get(&second) else { return };
        let left_s = self.deadline.saturating_duration_since(Instant::now()).as_secs();
        let p95_ms = counts.step.latencies.as_ref().map(|h| Duration::from_micros(h.value_at_quantile(0.95)).as_secs_f64() * 1_000.0);
        let (offered, served, failed, in_flight) = (seen.offered, seen.served, seen.failed, seen.in_flight);
        drop(counts);
        (self.tell)(Event::Second { offered, served, failed, in_flight, p95_ms, left_s });
    }

    /// Waits for the answers that are still to come, then ends the rest. After a stop or the breaker nothing is waited for.
    async fn clear(&self, thread: Option<JoinHandle<()>>, cut: &Stop, left: &Ending) {
        let is_empty = || self.engine.recorder.progress().1 <= 0;
        let pause = || tokio::time::sleep(Duration::from_millis(10));
        if matches!(left, Ending::No | Ending::Decided) {
            let until = Instant::now() + DRAIN.max(self.engine.slowest_limit());
            while !is_empty() && Instant::now() < until && !self.stop.is_requested() {
                pause().await;
            }
        }
        cut.request();
        while thread.as_ref().is_some_and(|t| !t.is_finished()) {
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

/// What the verdict of a step is where it was left before its time.
fn left_so(verdict: Verdict, left: &Ending, shown: impl FnOnce() -> String) -> Verdict {
    let (kind, because, is_fine) = match left {
        Ending::Tripped(why) if verdict.kind != VerdictKind::Void => (VerdictKind::Fail, why.clone(), false),
        // It carried this rate, or it did not: nobody can tell.
        Ending::Away(away) => (VerdictKind::Void, away.words(), false),
        Ending::Refused(why) => (VerdictKind::Void, why.clone(), false),
        // What it came to until then may still be in time: that rate is not driven again, and nothing is proven by it.
        Ending::Aborted(Abort::Rate(why) | Abort::Load(why)) if verdict.kind != VerdictKind::Fail => {
            (VerdictKind::Undecided, format!("{}; left early: {why}", shown()), false)
        }
        Ending::Stopped if verdict.kind == VerdictKind::Pass => (VerdictKind::Undecided, "stopped before its end".to_owned(), true),
        _ => return verdict,
    };
    Verdict { kind, because, is_fine }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_was_left_proves_nothing_and_where_the_generator_was_the_limit_nothing_is_held_against_the_app() {
        let left = |kind, left: &Ending| {
            let verdict = Verdict { kind, because: String::new(), is_fine: kind == VerdictKind::Pass };
            let verdict = left_so(verdict, left, String::new);
            (verdict.kind, verdict.is_fine)
        };
        let (pass, fail, undecided, void) = (VerdictKind::Pass, VerdictKind::Fail, VerdictKind::Undecided, VerdictKind::Void);
        let tripped = Ending::Tripped("no answer".to_owned());
        assert_eq!([pass, fail, void].map(|kind| left(kind, &tripped)), [(fail, false), (fail, false), (void, false)]);
        let away = Ending::Away(Away { at_s: None, waited_s: 15.0 });
        assert_eq!([pass, fail, void].map(|kind| left(kind, &away)), [(void, false); 3]);
        for raised in [Abort::Rate(String::new()), Abort::Load(String::new())] {
            let aborted = Ending::Aborted(raised);
            assert_eq!([pass, fail, void].map(|kind| left(kind, &aborted)), [(undecided, false), (fail, false), (undecided, false)]);
        }
        assert_eq!([pass, fail, void].map(|kind| left(kind, &Ending::Stopped)), [(undecided, true), (fail, false), (void, false)]);
        assert_eq!([pass, fail, void].map(|kind| left(kind, &Ending::No)), [(pass, true), (fail, false), (void, false)]);
    }
}
