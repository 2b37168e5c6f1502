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
        while let Some(step) = search.step(drive.left()) {
            if drive.is_stopped() {
                cut = Some(STOPPED.to_owned());
                break;
            }
            let (held, gone) = next(drive, &mut number, &step, repeated < MOST_REPEATED && step.purpose != Purpose::Confirm).await;
            let is_doubtful = held.verdict.kind == VerdictKind::Void && !held.verdict.is_fine;
            if let Ending::Aborted(Abort::Rate(why)) = &gone {
                too_much = Some(format!("it went no higher than {:.1} req/s: {why}", step.per_s));
                search.forbid(step.per_s);
            }
            match gone {
                Ending::Away(away) => cut = Some(outcome.left_by(away)),
                Ending::Tripped(why) | Ending::Aborted(Abort::Load(why)) | Ending::Refused(why) => cut = Some(why),
                Ending::Stopped => cut = Some(STOPPED.to_owned()),
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
            let watch = search.watch(drive.left()).filter(|_| held.verdict.kind == VerdictKind::Fail && outcome.recovery.is_none());
            if let Some(watch) = watch.filter(|_| !drive.is_stopped()) {
                let (watched, gone) = next(drive, &mut number, &watch, false).await;
                if !matches!(gone, Ending::Away(_)) {
                    outcome.watched(Recovery::of(held.number, held.drained_s, &watch, &watched), drive);
                }
                match gone {
                    Ending::Away(away) => cut = Some(outcome.left_by(away)),
                    Ending::Tripped(why) | Ending::Aborted(Abort::Rate(why) | Abort::Load(why)) | Ending::Refused(why) => cut = Some(why),
                    Ending::Stopped => cut = Some(STOPPED.to_owned()),
                    Ending::No | Ending::Decided | Ending::Contradicted => {}
                }
            }
            if is_measured {
                outcome.steps.push(held);
            }
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
mod tests {
    use super::*;
    use crate::load::{pace::Pace, search::outcome::Observation};

    /// A server with an answer for each step in turn; where there is none, the load is over.
    struct Told(Vec<(VerdictKind, Ending)>);

    impl Drive for Told {
        fn left(&self) -> Duration {
            Duration::from_secs(if self.0.is_empty() { 0 } else { 60 })
        }

        async fn hold(&mut self, number: u32, step: &Step) -> (StepOutcome, Ending) {
            let (kind, left) = self.0.remove(0);
            (StepOutcome::told(number, step.per_s, kind), left)
        }
    }

    fn outcome(steps: Vec<(VerdictKind, Ending)>) -> LoadOutcome {
        let search = Search::new(64.0, 64.0, Duration::from_millis(300), Pace::default(), Duration::from_secs(120));
        let mut told = Told(steps);
        let outcome = LoadOutcome::of(search, &mut told);
        tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(outcome)
    }

    fn ended(steps: Vec<(VerdictKind, Ending)>) -> String {
        outcome(steps).ended
    }

    fn aborted() -> Ending {
        Ending::Aborted(Abort::Rate("a server is full".to_owned()))
    }

    #[test]
    fn what_an_app_that_went_away_leaves_behind_is_no_limit_of_it() {
        let gone = || Ending::Away(Away { at_s: Some(12.0), waited_s: 15.0 });
        let rates = |outcome: &LoadOutcome| (outcome.line().0.map(|s| s.number), outcome.line().1.map(|s| s.number));
        let at_once = outcome(vec![(VerdictKind::Void, gone()), (VerdictKind::Pass, Ending::No)]);
        assert_eq!((rates(&at_once), at_once.steps.len()), ((None, None), 1), "nothing is driven after it");
        assert!(at_once.ended.starts_with("the app went away at 12 s and did not come back within 15 s: "), "{}", at_once.ended);
        let later = outcome(vec![(VerdictKind::Undecided, aborted()), (VerdictKind::Pass, Ending::No), (VerdictKind::Void, gone())]);
        assert_eq!(rates(&later), (Some(2), None), "what was proven before it stays");
        let watched = outcome(vec![(VerdictKind::Fail, Ending::No), (VerdictKind::Void, gone())]);
        assert!(watched.recovery.is_none() && watched.away.is_some() && rates(&watched) == (None, Some(1)));
    }

    #[test]
    fn a_rate_that_a_server_ended_is_not_driven_near_again() {
        let pass = || (VerdictKind::Pass, Ending::No);
        let ended = || (VerdictKind::Undecided, aborted());
        let outcome = outcome(vec![ended(), pass(), ended(), pass(), ended(), pass()]);
        let rates: Vec<f64> = outcome.steps.iter().map(|step| step.per_s).collect();
        let mut least = f64::INFINITY;
        for (per_s, step) in rates.iter().zip(&outcome.steps) {
            assert!(*per_s < least, "{rates:?}");
            least = if step.verdict.kind == VerdictKind::Pass { least } else { least.min(*per_s) };
        }
        assert!(rates.len() > 2 && outcome.line().0.is_some() && outcome.ended.contains("a server is full"), "{rates:?} {}", outcome.ended);
    }

    /// A look at 7.7 req/s that failed beside one at 8.2 with a p95 of 130 ms was called the line's upper end.
    #[test]
    fn a_failure_that_a_higher_rate_contradicts_is_driven_again_and_the_report_says_so() {
        let mut search = Search::new(8.2, 8.2, Duration::from_millis(300), Pace::default(), Duration::from_secs(120));
        let fine = StepOutcome::told(1, 8.2, VerdictKind::Undecided).observation();
        search.learn(8.2, &Observation { is_fine: true, seconds: vec![(20.0, 0.0); 10], ..fine });
        let seen = |kind| (kind, Ending::No);
        let mut told = Told(vec![seen(VerdictKind::Fail), seen(VerdictKind::Pass)]);
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let outcome = runtime.block_on(LoadOutcome::of(search, &mut told));
        let steps: Vec<(f64, &str)> = outcome.steps.iter().map(|s| (s.per_s, s.verdict.kind.word())).collect();
        assert!(steps[0].0 == steps[1].0 && steps[0].1 == "undecided" && steps[1].1 == "pass", "{steps:?}");
        assert!(outcome.steps[0].verdict.because.ends_with("yet 8.2 req/s met the objective: driven again"));
        assert!(outcome.line().1.is_none() && outcome.recovery.is_none(), "nothing failed");
    }

    #[test]
    fn a_void_rate_is_driven_once_more_and_never_counts_as_too_much() {
        let void = || (VerdictKind::Void, Ending::No);
        let twice = outcome(vec![void(), void(), (VerdictKind::Pass, Ending::No)]);
        assert_eq!((twice.steps.len(), twice.ended.as_str()), (2, "the scanning machine was the limit, not the app"));
        let once = outcome(vec![void(), (VerdictKind::Pass, Ending::No)]);
        let rates: Vec<f64> = once.steps.iter().map(|step| step.per_s).collect();
        assert_eq!((rates, once.line().1.is_none()), (vec![64.0; 2], true), "the same rate, and nothing failed");
    }

    #[test]
    fn below_a_rate_at_which_we_were_the_limit_the_line_is_proven_all_the_same() {
        let search = || {
            let mut search = Search::new(32.0, 2_000.0, Duration::from_millis(300), Pace::default(), Duration::from_secs(120));
            let fine = StepOutcome::told(1, 32.0, VerdictKind::Undecided).observation();
            search.learn(32.0, &Observation { is_fine: true, has_room: true, seconds: vec![(32.0, 0.0); 10], ..fine });
            search
        };
        let run = |kinds: &[VerdictKind]| {
            let mut told = Told(kinds.iter().map(|kind| (*kind, Ending::No)).collect());
            let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
            runtime.block_on(LoadOutcome::of(search(), &mut told))
        };
        let proven = run(&[VerdictKind::Void, VerdictKind::Void, VerdictKind::Pass, VerdictKind::Pass]);
        let rates: Vec<f64> = proven.steps.iter().map(|step| step.per_s).collect();
        assert!(rates.len() == 3 && rates[0].total_cmp(&rates[1]).is_eq() && rates[2] < rates[1], "{rates:?}");
        let told = format!("it went no higher than {:.1} req/s, where the scanning machine was the limit", rates[0]);
        assert_eq!(proven.ended, told);
        let never = run(&[VerdictKind::Void; 8]);
        assert_eq!((never.ended.as_str(), never.line().0.is_none()), (OURSELVES, true));
        assert!(never.steps.len() == 5 && never.steps.windows(2).skip(1).all(|pair| pair[1].per_s < pair[0].per_s), "each lower");
    }

    #[test]
    fn what_ends_the_load_ends_it_wherever_it_is_seen() {
        let full = || Ending::Aborted(Abort::Load("Redis is full".to_owned()));
        let at_once = outcome(vec![(VerdictKind::Undecided, full()), (VerdictKind::Pass, Ending::No)]);
        assert_eq!((at_once.steps.len(), at_once.ended.as_str()), (1, "Redis is full"));
        let tripped = || Ending::Tripped("no answer".to_owned());
        for (gone, why) in [(full(), "Redis is full"), (aborted(), "a server is full"), (tripped(), "no answer")] {
            // The first is fine, the second too much, and the third the watch after it.
            let seen = vec![(VerdictKind::Pass, Ending::No), (VerdictKind::Fail, Ending::No), (VerdictKind::Undecided, gone)];
            let after = outcome(seen.into_iter().chain([(VerdictKind::Pass, Ending::No)]).collect());
            assert_eq!((after.steps.len(), after.ended.as_str(), after.recovery.is_some()), (2, why, true));
        }
    }

    #[test]
    fn the_line_lies_between_the_highest_that_passed_and_the_lowest_above_it_that_failed() {
        let mut outcome = outcome(Vec::new());
        for (per_s, kind) in [
            (80.0, VerdictKind::Fail),
            (30.0, VerdictKind::Pass),
            (54.0, VerdictKind::Fail),
            (20.0, VerdictKind::Fail),
            (36.0, VerdictKind::Pass),
            (40.0, VerdictKind::Undecided),
        ] {
            outcome.steps.push(StepOutcome::told(1, per_s, kind));
        }
        let rates = |outcome: &LoadOutcome| (outcome.line().0.map(|s| s.per_s), outcome.line().1.map(|s| s.per_s));
        assert_eq!(rates(&outcome), (Some(36.0), Some(54.0)));
        outcome.steps.push(StepOutcome::told(2, 36.0, VerdictKind::Fail));
        assert_eq!(rates(&outcome), (Some(30.0), Some(36.0)), "held again, it was too much");
        outcome.has_line = false;
        assert_eq!(rates(&outcome), (None, None), "nobody looked for one");
    }

    #[test]
    fn what_it_stayed_below_is_the_end_unless_something_cut_it_short() {
        let full = "it went no higher than 64.0 req/s: a server is full";
        assert_eq!(ended(vec![(VerdictKind::Undecided, aborted()), (VerdictKind::Pass, Ending::No)]), full);
        assert_eq!(
            ended(vec![(VerdictKind::Undecided, aborted()), (VerdictKind::Pass, Ending::No), (VerdictKind::Undecided, Ending::Stopped)]),
            STOPPED
        );
        let redis = || Ending::Aborted(Abort::Load("Redis is full".to_owned()));
        assert_eq!(
            ended(vec![(VerdictKind::Undecided, aborted()), (VerdictKind::Pass, Ending::No), (VerdictKind::Undecided, redis())]),
            "Redis is full"
        );
        assert_ne!(ended(vec![(VerdictKind::Undecided, aborted())]), full, "nothing is proven");
        assert_eq!(ended(vec![(VerdictKind::Undecided, redis()), (VerdictKind::Pass, Ending::No)]), "Redis is full");
    }
}
