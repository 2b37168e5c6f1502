//! A server whose load line is known, on a virtual clock: requests wait in one queue for one of `c` workers, first come,
//! first served, with Poisson arrivals and lognormal or exponential service times (M/G/c). The search runs on it as it does
//! on the real clock.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
    time::Duration,
};

use rand::{RngExt, SeedableRng, rngs::SmallRng};

use crate::{
    config::Objective,
    load::{
        generator::engine::SLOW,
        ramp::{DRAIN, TICK},
        record::counts::{self, DueCount, SecondCount, StepCount},
        search::{
            breaker,
            limit::LAG_LIMIT_MS,
            outcome::{Effort, Ending, StepOutcome, Sums, Verdict, VerdictKind},
            run::Drive,
            step::Step,
            verdict::{self, Generator},
        },
    },
    stats::histogram::{histogram, micros},
};

/// How service times are spread.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Law {
    Exponential,
    /// By its coefficient of variation: standard deviation over mean.
    Lognormal(f64),
    /// One request in so many takes so many times what the others take, each with a coefficient of 0.1.
    OneSlowEndpoint {
        one_in: f64,
        times: f64,
    },
}

/// The load on the machine changes in so many seconds.
const WEATHER_S: f64 = 20.0;

/// A server and what is asked of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    pub(crate) workers: usize,
    /// Mean service time, ms.
    pub(crate) mean_ms: f64,
    pub(crate) law: Law,
    /// What other things on its machine take from it differs from one [`WEATHER_S`] to the next: the standard deviation of the
    /// logarithm of its service times.
    pub(crate) weather: f64,
    /// 95 % must be answered within, ms.
    pub(crate) limit_ms: f64,
    /// The load line, requests per second, by a long simulation; held by a test.
    pub(crate) truth: f64,
}

impl Case {
    /// A service time, seconds.
    fn service_s(&self, random: &mut SmallRng) -> f64 {
        let mean_s = self.mean_ms / 1_000.0;
        match self.law {
            Law::Exponential => mean_s * -(1.0 - random.random::<f64>()).ln(),
            Law::Lognormal(cv) => mean_s * lognormal(cv, random),
            Law::OneSlowEndpoint { one_in, times } => {
                let other = mean_s * one_in / (one_in - 1.0 + times);
                let is_slow = one_in * random.random::<f64>() < 1.0;
                let mean = if is_slow { times * other } else { other };
                mean * lognormal(0.1, random)
            }
        }
    }

    /// How much slower it is for the next [`WEATHER_S`].
    fn slower(&self, random: &mut SmallRng) -> f64 {
        (self.weather * normal(random)).exp()
    }

    pub(crate) fn name(&self) -> String {
        let law = match self.law {
            Law::Exponential => "exponential".to_owned(),
            Law::Lognormal(cv) => format!("lognormal CV {cv}"),
            Law::OneSlowEndpoint { one_in, times } => format!("1 in {one_in} takes {times} times as long"),
        };
        let weather = if self.weather > 0.0 { format!(", ±{:.0} %", 100.0 * self.weather) } else { String::new() };
        format!("c={} {} ms {law}{weather}, p95 <= {} ms", self.workers, self.mean_ms, self.limit_ms)
    }

    /// The share of requests that are late in the long run at `per_s`, by one run of `requests`.
    pub(crate) fn late_share(&self, per_s: f64, requests: u32, seed: u64) -> f64 {
        let (mut random, mut workers, mut due, mut late) = (SmallRng::seed_from_u64(seed), Workers::idle(self.workers), 0.0, 0_u32);
        let (warm, mut slower, mut until) = (requests / 10, 1.0, 0.0);
        for n in 0..requests {
            due += gap_s(&mut random, per_s);
            if due >= until {
                (slower, until) = (self.slower(&mut random), until + WEATHER_S);
            }
            let end = workers.serve(due, slower * self.service_s(&mut random)).1;
            late += u32::from(n >= warm && end - due > self.limit_ms / 1_000.0);
        }
        f64::from(late) / f64::from(requests - warm)
    }
}

/// With a mean of 1.
fn lognormal(cv: f64, random: &mut SmallRng) -> f64 {
    let variance = (1.0 + cv * cv).ln();
    (variance.sqrt() * normal(random) - variance / 2.0).exp()
}

/// Box and Muller's.
fn normal(random: &mut SmallRng) -> f64 {
    let radius = (-2.0 * (1.0 - random.random::<f64>()).ln()).sqrt();
    radius * (std::f64::consts::TAU * random.random::<f64>()).cos()
}

