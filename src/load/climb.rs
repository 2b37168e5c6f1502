//! The climb: one rate after the other, each driven and judged, until the search has ended. The same on the real clock and
//! on the virtual one of the tests.

use std::time::Duration;

use super::{
    Event,
    record::StepCount,
    search::{Lesson, Search, Step},
    verdict::{Kind, Sums, Verdict},
};

/// A step that was driven.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) number: u32,
    pub(super) per_s: f64,
    pub(super) seconds: f64,
    pub(super) sums: Sums,
    pub(super) in_flight_max: i64,
    pub(super) effort: Effort,
    /// The answers were well within the objective.
    pub(super) has_room: bool,
    pub(super) verdict: Verdict,
}

/// What a step asked of the generator.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Effort {
    /// 99th percentile from when a request was due until one of the free users began with it; none: there was none, or users
    /// came of themselves.
    pub(super) start_lag_p99_ms: Option<f64>,
    /// Most requests that waited for a free user at once.
    pub(super) backlog_max: usize,
    /// Requests that were never sent: too many others were waiting.
    pub(super) dropped: u64,
    /// Of all processors; none: not known on this system.
    pub(super) cpu_pct: Option<f64>,
}

impl Effort {
    pub(super) fn of(step: &StepCount) -> Self {
        let lag_us = step.start_lag.as_ref().map(|h| h.value_at_quantile(0.99));
        let start_lag_p99_ms = lag_us.map(|us| Duration::from_micros(us).as_secs_f64() * 1_000.0);
        Self { start_lag_p99_ms, backlog_max: step.backlog_max, dropped: step.dropped, cpu_pct: None }
    }
}

impl Held {
    fn lesson(&self) -> Lesson {
        Lesson { is_fine: self.verdict.is_fine, is_proven: self.verdict.kind == Kind::Pass, has_room: self.has_room }
    }
}

/// Why a step was left before its time.
#[derive(Debug)]
pub(super) enum Left {
    No,
    Lost,
    Stopped,
    Tripped(String),
}

/// Whatever offers load to a server and sees what comes of it.
pub(super) trait Drive {
    /// Until the load must be over.
    fn left(&self) -> Duration;
    /// Offers a step, waits for what is under way at its end, and judges it.
    async fn hold(&mut self, number: u32, step: &Step) -> (Held, Left);
    /// True where somebody asked for the end.
    fn is_stopped(&self) -> bool {
        false
    }
    /// Shows what happens.
    fn tell(&self, _: Event) {}
}

/// All steps, and how the search ended.
pub(super) struct Climb {
    pub(super) steps: Vec<Held>,
    pub(super) ended: String,
}

impl Climb {
    /// Drives what `search` asks for until it has ended.
    pub(super) async fn of(mut search: Search, drive: &mut impl Drive) -> Self {
        let (mut steps, mut doubtful): (Vec<Held>, _) = (Vec::new(), 0);
        while let Some(step) = search.step(drive.left()) {
            if drive.is_stopped() {
                search.end("it was stopped");
                break;
            }
            let number = u32::try_from(steps.len() + 1).unwrap_or(u32::MAX);
            drive.tell(Event::Step { number, per_s: Some(step.per_s) });
            let (held, gone) = drive.hold(number, &step).await;
            let is_doubtful = held.verdict.kind == Kind::Void && !held.verdict.is_fine;
            match gone {
                Left::Tripped(why) => search.end(why),
                Left::Stopped => search.end("it was stopped"),
                // In time although we were late: it can only have been better. Else one more try shows whether it was us.
                _ if is_doubtful && doubtful < 1 => doubtful += 1,
                _ if is_doubtful => search.end("the scanning machine was the limit, not the app"),
                _ => search.learn(step.per_s, held.lesson()),
            }
            drive.tell(Event::Judged { number, verdict: held.verdict.kind.word(), because: held.verdict.because.clone() });
            if held.sums.requests > 0 {
                steps.push(held);
            }
        }
        Self { steps, ended: search.ended().to_owned() }
    }

    /// The highest step that passed, and the lowest above it that failed.
    pub(super) fn line(&self) -> (Option<&Held>, Option<&Held>) {
        let of = |kind| self.steps.iter().filter(move |s| s.verdict.kind == kind);
        let proven = of(Kind::Pass).max_by(|a, b| a.per_s.total_cmp(&b.per_s));
        let above = of(Kind::Fail).filter(|s| proven.is_none_or(|p| s.per_s > p.per_s));
        (proven, above.min_by(|a, b| a.per_s.total_cmp(&b.per_s)))
    }
}
