//! The steps of a load: one rate after the other, each driven and judged, until the search or the load profile has ended. The
//! same on the real clock and on the virtual one of the tests.

use std::time::Duration;

use crate::load::{
    event::Event,
    generator::away::Away,
    search::{
        line::Search,
        outcome::{Ending, StepOutcome, VerdictKind},
        profile::{LoadProfile, SpikeResult},
        recovery::{self, Recovery},
        step::{Purpose, Step},
    },
    watch::abort::Abort,
};

/// Failures that a higher rate contradicts and that are therefore driven again, in a search.
const MOST_REPEATED: usize = 2;

/// Rates at which plimsoll itself was the limit, after which it gives up.
const MOST_DOUBTFUL: usize = 4;
const OURSELVES: &str = "the scanning machine was the limit, not the app";

/// How a load ended that somebody asked to end.
pub(crate) const STOPPED: &str = "it was stopped";

/// Whatever offers load to a server and sees what comes of it.
pub(crate) trait Drive {
    /// Until the load must be over.
    fn left(&self) -> Duration;
    /// Offers a step, waits for what is under way at its end, and judges it.
    async fn hold(&mut self, number: u32, step: &Step) -> (StepOutcome, Ending);
    /// True where somebody asked for the end.
    fn is_stopped(&self) -> bool {
        false
    }
    /// Shows what happens.
    fn tell(&self, _: Event) {}
    /// Keeps a step that was judged.
    fn keep_step(&mut self, _: &StepOutcome) {}
    /// Keeps whether the server came back.
    fn keep_recovery(&mut self, _: &Recovery) {}
}

/// All steps, and how the search ended.
pub(crate) struct LoadOutcome {
    pub(crate) steps: Vec<StepOutcome>,
    /// None: no step was too much after one that was fine.
    pub(crate) recovery: Option<Recovery>,
    /// None: there was none.
    pub(crate) spike: Option<SpikeResult>,
    pub(crate) ended: String,
    /// None: the app was there to the end.
    pub(crate) away: Option<Away>,
    /// False where nobody looked for a line.
    has_line: bool,
}

impl LoadOutcome {
    /// Drives what `search` asks for until it has ended.
    pub(crate) async fn of(mut search: Search, drive: &mut impl Drive) -> Self {
        let mut outcome = Self { steps: Vec::new(), recovery: None, spike: None, ended: String::new(), away: None, has_line: true };
        let (mut number, mut doubtful, mut repeated) = (0, 0, 0);
        // Why it is over before the search is, and why it went no higher.
        let (mut cut, mut too_much) = (None, None);
        let mut has_tripped = false;
        while let Some(step) = search.step(drive.left()) {
            if drive.is_stopped() {
                cut = Some(STOPPED.to_owned());
                break;
            }
            let (held, gone) = next(drive, &mut number, &step, repeated < MOST_REPEATED && step.purpose != Purpose::Confirm).await;
            let watch = search.watch(drive.left());
            // Why it is over unless the app comes back.
            let mut unless_back = None;
            let is_doubtful = held.verdict.kind == VerdictKind::Void && !held.verdict.is_fine;
            if let Ending::Aborted(Abort::Rate(why)) = &gone {
                too_much = Some(format!("it went no higher than {:.1} req/s: {why}", step.per_s));
                search.forbid(step.per_s);
            }
            match gone {
                // A stall of somebody else's may open it once: of an app that comes back lower rates can still be proven.
                Ending::Tripped(why) if !has_tripped && watch.is_some() => {
                    (has_tripped, unless_back) = (true, Some(why));
                    search.forbid(step.per_s);
                    search.learn(step.per_s, &held.observation());
                }
                Ending::Away(_) | Ending::Tripped(_) | Ending::Aborted(Abort::Load(_)) | Ending::Refused(_) | Ending::Stopped => {
                    cut = outcome.cut_by(gone);
                }
                Ending::Contradicted => {
                    repeated += 1;
                    search.remember(step.per_s, &held.observation());
                }
                // In time although we were late: it can only have been better. Else one more try shows whether it was us.
                _ if is_doubtful && doubtful < 1 => doubtful += 1,
                // What nobody can tell of that rate may yet be told of a lower one.
                _ if is_doubtful && doubtful < MOST_DOUBTFUL && search.turn_back(step.per_s) => {
                    doubtful += 1;
                    too_much = Some(format!("it went no higher than {:.1} req/s, where the scanning machine was the limit", step.per_s));
                }
                _ if is_doubtful => cut = Some(OURSELVES.to_owned()),
                _ => search.learn(step.per_s, &held.observation()),
            }
            let is_measured = held.sums.requests > 0;
            if is_measured {
                drive.keep_step(&held);
            }
            // Rates only fall after the first that was too much.
            let is_first = held.verdict.kind == VerdictKind::Fail && outcome.recovery.is_none();
            if let Some(watch) = watch.filter(|_| (is_first || unless_back.is_some()) && !drive.is_stopped()) {
                let (watched, gone) = next(drive, &mut number, &watch, false).await;
                let recovery = Recovery::of(held.number, held.drained_s, &watch, &watched);
                unless_back = unless_back.filter(|_| recovery.back_after_s.is_none());
                if is_first && !matches!(gone, Ending::Away(_)) {
                    outcome.watched(recovery, drive);
                }
                cut = outcome.cut_by(gone).or(cut);
            }
            if is_measured {
                outcome.steps.push(held);
            }
            cut = cut.or(unless_back);
            if cut.is_some() {
                break;
            }
        }
        let is_open_above = matches!(outcome.line(), (Some(_), None));
        if doubtful > 1 && outcome.line().0.is_none() {
            cut.get_or_insert_with(|| OURSELVES.to_owned());
        }
        outcome.ended = cut.or(too_much.filter(|_| is_open_above)).unwrap_or_else(|| search.ended().to_owned());
        outcome
    }

