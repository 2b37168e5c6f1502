//! Which rate comes next, for how long, and when the search for the load line has ended: doubling until something gives,
//! bisection between what was fine and what was not, a long hold as proof, and a climb while time remains. Pure.

use std::time::Duration;

use crate::load::{
    pace::Pace,
    search::{
        evidence::{self, Evidence, MOST_SPARE},
        outcome::{Observation, VerdictKind},
        recovery,
        step::{Purpose, Step},
    },
};

/// Rates closer than this are one to the bisection.
const CLOSE: f64 = 1.10;
/// Where proven and not proven are closer than this, a further hold could not tell them apart.
const CLOSE_TO_PROOF: f64 = 1.05;
/// No rate below this is tried.
const LOWEST: f64 = 0.25;
/// The first hold tries this share of the highest rate that was fine: a short step flatters a queue that was empty.
const HELD: f64 = 0.935;
/// After a hold that proved nothing the next tries at most this share of its rate.
const LOWER: f64 = 0.97;
/// The same after one that failed: it was further away.
const MUCH_LOWER: f64 = 0.90;
/// And at least this one.
const LOWEST_STRIDE: f64 = 0.85;
/// Between them the first is taken at which so few would be late that they prove, where their share falls with this power of
/// the rate, and is by so much higher than it was.
const STEEPNESS: f64 = 10.0;
const CAUTION: f64 = 1.6;
/// The line is no higher than what a saturated server answers, but for the error of that count.
const SATURATED: f64 = 1.03;
/// A hold takes so many of a queue's memories, limit / (1 - utilisation).
const MEMORIES: f64 = 15.0;
/// A shorter hold sees too little of a queue's memory to be asked for it: the line of a short load is rough.
const SHORTEST_TELLING: Duration = Duration::from_secs(20);
/// A longer hold than this gains little.
const LONGEST_HOLD: Duration = Duration::from_secs(90);
/// The longest step while the line is looked for, and while it is closed in on.
const LONGEST_RISE: Duration = Duration::from_secs(5);
const LONGEST_NARROW: Duration = Duration::from_secs(20);
/// The most that is kept back at the end for the answers under way.
const RESERVE: Duration = Duration::from_secs(4);
/// So many requests without a late one prove a 95th percentile, with some to spare.
const ENOUGH: f64 = 80.0;

/// How long the steps of each kind take.
#[derive(Clone, Copy, Debug)]
struct Times {
    all: Duration,
    settle: Duration,
    rise: Duration,
    narrow: Duration,
    hold_settle: Duration,
    hold: Duration,
    reserve: Duration,
}

impl Times {
    /// Shares of `all`: two or three holds, some steps to close in, and short ones before them.
    fn of(pace: Pace, all: Duration) -> Self {
        // However short the time is, something is driven.
        let (least, settle) = (pace.dwell.min(all / 4), pace.settle.min(all / 12));
        Self {
            all,
            settle,
            rise: (all / 40).clamp(least, LONGEST_RISE.max(least)),
            narrow: (all / 25).clamp(least, LONGEST_NARROW.max(least)),
            hold_settle: (all / 30).clamp(settle, settle * 5),
            hold: (all / 4).clamp(least, LONGEST_HOLD.max(least)),
            reserve: RESERVE.min(all / 16),
        }
    }

    /// True where nothing but holds fits into what is `left`.
    fn is_short(&self, left: Duration) -> bool {
        left < self.all * 13 / 25 || left < self.settle + self.rise + self.hold_settle + self.hold + self.reserve
    }
}

/// Answers of steps that were far too much, and the seconds they took.
#[derive(Clone, Copy, Debug, Default)]
struct Saturation {
    answers: f64,
    seconds: f64,
}

impl Saturation {
    fn per_s(self) -> Option<f64> {
        (self.seconds > 0.0).then(|| self.answers / self.seconds)
    }
}

/// The search for the highest rate that is fine.
#[derive(Debug)]
pub(crate) struct Search {
    times: Times,
    /// An answer that takes longer is late, seconds.
    limit_s: f64,
    most: f64,
    /// The next rate while the line is looked for.
    next: f64,
    /// The highest rate that was fine, and the lowest that was not.
    low: Option<f64>,
    high: Option<f64>,
    /// The rate of the next hold; none: the line is still looked for.
    held: Option<f64>,
    /// The highest rate that passed.
    proven: Option<f64>,
    saturation: Saturation,
    evidence: Evidence,
    is_over: bool,
    ended: String,
}

