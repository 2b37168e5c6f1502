//! The climb: one rate after the other, each driven and judged, until the search has ended. The same on the real clock and
//! on the virtual one of the tests.

use std::time::Duration;

use super::{
    Event,
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
    /// The answers were well within the objective.
    pub(super) has_room: bool,
    pub(super) verdict: Verdict,
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
