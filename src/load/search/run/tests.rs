use std::collections::BTreeMap;

use super::*;
use crate::load::{pace::Pace, record::counts::DueCount, search::outcome::Observation};

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

/// The same, of a server that is calm as soon as it is watched.
struct Calm(Told);

impl Drive for Calm {
    fn left(&self) -> Duration {
        self.0.left()
    }

    async fn hold(&mut self, number: u32, step: &Step) -> (StepOutcome, Ending) {
        let (held, gone) = self.0.hold(number, step).await;
        let calm = |second| (second, DueCount { offered: 10, served: 10, ..DueCount::default() });
        let slices = if step.purpose == Purpose::Watch { (0..5).map(calm).collect() } else { BTreeMap::new() };
        (StepOutcome { slices, ..held }, gone)
    }
}

#[test]
fn the_breaker_ends_a_load_at_once_unless_the_app_comes_back_and_the_second_time_always() {
    let tripped = || (VerdictKind::Fail, Ending::Tripped("the circuit breaker opened".to_owned()));
    let (fine, watch) = (|| (VerdictKind::Pass, Ending::No), || (VerdictKind::Undecided, Ending::No));
    let known = || {
        let mut search = Search::new(32.0, 2_000.0, Duration::from_millis(300), Pace::default(), Duration::from_secs(120));
        let seen = StepOutcome::told(1, 32.0, VerdictKind::Undecided).observation();
        search.learn(32.0, &Observation { is_fine: true, has_room: true, seconds: vec![(5.0, 0.0); 10], ..seen });
        search
    };
    let run = |steps, is_calm: bool| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let outcome = if is_calm {
            runtime.block_on(LoadOutcome::of(known(), &mut Calm(Told(steps))))
        } else {
            runtime.block_on(LoadOutcome::of(known(), &mut Told(steps)))
        };
        let rates: Vec<f64> = outcome.steps.iter().map(|step| step.per_s).collect();
        (rates, outcome)
    };
    let (rates, outcome) = run(vec![tripped(), watch(), fine()], true);
    assert!(rates.len() == 2 && rates[1] < 0.96 * rates[0], "a lower rate: {rates:?}");
    assert!(outcome.line().0.is_some() && outcome.line().1.is_some() && !outcome.ended.contains("breaker"), "{}", outcome.ended);
    assert!(outcome.recovery.is_some_and(|recovery| recovery.back_after_s.is_some()));
    let (rates, outcome) = run(vec![tripped(), watch(), fine()], false);
    assert_eq!((rates.len(), outcome.ended.as_str()), (1, "the circuit breaker opened"), "it did not come back");
    let (rates, outcome) = run(vec![tripped(), watch(), tripped(), watch(), fine()], true);
    assert_eq!((rates.len(), outcome.ended.as_str()), (2, "the circuit breaker opened"), "twice is no stall of somebody else's");
    let late = run(vec![(VerdictKind::Fail, Ending::No), watch(), tripped(), watch(), fine()], true);
    assert_eq!((late.0.len(), late.1.recovery.map(|recovery| recovery.after)), (3, Some(1)), "what was watched first stays");
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