impl Search {
    /// From `first` requests per second, never above `most`, within `time`; an answer after `limit` is late.
    pub(crate) fn new(first: f64, most: f64, limit: Duration, pace: Pace, time: Duration) -> Self {
        Self {
            times: Times::of(pace, time),
            limit_s: limit.as_secs_f64(),
            most,
            next: first.clamp(LOWEST.min(most), most),
            low: None,
            high: None,
            held: None,
            proven: None,
            saturation: Saturation::default(),
            evidence: Evidence::default(),
            is_over: false,
            ended: "the time was over".to_owned(),
        }
    }

    /// What to drive now, where `left` is left; none: the search has ended.
    pub(crate) fn step(&mut self, left: Duration) -> Option<Step> {
        if self.held.is_none() && self.times.is_short(left) {
            self.held = self.low.map(|low| HELD * low);
        }
        match self.held {
            _ if self.is_over => None,
            Some(per_s) => self.hold(per_s, left),
            None => self.look(left),
        }
    }

    /// A short step, to find out where the line may be.
    fn look(&self, left: Duration) -> Option<Step> {
        let times = self.times;
        let (settle, dwell) = match (self.low, self.high) {
            (Some(_), Some(_)) => (times.hold_settle.min(times.settle * 2), times.narrow),
            // A server that was idle is slow at first.
            (None, None) => (times.hold_settle.min(times.settle * 3), times.rise),
            _ => (times.settle, times.rise),
        };
        (left >= settle + dwell).then(|| self.at(self.next, settle, dwell, Purpose::Look))
    }

    /// A long step, as a proof.
    fn hold(&self, per_s: f64, left: Duration) -> Option<Step> {
        let times = self.times;
        let wanted = times.hold.max(Duration::from_secs_f64(ENOUGH / per_s));
        let around = times.hold_settle + times.reserve;
        // Rather one that is half as long again than time left over.
        let longest = if left >= (around + wanted) * 2 { wanted } else { wanted * 3 / 2 };
        let dwell = left.saturating_sub(around).min(longest);
        let per_s = self.ceiling(dwell).map_or(per_s, |ceiling| per_s.min(ceiling));
        (dwell >= times.rise).then(|| self.at(per_s, times.hold_settle, dwell, Purpose::Hold))
    }

    fn at(&self, per_s: f64, settle: Duration, dwell: Duration, purpose: Purpose) -> Step {
        Step { evidence: self.evidence.clone(), ..Step::new(per_s, settle, dwell, purpose) }
    }

    /// The highest rate that a hold of `dwell` can prove, where a saturated server was seen: it is long enough to see its queue
    /// at its worst.
    fn ceiling(&self, dwell: Duration) -> Option<f64> {
        let spare = (MEMORIES * self.limit_s / dwell.as_secs_f64()).min(MOST_SPARE);
        self.saturation.per_s().map(|per_s| per_s * (1.0 - spare))
    }

    /// What shows whether the server comes back from the overload that was just driven; none where no rate was fine before it.
    pub(crate) fn watch(&self, left: Duration) -> Option<Step> {
        let dwell = recovery::LONGEST.min(self.times.all / recovery::OF_ALL).min(left.saturating_sub(self.times.reserve));
        self.low.filter(|_| dwell >= recovery::SHORTEST).map(|low| Step::new(recovery::SHARE * low, Duration::ZERO, dwell, Purpose::Watch))
    }

    /// How it ended, or why it would if the time were over now.
    pub(crate) fn ended(&self) -> &str {
        &self.ended
    }

    /// Ends it.
    fn end(&mut self, because: impl Into<String>) {
        self.is_over = true;
        self.ended = because.into();
    }

    /// Learns how `rate` went.
    pub(crate) fn learn(&mut self, rate: f64, observation: &Observation) {
        let is_pass = observation.kind == VerdictKind::Pass;
        if is_pass {
            self.proven = Some(self.proven.map_or(rate, |proven| proven.max(rate)));
        }
        let is_higher = if self.held.is_some() { is_pass } else { observation.is_fine };
        if is_higher {
            self.low = Some(self.low.map_or(rate, |low| low.max(rate)));
        } else {
            self.lower(rate, observation);
        }
        // An overload is no sample of how late requests cluster in a queue that lasts.
        self.evidence.learn(rate, &observation.seconds, observation.kind != VerdictKind::Fail && observation.is_fine);
        if self.held.is_some() { self.after_hold(rate, observation) } else { self.after_look(observation.has_room) }
    }

    /// The line lies below `rate`, and below what the server answered where it was saturated.
    fn lower(&mut self, rate: f64, observation: &Observation) {
        let (of, late) = evidence::sums(&observation.seconds);
        if let Some(per_s) = observation.answered_per_s.filter(|_| 2.0 * late > of) {
            let seconds = observation.seconds.iter().map(|_| 1.0).sum::<f64>();
            self.saturation.answers += per_s * seconds;
            self.saturation.seconds += seconds;
        }
        if let Some(per_s) = self.saturation.per_s().filter(|_| self.times.hold >= SHORTEST_TELLING) {
            self.evidence.saturate(per_s, self.limit_s);
        }
        let saturated = self.saturation.per_s().map(|per_s| SATURATED * per_s).filter(|s| self.low.is_some_and(|low| *s > low));
        let bound = saturated.map_or(rate, |s| s.min(rate));
        self.high = Some(self.high.map_or(bound, |high| high.min(bound)));
    }

