//! The climb: one rate after the other, each driven and judged, until the search has ended. The same on the real clock and
//! on the virtual one of the tests.

use std::{collections::BTreeMap, time::Duration};

use super::{
    Event,
    alarm::Raised,
    away::Away,
    course::{Course, Crest},
    record::{Slice, StepCount},
    recovery::{self, Recovery},
    search::{Lesson, Search},
    step::{Purpose, Step},
    verdict::{self, Kind, Sums, Verdict},
};

/// How a load ended that somebody asked to end.
pub(super) const STOPPED: &str = "it was stopped";

/// A step that was driven.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) number: u32,
    pub(super) per_s: f64,
    pub(super) seconds: f64,
    pub(super) sums: Sums,
    pub(super) in_flight_max: i64,
    /// Answers each second while it was measured; none: not a whole second.
    pub(super) answered_per_s: Option<f64>,
    /// Since the start of the ramp, when it began to be measured.
    pub(super) from_s: f64,
    /// How long the answers under way were waited for at its end.
    pub(super) drained_s: f64,
    /// Its measured seconds.
    pub(super) slices: BTreeMap<u32, Slice>,
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
        Lesson {
            kind: self.verdict.kind,
            is_fine: self.verdict.is_fine,
            has_room: self.has_room,
            answered_per_s: self.answered_per_s,
            seconds: verdict::late_by_second(&self.slices),
        }
    }
}

/// Why a step was left before its time.
#[derive(Debug)]
pub(super) enum Left {
    No,
    /// Nothing that could still come would change it.
    Decided,
    Stopped,
    /// The circuit breaker opened: the app does not bear this.
    Tripped(String),
    /// A server behind the app is near a limit, or a tenth of the requests fails.
    Alarmed(Raised),
    /// The app is not there any more.
    Away(Away),
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
    /// Keeps a step that was judged.
    fn keep_step(&mut self, _: &Held) {}
    /// Keeps whether the server came back.
    fn keep_recovery(&mut self, _: &Recovery) {}
}

/// All steps, and how the search ended.
pub(super) struct Climb {
    pub(super) steps: Vec<Held>,
    /// None: no step was too much after one that was fine.
    pub(super) recovery: Option<Recovery>,
    /// None: there was none.
    pub(super) spike: Option<Crest>,
    pub(super) ended: String,
    /// None: the app was there to the end.
    pub(super) away: Option<Away>,
    /// False where nobody looked for a line.
    has_line: bool,
}

impl Climb {
    /// Drives what `search` asks for until it has ended.
    pub(super) async fn of(mut search: Search, drive: &mut impl Drive) -> Self {
        let mut climb = Self { steps: Vec::new(), recovery: None, spike: None, ended: String::new(), away: None, has_line: true };
        let (mut number, mut doubtful) = (0, 0);
        // Why it is over before the search is, and why it went no higher.
        let (mut cut, mut too_much) = (None, None);
        while let Some(step) = search.step(drive.left()) {
            if drive.is_stopped() {
                cut = Some(STOPPED.to_owned());
                break;
            }
            let (held, gone) = next(drive, &mut number, &step).await;
            let is_doubtful = held.verdict.kind == Kind::Void && !held.verdict.is_fine;
            if let Left::Alarmed(Raised::Rate(why)) = &gone {
                too_much = Some(format!("it went no higher than {:.1} req/s: {why}", step.per_s));
            }
            match gone {
                Left::Away(away) => cut = Some(climb.left_by(away)),
                Left::Tripped(why) | Left::Alarmed(Raised::Load(why)) => cut = Some(why),
                Left::Stopped => cut = Some(STOPPED.to_owned()),
                // In time although we were late: it can only have been better. Else one more try shows whether it was us.
                _ if is_doubtful && doubtful < 1 => doubtful += 1,
                _ if is_doubtful => cut = Some("the scanning machine was the limit, not the app".to_owned()),
                _ => search.learn(step.per_s, &held.lesson()),
            }
            let is_measured = held.sums.requests > 0;
            if is_measured {
                drive.keep_step(&held);
            }
            // Rates only fall after the first that was too much.
            let watch = search.watch(drive.left()).filter(|_| held.verdict.kind == Kind::Fail && climb.recovery.is_none());
            if let Some(watch) = watch.filter(|_| !drive.is_stopped()) {
                let (watched, gone) = next(drive, &mut number, &watch).await;
                if !matches!(gone, Left::Away(_)) {
                    climb.watched(Recovery::of(held.number, held.drained_s, &watch, &watched), drive);
                }
                match gone {
                    Left::Away(away) => cut = Some(climb.left_by(away)),
                    Left::Tripped(why) | Left::Alarmed(Raised::Rate(why) | Raised::Load(why)) => cut = Some(why),
                    Left::Stopped => cut = Some(STOPPED.to_owned()),
                    Left::No | Left::Decided => {}
                }
            }
            if is_measured {
                climb.steps.push(held);
            }
            if cut.is_some() {
                break;
            }
        }
        let is_open_above = matches!(climb.line(), (Some(_), None));
        climb.ended = cut.or(too_much.filter(|_| is_open_above)).unwrap_or_else(|| search.ended().to_owned());
        climb
    }