fn gap_s(random: &mut SmallRng, per_s: f64) -> f64 {
    -(1.0 - random.random::<f64>()).ln() / per_s
}

/// A time in nanoseconds, so that it has an order.
fn nanos(seconds: f64) -> u64 {
    u64::try_from(Duration::from_secs_f64(seconds).as_nanos()).unwrap_or(u64::MAX)
}

/// When each worker is free again, nanoseconds.
struct Workers(BinaryHeap<Reverse<u64>>);

impl Workers {
    fn idle(count: usize) -> Self {
        Self((0..count).map(|_| Reverse(0)).collect())
    }

    /// When a request that comes at `due` is begun, and when it is answered, seconds.
    fn serve(&mut self, due: f64, service_s: f64) -> (f64, f64) {
        let Reverse(free) = self.0.pop().unwrap_or(Reverse(0));
        let start = Duration::from_nanos(free).as_secs_f64().max(due);
        self.0.push(Reverse(nanos(start + service_s)));
        (start, start + service_s)
    }
}

/// One request, seconds.
#[derive(Clone, Copy)]
struct Job {
    due: f64,
    start: f64,
    end: f64,
}

/// The server under load, on the virtual clock.
pub(crate) struct Virtual {
    case: Case,
    random: SmallRng,
    workers: Workers,
    objective: Objective,
    /// Seconds since the start.
    pub(crate) now: f64,
    deadline: f64,
    /// How much slower it is, and until when.
    slower: f64,
    until: f64,
}

impl Virtual {
    pub(crate) fn new(case: Case, seed: u64, time: Duration) -> Self {
        Self {
            case,
            random: SmallRng::seed_from_u64(seed),
            workers: Workers::idle(case.workers),
            objective: Objective { p95_ms: case.limit_ms, error_pct: 1.0 },
            now: 0.0,
            deadline: time.as_secs_f64(),
            slower: 1.0,
            until: 0.0,
        }
    }

    fn limit_s(&self) -> f64 {
        self.case.limit_ms / 1_000.0
    }

    /// All requests due in the step.
    fn jobs(&mut self, per_s: f64, until: f64) -> Vec<Job> {
        let (mut due, mut jobs) = (self.now + gap_s(&mut self.random, per_s), Vec::new());
        while due < until {
            if due >= self.until {
                (self.slower, self.until) = (self.case.slower(&mut self.random), (due / WEATHER_S).floor() * WEATHER_S + WEATHER_S);
            }
            let (start, end) = self.workers.serve(due, self.slower * self.case.service_s(&mut self.random));
            jobs.push(Job { due, start, end });
            due += gap_s(&mut self.random, per_s);
        }
        jobs
    }

    /// What was answered in each second of the step.
    fn seconds(&self, number: u32, jobs: &[Job]) -> BTreeMap<u32, SecondCount> {
        let (slow, mut seconds) = (self.limit_s() * f64::from(SLOW), BTreeMap::<u32, SecondCount>::new());
        for job in jobs {
            seconds.entry(whole(job.due)).or_default().step = number;
            let second = seconds.entry(whole(job.end)).or_default();
            (second.step, second.served, second.slow) = (number, second.served + 1, second.slow + u64::from(job.end - job.due > slow));
        }
        seconds
    }

    /// Looks at each whole second, as the ramp does, and tells when the step is left and why.
    fn watch(&self, number: u32, step: &Step, jobs: &[Job], measured_from: f64, until: f64) -> (f64, Ending) {
        let seconds = self.seconds(number, jobs);
        let mut tick = self.now.floor() + 1.0;
        while tick < until {
            if let Some(why) = breaker::trip(&seconds, whole(tick) - 1, 0.0, 3.0) {
                return (tick, Ending::Tripped(why));
            }
            let seen = self.count(jobs, measured_from, tick, tick);
            let decided = verdict::decided(&seen, Duration::from_secs_f64(self.limit_s()), |second| tick - f64::from(second));
            if verdict::is_decided(step, measured_from, &decided) {
                return (tick, Ending::Decided);
            }
            tick += 1.0;
        }
        (until, Ending::No)
    }