    fn after_look(&mut self, has_room: bool) {
        match (self.low, self.high) {
            (Some(low), None) if low >= self.most => {
                "the highest allowed rate (`load.max_rate`) was reached".clone_into(&mut self.ended);
                self.held = Some(low);
            }
            (Some(low), None) => self.next = (low * if has_room { 2.0 } else { 1.4 }).min(self.most),
            (None, Some(high)) if high / 2.0 < LOWEST => self.end("even the lowest rate missed the objective"),
            (None, Some(high)) => self.next = high / 2.0,
            (Some(low), Some(high)) if high / low <= CLOSE => self.held = Some(HELD * low),
            (Some(low), Some(high)) => self.next = (low * high).sqrt(),
            (None, None) => {}
        }
    }

    /// Upwards while there is room above what is proven, downwards while nothing is.
    fn after_hold(&mut self, rate: f64, observation: &Observation) {
        let lower = self.provable_below(rate, observation);
        let Some(proven) = self.proven else {
            return if lower < LOWEST { self.end("even the lowest rate missed the objective") } else { self.held = Some(lower) };
        };
        match self.high {
            None => self.is_over = true,
            Some(high) if high / proven <= CLOSE_TO_PROOF => self.end("the line lies between two close rates"),
            Some(_) if self.ceiling(self.times.hold).is_some_and(|ceiling| ceiling / proven <= CLOSE_TO_PROOF) => {
                self.end("closer to saturation a hold of this length proves nothing");
            }
            Some(high) => self.held = Some((proven * high).sqrt()),
        }
    }