    /// Steps of a load in which nobody looked for a line.
    pub(super) fn without_line(steps: Vec<Held>, ended: String) -> Self {
        Self { steps, recovery: None, spike: None, ended, away: None, has_line: false }
    }

    /// Drives `course`. Where the circuit breaker ends a spike, it is watched all the same whether the server comes back.
    pub(super) async fn along(course: Course, drive: &mut impl Drive) -> Self {
        let mut number = 0;
        let step = course.step;
        let (held, gone) = next(drive, &mut number, &step).await;
        drive.keep_step(&held);
        let mut climb = Self::without_line(Vec::new(), course.ended.to_owned());
        climb.spike = step.spike.map(|spike| Crest::of(&step, spike, &held));
        match gone {
            Left::Stopped => return Self { steps: vec![held], spike: None, ended: STOPPED.to_owned(), ..climb },
            Left::Away(away) => {
                climb.spike = None;
                climb.ended = climb.left_by(away);
            }
            Left::Tripped(why) | Left::Alarmed(Raised::Rate(why) | Raised::Load(why)) => {
                let dwell = (recovery::LONGEST * 2).min(drive.left());
                if step.spike.is_some() && dwell >= recovery::SHORTEST {
                    let watch = Step::new(step.per_s, Duration::ZERO, dwell, Purpose::Watch);
                    match next(drive, &mut number, &watch).await {
                        (_, Left::Away(away)) => _ = climb.left_by(away),
                        (watched, _) => climb.watched(Recovery::of(held.number, held.drained_s, &watch, &watched), drive),
                    }
                }
                climb.ended = why;
            }
            Left::Decided if step.spike.is_none() => "the objective was missed beyond doubt".clone_into(&mut climb.ended),
            Left::No | Left::Decided if step.spike.is_some() => climb.watched(Recovery::of(held.number, 0.0, &step, &held), drive),
            Left::No | Left::Decided => {}
        }
        climb.steps.push(held);
        climb
    }

    fn watched(&mut self, recovery: Recovery, drive: &mut impl Drive) {
        drive.keep_recovery(&recovery);
        self.recovery = Some(recovery);
    }

    /// Keeps that the app went away; tells how the load ended.
    pub(super) fn left_by(&mut self, away: Away) -> String {
        self.away.insert(away).ended()
    }

    /// True where a rate was too much while a line was looked for, and nobody saw what came after it.
    pub(super) fn is_unwatched(&self) -> bool {
        self.has_line && self.recovery.is_none() && self.steps.iter().any(|s| s.verdict.kind == Kind::Fail)
    }

    /// The highest step that passed, and the lowest above it that failed; neither where nobody looked for a line.
    pub(super) fn line(&self) -> (Option<&Held>, Option<&Held>) {
        let of = |kind| self.steps.iter().filter(move |s| self.has_line && s.verdict.kind == kind);
        let proven = of(Kind::Pass).max_by(|a, b| a.per_s.total_cmp(&b.per_s));
        let above = of(Kind::Fail).filter(|s| proven.is_none_or(|p| s.per_s > p.per_s));
        (proven, above.min_by(|a, b| a.per_s.total_cmp(&b.per_s)))
    }
}