    /// Steps of a load in which nobody looked for a line.
    pub(crate) fn without_line(steps: Vec<StepOutcome>, ended: String) -> Self {
        Self { steps, recovery: None, spike: None, ended, away: None, has_line: false }
    }

    /// Drives `course`. Where the circuit breaker ends a spike, it is watched all the same whether the server comes back.
    pub(crate) async fn along(profile: LoadProfile, drive: &mut impl Drive) -> Self {
        let mut number = 0;
        let step = profile.step;
        let (held, gone) = next(drive, &mut number, &step, false).await;
        drive.keep_step(&held);
        let mut outcome = Self::without_line(Vec::new(), profile.ended.to_owned());
        outcome.spike = step.spike.map(|spike| SpikeResult::of(&step, spike, &held));
        match gone {
            Ending::Stopped => return Self { steps: vec![held], spike: None, ended: STOPPED.to_owned(), ..outcome },
            Ending::Away(away) => {
                outcome.spike = None;
                outcome.ended = outcome.left_by(away);
            }
            Ending::Refused(why) => (outcome.spike, outcome.ended) = (None, why),
            Ending::Tripped(why) | Ending::Aborted(Abort::Rate(why) | Abort::Load(why)) => {
                let dwell = (recovery::LONGEST * 2).min(drive.left());
                if step.spike.is_some() && dwell >= recovery::SHORTEST {
                    let watch = Step::new(step.per_s, Duration::ZERO, dwell, Purpose::Watch);
                    match next(drive, &mut number, &watch, false).await {
                        (_, Ending::Away(away)) => _ = outcome.left_by(away),
                        (watched, _) => outcome.watched(Recovery::of(held.number, held.drained_s, &watch, &watched), drive),
                    }
                }
                outcome.ended = why;
            }
            Ending::Decided if step.spike.is_none() => "the objective was missed beyond doubt".clone_into(&mut outcome.ended),
            Ending::No | Ending::Decided if step.spike.is_some() => outcome.watched(Recovery::of(held.number, 0.0, &step, &held), drive),
            Ending::No | Ending::Decided | Ending::Contradicted => {}
        }
        outcome.steps.push(held);
        outcome
    }

    fn watched(&mut self, recovery: Recovery, drive: &mut impl Drive) {
        drive.keep_recovery(&recovery);
        self.recovery = Some(recovery);
    }

    /// How the load ended, where a step that was left so ends it.
    fn cut_by(&mut self, gone: Ending) -> Option<String> {
        match gone {
            Ending::Away(away) => Some(self.left_by(away)),
            Ending::Tripped(why) | Ending::Aborted(Abort::Rate(why) | Abort::Load(why)) | Ending::Refused(why) => Some(why),
            Ending::Stopped => Some(STOPPED.to_owned()),
            Ending::No | Ending::Decided | Ending::Contradicted => None,
        }
    }

    /// Keeps that the app went away; tells how the load ended.
    pub(crate) fn left_by(&mut self, away: Away) -> String {
        self.away.insert(away).ended()
    }

    /// True where a rate was too much while a line was looked for, and nobody saw what came after it.
    pub(crate) fn is_unwatched(&self) -> bool {
        self.has_line && self.recovery.is_none() && self.steps.iter().any(|s| s.verdict.kind == VerdictKind::Fail)
    }

    /// The highest step that passed, and did not fail when it was held again, and the lowest above it that failed; neither where nobody
    /// looked for a line.
    pub(crate) fn line(&self) -> (Option<&StepOutcome>, Option<&StepOutcome>) {
        let of = |kind| self.steps.iter().filter(move |s| self.has_line && s.verdict.kind == kind);
        let is_too_much = |s: &StepOutcome| !s.verdict.is_fine && s.verdict.kind != VerdictKind::Void;
        let has_held = |s: &&StepOutcome| {
            !self.steps.iter().any(|later| later.number > s.number && later.per_s.total_cmp(&s.per_s).is_eq() && is_too_much(later))
        };
        let proven = of(VerdictKind::Pass).filter(has_held).max_by(|a, b| a.per_s.total_cmp(&b.per_s));
        let above = of(VerdictKind::Fail).filter(|s| proven.is_none_or(|p| s.per_s > p.per_s));
        (proven, above.min_by(|a, b| a.per_s.total_cmp(&b.per_s)))
    }
}

/// Drives the next step, and tells of it. Where it `may_be_doubted`, a failure that a higher rate contradicts is none.
async fn next(drive: &mut impl Drive, number: &mut u32, step: &Step, may_be_doubted: bool) -> (StepOutcome, Ending) {
    *number += 1;
    drive.tell(Event::Step { number: *number, per_s: Some(step.per_s) });
    let (mut held, mut gone) = drive.hold(*number, step).await;
    if let Some(verdict) = held.doubt(step).filter(|_| may_be_doubted && matches!(gone, Ending::No | Ending::Decided)) {
        (held.verdict, gone) = (verdict, Ending::Contradicted);
    }
    drive.tell(Event::Judged { number: *number, verdict: held.verdict.kind.word(), because: held.verdict.because.clone() });
    (held, gone)
}

#[cfg(test)]
mod tests;