    /// What the recorder would have counted of requests due in the measured time, at `now`.
    fn count(&self, jobs: &[Job], measured_from: f64, until: f64, now: f64) -> StepCount {
        let mut count = StepCount::default();
        for job in jobs.iter().filter(|j| j.due >= measured_from && j.due < until) {
            let slice: &mut DueCount = count.slices.entry(whole(job.due)).or_default();
            let is_late = u64::from(job.end - job.due > self.limit_s());
            slice.offered += 1;
            if job.end <= now {
                (slice.served, slice.done) = (slice.served + 1, slice.done + 1);
                (slice.late, slice.late_once_begun) = (slice.late + is_late, slice.late_once_begun + is_late);
                let latency = micros(Duration::from_secs_f64(job.end - job.due));
                count.latencies.get_or_insert_with(histogram).record(latency).expect("it grows up to a minute");
            }
        }
        count
    }

    /// Ten times a second, how many are under way.
    fn in_flight(jobs: &[Job], measured_from: f64, until: f64) -> Vec<i64> {
        let mut ends: Vec<f64> = jobs.iter().map(|j| j.end).collect();
        ends.sort_by(f64::total_cmp);
        let (mut at, mut samples) = (measured_from, Vec::new());
        while at < until {
            let (due, ended) = (jobs.partition_point(|j| j.due <= at), ends.partition_point(|e| *e <= at));
            samples.push(i64::try_from(due - ended).unwrap_or_default());
            at += TICK.as_secs_f64();
        }
        samples
    }

    /// Waits for the answers, cuts off what takes too long, and counts it as the recorder does.
    fn clear(&mut self, jobs: &[Job], until: f64, count: &mut StepCount) {
        let longest = until + DRAIN.as_secs_f64().max(self.limit_s());
        self.now = jobs.iter().map(|j| j.end).fold(until, f64::max).min(longest);
        for job in jobs.iter().filter(|j| j.end > self.now) {
            let Some(slice) = count.slices.get_mut(&whole(job.due)) else { continue };
            if self.now - job.due > self.limit_s() {
                (slice.done, slice.failed, slice.late) = (slice.done + 1, slice.failed + 1, slice.late + 1);
                slice.late_once_begun += 1;
            } else {
                slice.offered -= 1;
            }
        }
        // What was begun is worked off although nobody waits for it any more.
        let busy: Vec<f64> = jobs.iter().filter(|j| j.start <= self.now && j.end > self.now).map(|j| j.end).collect();
        let free = self.case.workers - busy.len();
        self.workers = Workers(busy.into_iter().chain((0..free).map(|_| self.now)).map(|at| Reverse(nanos(at))).collect());
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of a virtual run")]
fn whole(seconds: f64) -> u32 {
    seconds as u32
}

impl Drive for Virtual {
    fn left(&self) -> Duration {
        Duration::from_secs_f64((self.deadline - self.now).max(0.0))
    }

    async fn hold(&mut self, number: u32, step: &Step) -> (StepOutcome, Ending) {
        let measured_from = self.now + step.settle.as_secs_f64();
        let planned = measured_from + step.dwell.as_secs_f64();
        let mut jobs = self.jobs(step.per_s, planned);
        let (until, left) = self.watch(number, step, &jobs, measured_from, planned);
        jobs.retain(|j| j.due < until);
        let end = jobs.iter().map(|j| j.end).fold(until, f64::max).min(until + DRAIN.as_secs_f64().max(self.limit_s()));
        let mut count = self.count(&jobs, measured_from, until, end);
        count.in_flight = Self::in_flight(&jobs, measured_from, until);
        self.clear(&jobs, until, &mut count);
        let generator = Generator { cpu_pct: None, lag_limit_ms: LAG_LIMIT_MS, deaths: 0 };
        let mut verdict = verdict::judge(&count, generator, &self.objective, step);
        if let Ending::Tripped(why) = &left {
            verdict = Verdict { kind: VerdictKind::Fail, because: why.clone(), is_fine: false };
        }
        let held = StepOutcome {
            number,
            per_s: step.per_s,
            seconds: (until - measured_from).max(0.0),
            sums: Sums::of(count.slices.values()),
            in_flight_max: count.in_flight.iter().copied().max().unwrap_or_default(),
            answered_per_s: counts::answered_per_s(&self.seconds(number, &jobs), measured_from, until),
            from_s: measured_from,
            drained_s: self.now - until,
            slices: count.slices.clone(),
            effort: Effort::default(),
            has_room: verdict::has_room(&count, Duration::from_secs_f64(self.limit_s())),
            verdict,
        };
        (held, left)
    }
}