/// Drives the next step, and tells of it.
async fn next(drive: &mut impl Drive, number: &mut u32, step: &Step) -> (Held, Left) {
    *number += 1;
    drive.tell(Event::Step { number: *number, per_s: Some(step.per_s) });
    let (held, gone) = drive.hold(*number, step).await;
    drive.tell(Event::Judged { number: *number, verdict: held.verdict.kind.word(), because: held.verdict.because.clone() });
    (held, gone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Pace;

    /// A server with an answer for each step in turn; where there is none, the load is over.
    struct Told(Vec<(Kind, Left)>);

    impl Drive for Told {
        fn left(&self) -> Duration {
            Duration::from_secs(if self.0.is_empty() { 0 } else { 60 })
        }

        async fn hold(&mut self, number: u32, step: &Step) -> (Held, Left) {
            let (kind, left) = self.0.remove(0);
            let sums = Sums { requests: 100, served: 100, ..Sums::default() };
            let verdict = Verdict { kind, because: String::new(), is_fine: kind == Kind::Pass };
            let held = Held {
                number,
                per_s: step.per_s,
                seconds: 10.0,
                sums,
                in_flight_max: 1,
                answered_per_s: None,
                from_s: 0.0,
                drained_s: 0.0,
                slices: BTreeMap::new(),
                effort: Effort::default(),
                has_room: false,
                verdict,
            };
            (held, left)
        }
    }

    fn ended(steps: Vec<(Kind, Left)>) -> String {
        let search = Search::new(64.0, 64.0, Duration::from_millis(300), Pace::default(), Duration::from_secs(120));
        let mut told = Told(steps);
        let climb = Climb::of(search, &mut told);
        tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(climb).ended
    }

    fn alarm() -> Left {
        Left::Alarmed(Raised::Rate("a server is full".to_owned()))
    }

    #[test]
    fn what_an_app_that_went_away_leaves_behind_is_no_limit_of_it() {
        let search = || Search::new(64.0, 64.0, Duration::from_millis(300), Pace::default(), Duration::from_secs(120));
        let gone = || Left::Away(Away { at_s: Some(12.0), waited_s: 15.0 });
        let climb = |steps| {
            let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
            runtime.block_on(Climb::of(search(), &mut Told(steps)))
        };
        let rates = |climb: &Climb| (climb.line().0.map(|s| s.number), climb.line().1.map(|s| s.number));
        let at_once = climb(vec![(Kind::Void, gone()), (Kind::Pass, Left::No)]);
        assert_eq!((rates(&at_once), at_once.steps.len()), ((None, None), 1), "nothing is driven after it");
        assert!(at_once.ended.starts_with("the app went away at 12 s and did not come back within 15 s: "), "{}", at_once.ended);
        let later = climb(vec![(Kind::Undecided, alarm()), (Kind::Pass, Left::No), (Kind::Void, gone())]);
        assert_eq!(rates(&later), (Some(2), None), "what was proven before it stays");
        let watched = climb(vec![(Kind::Fail, Left::No), (Kind::Void, gone())]);
        assert!(watched.recovery.is_none() && watched.away.is_some() && rates(&watched) == (None, Some(1)));
    }

    #[test]
    fn what_it_stayed_below_is_the_end_unless_something_cut_it_short() {
        let full = "it went no higher than 64.0 req/s: a server is full";
        assert_eq!(ended(vec![(Kind::Undecided, alarm()), (Kind::Pass, Left::No)]), full);
        assert_eq!(ended(vec![(Kind::Undecided, alarm()), (Kind::Pass, Left::No), (Kind::Undecided, Left::Stopped)]), STOPPED);
        let redis = || Left::Alarmed(Raised::Load("Redis is full".to_owned()));
        assert_eq!(ended(vec![(Kind::Undecided, alarm()), (Kind::Pass, Left::No), (Kind::Undecided, redis())]), "Redis is full");
        assert_ne!(ended(vec![(Kind::Undecided, alarm())]), full, "nothing is proven");
        assert_eq!(ended(vec![(Kind::Undecided, redis()), (Kind::Pass, Left::No)]), "Redis is full");
    }
}