    /// The highest rate below `rate`, whose hold proved nothing, at which one may be expected to prove.
    fn provable_below(&self, rate: f64, observation: &Observation) -> f64 {
        let (of, late) = evidence::sums(&observation.seconds);
        let would_prove = |stride: &f64| {
            let (per_s, share) = (stride * rate, CAUTION * late / of.max(1.0) * stride.powf(STEEPNESS));
            let requests = per_s * self.times.hold.as_secs_f64();
            self.evidence.proves(per_s, requests, share * requests)
        };
        let first = if observation.kind == VerdictKind::Fail { MUCH_LOWER } else { LOWER };
        let mut strides = std::iter::successors(Some(first), |stride| Some(stride - 0.01)).take_while(|stride| *stride > LOWEST_STRIDE);
        rate * strides.find(would_prove).unwrap_or(LOWEST_STRIDE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server that is fine up to `truth`, by the rates tried, of them held, and how it ended.
    fn tried(truth: f64, first: f64, most: f64, time_s: u64) -> (Vec<f64>, Vec<f64>, String) {
        let mut left = Duration::from_secs(time_s);
        let mut search = Search::new(first, most, Duration::from_millis(300), Pace::default(), left);
        let (mut tried, mut held) = (Vec::new(), Vec::new());
        while let Some(step) = search.step(left) {
            let rate = step.per_s;
            if step.purpose == Purpose::Hold {
                held.push(rate)
            } else {
                tried.push(rate)
            }
            assert!(tried.len() + held.len() < 30 && step.settle + step.dwell <= left, "{tried:?} {held:?}");
            left -= step.settle + step.dwell;
            let is_fine = rate <= truth;
            let kind = if !is_fine {
                VerdictKind::Fail
            } else if step.purpose == Purpose::Hold {
                VerdictKind::Pass
            } else {
                VerdictKind::Undecided
            };
            let observation = Observation { kind, is_fine, has_room: rate <= truth / 2.0, answered_per_s: None, seconds: Vec::new() };
            search.learn(rate, &observation);
        }
        (tried, held, search.ended().to_owned())
    }

    #[test]
    fn it_doubles_closes_in_from_both_sides_holds_and_climbs() {
        let (looked, held, ended) = tried(100.0, 10.0, 2_000.0, 300);
        let fine = looked.iter().copied().filter(|r| *r <= 100.0).fold(0.0, f64::max);
        assert!(fine > 100.0 / CLOSE && looked[..4] == [10.0, 20.0, 40.0, 80.0], "{looked:?}");
        assert!((held[0] - HELD * fine).abs() < 1e-9 && held[1] > held[0], "{held:?}");
        assert_eq!(ended, "the line lies between two close rates");
    }

    #[test]
    fn it_stops_at_the_highest_allowed_rate_and_goes_down_where_the_first_is_too_much() {
        let (looked, held, ended) = tried(f64::INFINITY, 10.0, 55.0, 180);
        assert!(looked.last() == Some(&55.0) && held == [55.0] && ended.contains("max_rate"), "{looked:?} {held:?} {ended}");
        assert_eq!(tried(f64::INFINITY, 100.0, 55.0, 180).0, [55.0], "however high it would begin");
        let (down, held, ended) = tried(0.0, 4.0, 55.0, 180);
        assert!(down == [4.0, 2.0, 1.0, 0.5, 0.25] && held.is_empty() && ended.contains("even the lowest"), "{down:?}");
    }

    #[test]
    fn with_little_time_what_was_fine_is_held() {
        let (looked, held, _) = tried(100.0, 10.0, 2_000.0, 20);
        let fine = looked.iter().copied().filter(|r| *r <= 100.0).fold(0.0, f64::max);
        assert!(held.len() == 1 && (held[0] - HELD * fine).abs() < 1e-9, "{looked:?} {held:?}");
        let (looked, held, _) = tried(100.0, 10.0, 2_000.0, 2);
        assert!(looked.len() + held.len() > 1, "{looked:?} {held:?}");
    }

    #[test]
    fn a_few_requests_a_second_are_held_until_they_are_enough() {
        let mut search = Search::new(4.0, 4.0, Duration::from_millis(300), Pace::default(), Duration::from_secs(60));
        let observation =
            Observation { kind: VerdictKind::Undecided, is_fine: true, has_room: true, answered_per_s: None, seconds: Vec::new() };
        search.learn(4.0, &observation);
        let step = search.step(Duration::from_secs(50)).expect("time is left");
        assert!(step.purpose == Purpose::Hold && step.dwell.as_secs_f64() * 4.0 >= ENOUGH, "{step:?}");
    }

    #[test]
    fn after_a_hold_that_proved_nothing_comes_the_highest_rate_that_may_be_expected_to_prove() {
        let search = Search::new(100.0, 2_000.0, Duration::from_millis(300), Pace::default(), Duration::from_secs(180));
        let below = |kind, late| {
            let seconds = vec![(100.0, late); 40];
            search.provable_below(100.0, &Observation { kind, is_fine: true, has_room: false, answered_per_s: None, seconds })
        };
        assert!((below(VerdictKind::Undecided, 2.5) - 97.0).abs() < 1e-9, "one that was close tries a little less");
        let (more, most) = (below(VerdictKind::Undecided, 5.0), below(VerdictKind::Undecided, 12.0));
        assert!((86.0..96.0).contains(&more) && (most - 85.0).abs() < 1e-9, "{more} {most}");
        assert!((below(VerdictKind::Fail, 0.0) - 90.0).abs() < 1e-9, "whatever failed was further away");
    }

    #[test]
    fn only_holds_that_are_long_are_asked_for_the_memory_of_the_queue() {
        for (seconds, proves) in [(40, true), (180, false)] {
            let mut search = Search::new(100.0, 2_000.0, Duration::from_millis(300), Pace::default(), Duration::from_secs(seconds));
            let overload = vec![(400.0, 390.0); 4];
            let observation =
                Observation { kind: VerdictKind::Fail, is_fine: false, has_room: false, answered_per_s: Some(200.0), seconds: overload };
            search.learn(400.0, &observation);
            // 10 s at 90 % of saturation are three of its memories.
            assert_eq!(search.evidence.proves(180.0, 1_800.0, 0.0), proves, "a load of {seconds} s");
        }
    }

    #[test]
    fn no_hold_is_closer_to_saturation_than_its_length_can_prove() {
        let mut search = Search::new(100.0, 2_000.0, Duration::from_millis(300), Pace::default(), Duration::from_secs(180));
        let mut observation =
            Observation { kind: VerdictKind::Undecided, is_fine: true, has_room: true, answered_per_s: None, seconds: Vec::new() };
        search.learn(195.0, &observation);
        observation = Observation {
            kind: VerdictKind::Fail,
            is_fine: false,
            answered_per_s: Some(200.0),
            seconds: vec![(300.0, 290.0); 4],
            ..observation
        };
        search.learn(300.0, &observation);
        let watch = search.watch(Duration::from_secs(100)).map(|step| step.per_s);
        assert_eq!(watch, Some(97.5), "half of what was fine");
        let step = search.step(Duration::from_secs(100)).expect("time is left");
        assert!(step.purpose == Purpose::Hold && (step.per_s - HELD * 195.0).abs() < 1e-9, "{step:?}");
        // 15 memories of 0.3 s / (1 - utilisation) are 45 s at 90 % of saturation.
        assert!((search.ceiling(Duration::from_secs(45)).expect("saturated") - 0.90 * 200.0).abs() < 1e-9);
    }
}
