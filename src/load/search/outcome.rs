//! What a step came to.

use std::{collections::BTreeMap, time::Duration};

use crate::load::{
    generator::away::Away,
    record::counts::{DueCount, StepCount},
    search::step::Step,
    watch::abort::Abort,
};

/// Whether it met the objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerdictKind {
    Pass,
    Fail,
    Undecided,
    Void,
}

impl VerdictKind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Undecided => "undecided",
            Self::Void => "void",
        }
    }
}

/// A step's verdict.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) kind: VerdictKind,
    /// Why, in words.
    pub(crate) because: String,
    /// Where the search goes, also when nothing is proven: true for upwards.
    pub(crate) is_fine: bool,
}

/// How a rate went.
#[derive(Clone, Debug)]
pub(crate) struct Observation {
    pub(crate) kind: VerdictKind,
    /// Nothing speaks against a higher rate.
    pub(crate) is_fine: bool,
    /// The answers were well within the objective, so that a larger stride is safe.
    pub(crate) has_room: bool,
    /// Answers each second while the step was measured.
    pub(crate) answered_per_s: Option<f64>,
    /// Of the measured time, (requests, of them late) by second.
    pub(crate) seconds: Vec<(f64, f64)>,
}

/// Sums of a step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sums {
    pub(crate) requests: u64,
    pub(crate) served: u64,
    pub(crate) failed: u64,
    pub(crate) late: u64,
}

impl Sums {
    pub(crate) fn of<'a>(slices: impl IntoIterator<Item = &'a DueCount>) -> Self {
        slices.into_iter().fold(Self::default(), |sums, slice| Self {
            requests: sums.requests + slice.offered,
            served: sums.served + slice.served,
            failed: sums.failed + slice.failed,
            late: sums.late + slice.late,
        })
    }

    /// Requests per second over so many.
    pub(crate) fn per_s(&self, seconds: f64) -> f64 {
        real(self.requests) / seconds.max(0.001)
    }
}

/// A step that was driven.
#[derive(Debug)]
pub(crate) struct StepOutcome {
    pub(crate) number: u32,
    pub(crate) per_s: f64,
    pub(crate) seconds: f64,
    pub(crate) sums: Sums,
    pub(crate) in_flight_max: i64,
    /// Answers each second while it was measured; none: not a whole second.
    pub(crate) answered_per_s: Option<f64>,
    /// Since the start of the ramp, when it began to be measured.
    pub(crate) from_s: f64,
    /// How long the answers under way were waited for at its end.
    pub(crate) drained_s: f64,
    /// Its measured seconds.
    pub(crate) slices: BTreeMap<u32, DueCount>,
    pub(crate) effort: Effort,
    /// The answers were well within the objective.
    pub(crate) has_room: bool,
    pub(crate) verdict: Verdict,
}

/// What a step asked of the generator.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Effort {
    /// 99th percentile from when a request was due until one of the free users began with it; none: there was none, or users
    /// came of themselves.
    pub(crate) start_lag_p99_ms: Option<f64>,
    /// Most requests that waited for a free user at once.
    pub(crate) backlog_max: usize,
    /// Requests that were never sent: too many others were waiting.
    pub(crate) dropped: u64,
    /// Of all processors; none: not known on this system.
    pub(crate) cpu_pct: Option<f64>,
}

impl Effort {
    pub(crate) fn of(step: &StepCount) -> Self {
        let lag_us = step.start_lag.as_ref().map(|h| h.value_at_quantile(0.99));
        let start_lag_p99_ms = lag_us.map(|us| Duration::from_micros(us).as_secs_f64() * 1_000.0);
        Self { start_lag_p99_ms, backlog_max: step.backlog_max, dropped: step.dropped, cpu_pct: None }
    }
}

impl StepOutcome {
    /// What it comes to where it failed, and a rate no lower met the objective over as many requests: nothing yet. None: there is no such
    /// contradiction.
    pub(crate) fn doubt(&self, step: &Step) -> Option<Verdict> {
        let fine_per_s =
            step.evidence.contradicting(step.per_s, real(self.sums.requests)).filter(|_| self.verdict.kind == VerdictKind::Fail)?;
        let because = format!("{}; yet {fine_per_s:.1} req/s met the objective: driven again", self.verdict.because);
        Some(Verdict { kind: VerdictKind::Undecided, because, ..self.verdict.clone() })
    }

    pub(crate) fn observation(&self) -> Observation {
        Observation {
            kind: self.verdict.kind,
            is_fine: self.verdict.is_fine,
            has_room: self.has_room,
            answered_per_s: self.answered_per_s,
            seconds: late_by_second(&self.slices),
        }
    }
}

#[cfg(test)]
impl StepOutcome {
    /// A step of ten seconds and a hundred requests that came to this.
    pub(crate) fn told(number: u32, per_s: f64, kind: VerdictKind) -> Self {
        Self {
            number,
            per_s,
            seconds: 10.0,
            sums: Sums { requests: 100, served: 100, ..Sums::default() },
            in_flight_max: 1,
            answered_per_s: None,
            from_s: 0.0,
            drained_s: 0.0,
            slices: BTreeMap::new(),
            effort: Effort::default(),
            has_room: false,
            verdict: Verdict { kind, because: String::new(), is_fine: kind == VerdictKind::Pass },
        }
    }
}

/// Why a step was left before its time.
#[derive(Debug)]
pub(crate) enum Ending {
    No,
    /// Nothing that could still come would change it.
    Decided,
    /// It failed, and a higher rate contradicts that: it is to be driven again.
    Contradicted,
    Stopped,
    /// The circuit breaker opened: the app does not bear this.
    Tripped(String),
    /// A server behind the app is near a limit, or a tenth of the requests fails.
    Aborted(Abort),
    /// The app is not there any more.
    Away(Away),
    /// Some of it was never served, or a limiter answered: nothing was measured of what it bears.
    Refused(String),
}

/// (Requests, of them late) by second.
pub(crate) fn late_by_second(slices: &BTreeMap<u32, DueCount>) -> Vec<(f64, f64)> {
    slices.values().map(|s| (real(s.offered), real(s.late))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "requests are far fewer than 2^53")]
pub(crate) fn real(count: u64) -> f64 {
    count as f64
}
