//! Which rate comes next, for how long, and when the search for the load line has ended: doubling until something gives,
//! looks where the line most likely is, a long hold below it as proof, and one above it to fail. Pure.

use std::time::Duration;

use crate::load::{
    pace::Pace,
    search::{
        between,
        estimate::{Guesses, Seen},
        evidence::{self, Evidence, Saturation},
        limit::{ENOUGH, MAY_BE_LATE},
        outcome::{Observation, VerdictKind},
        recovery,
        step::{Purpose, Step},
        times::Times,
    },
};

/// Proven and failed this close are enough: by more two holds of one app differ from each other.
const CLOSE_TO_PROOF: f64 = 1.15;
/// No rate below this is tried.
const LOWEST: f64 = 0.25;
/// Where nothing was too much yet, the first hold is at this share of the highest rate: a short step flatters an empty queue.
const HELD: f64 = 0.935;
/// After a hold that proved nothing the next tries at most this share of its rate.
const LOWER: f64 = 0.93;
/// And at most this share where there is time for only one more, and so many decided nothing: a line that is too low tells more than none.
const LAST: f64 = 0.8;
const MANY_UNDECIDED: usize = 3;
/// The same after one that failed: it was further away.
const MUCH_LOWER: f64 = 0.90;
/// The next above one that did not fail, and above the line where none was tried there yet; and so far below one that failed.
const HIGHER: f64 = 1.04;
const BELOW_FAILED: f64 = 0.95;
/// Where so many are late with one visitor alone, twice what may be, no rate can be fine.
const HOPELESS: f64 = 2.0 * MAY_BE_LATE;
/// Where plimsoll was the limit so far above what is proven, the app may carry much more.
const FAR_FROM_OURS: f64 = 1.3;
/// The line is no higher than what a saturated server answers, but for the error of that count.
const SATURATED: f64 = 1.03;
/// A shorter hold sees too little of a queue's memory to be asked for it: the line of a short load is rough.
const SHORTEST_TELLING: Duration = Duration::from_secs(20);
const HIGHEST_ALLOWED: &str = "the highest allowed rate (`load.max_rate`) was reached";

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
    /// The highest rate that passed, and the lowest above it that failed.
    proven: Option<f64>,
    failed: Option<f64>,
    /// Those of holds that decided nothing.
    undecided: Vec<f64>,
    /// All that passed.
    passed: Vec<f64>,
    /// The line is held once more, with the time that is left.
    confirms: bool,
    /// The lowest at which plimsoll itself was the limit: nobody can tell what the app makes of it.
    ours: Option<f64>,
    guesses: Guesses,
    saturation: Saturation,
    /// The share of requests that are late with one visitor alone.
    late_alone: f64,
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
            failed: None,
            undecided: Vec::new(),
            passed: Vec::new(),
            confirms: false,
            ours: None,
            guesses: Guesses::default(),
            saturation: Saturation::default(),
            late_alone: 0.0,
            evidence: Evidence::default(),
            is_over: false,
            ended: "the time was over".to_owned(),
        }
    }

    /// The same, where this share of the requests was late with one visitor alone.
    pub(crate) fn knowing(self, late_alone: f64) -> Self {
        Self { late_alone, ..self }
    }

    /// What to drive now, where `left` is left; none: the search has ended.
    pub(crate) fn step(&mut self, left: Duration) -> Option<Step> {
        if self.held.is_none() && self.times.is_short(left) {
            self.held = self.low.map(|low| self.high.map_or(HELD * low, |high| self.guesses.below(high)));
        }
        match self.held {
            _ if self.is_over => None,
            Some(per_s) if self.confirms => self.confirmation(per_s, left),
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
        let far = self.far_above();
        let kept_back = far.map_or(Duration::ZERO, |_| times.settle + times.rise + times.reserve);
        if let Some(far) = far.filter(|_| left < kept_back + times.hold_settle + times.narrow) {
            let dwell = left.saturating_sub(times.settle + times.reserve).min(times.narrow);
            return (dwell >= times.rise).then(|| self.at(far, times.settle, dwell, Purpose::Look));
        }
        let around = times.hold_settle + times.reserve.max(kept_back);
        // Rather one that is half as long again than time left over.
        let longest = if left >= (around + wanted) * 2 { wanted } else { wanted * 3 / 2 };
        let dwell = left.saturating_sub(around).min(longest);
        // What a hold of this length cannot prove it may still show to fail.
        let most = self.saturation.ceiling(self.limit_s, dwell).unwrap_or(f64::INFINITY);
        let is_last = left < (around + wanted) * 2;
        let per_s = if is_last { per_s.min(self.surely_below().unwrap_or(per_s)) } else { per_s };
        let (per_s, purpose) = match self.proven {
            Some(_) if per_s > most => (per_s, Purpose::Look),
            _ => (per_s.min(most), Purpose::Hold),
        };
        (dwell >= times.rise).then(|| self.at(per_s, times.hold_settle, dwell, purpose))
    }

    /// Where holds decided nothing and none proved anything: a rate that does, though the line will be found too low.
    fn surely_below(&self) -> Option<f64> {
        let lowest = self.undecided.iter().copied().reduce(f64::min);
        lowest.filter(|_| self.proven.is_none() && self.undecided.len() >= MANY_UNDECIDED).map(|lowest| (LAST * lowest).max(LOWEST))
    }

    /// The proven rate again, for as long as it leaves time for a lower one should it not hold.
    fn confirmation(&self, per_s: f64, left: Duration) -> Option<Step> {
        let times = self.times;
        let wanted = times.hold.max(Duration::from_secs_f64(ENOUGH / per_s));
        let kept_back = (times.hold_settle + times.reserve) * 2 + wanted * 2 / 3;
        let dwell = left.saturating_sub(kept_back).min(wanted * 2);
        (dwell >= wanted / 2).then(|| self.at(per_s, times.hold_settle, dwell, Purpose::Confirm))
    }

    /// A rate that surely fails, where one is proven and none above it failed yet.
    fn far_above(&self) -> Option<f64> {
        let proven = self.proven.filter(|proven| self.high.is_some() && self.failed.is_none_or(|failed| failed <= *proven))?;
        let far = self.guesses.far_above()?.min(self.most);
        (far > HIGHER * proven).then_some(far)
    }

    fn at(&self, per_s: f64, settle: Duration, dwell: Duration, purpose: Purpose) -> Step {
        Step { evidence: self.evidence.clone(), ..Step::new(per_s, settle, dwell, purpose) }
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

    /// Drives nothing so high again: a server behind the app said that `rate` is too much, whatever the app answers.
    pub(crate) fn forbid(&mut self, rate: f64) {
        self.most = self.most.min(BELOW_FAILED * rate);
    }

    /// Asks for nothing so high again, for there plimsoll itself was the limit; false: nothing lower was fine.
    pub(crate) fn turn_back(&mut self, rate: f64) -> bool {
        let Some(low) = self.low else { return false };
        self.forbid(rate);
        self.ours = Some(self.ours.map_or(rate, |ours| ours.min(rate)));
        if let Some(proven) = self.proven {
            self.climb_towards_ours(proven);
            return true;
        }
        let lower = self.held.map_or(HELD * low, |held| LOWER * held.min(rate));
        self.held = Some(self.guesses.below(lower));
        true
    }

    /// Half the way from what is proven to where plimsoll was the limit, until that is near.
    fn climb_towards_ours(&mut self, proven: f64) {
        match self.ours {
            Some(ours) if ours / proven > FAR_FROM_OURS => self.held = Some((proven * ours).sqrt()),
            _ => self.is_over = true,
        }
    }

    /// Learns how `rate` went.
    pub(crate) fn learn(&mut self, rate: f64, observation: &Observation) {
        match observation.kind {
            VerdictKind::Pass => {
                self.passed.push(rate);
                self.proven = Some(self.proven.map_or(rate, |proven| proven.max(rate)));
            }
            VerdictKind::Fail => self.failed = Some(self.failed.map_or(rate, |failed| failed.min(rate))),
            _ if self.held.is_some() => self.undecided.push(rate),
            _ => {}
        }
        if self.confirms && !observation.is_fine {
            self.take_back(rate);
        }
        let is_pass = observation.kind == VerdictKind::Pass;
        let is_higher = if self.held.is_some() { is_pass } else { observation.is_fine };
        if is_higher {
            self.low = Some(self.low.map_or(rate, |low| low.max(rate)));
        } else {
            self.lower(rate, observation);
        }
        self.remember(rate, observation);
        if self.held.is_some() { self.after_hold(rate, observation) } else { self.after_look(observation) }
    }

    /// What was proven at `rate` did not hold for longer.
    fn take_back(&mut self, rate: f64) {
        self.passed.retain(|passed| *passed < rate);
        self.proven = self.passed.iter().copied().reduce(f64::max);
        self.low = self.proven;
        self.failed = Some(rate);
    }

    /// Takes in what was seen at `rate`, and draws no conclusion yet.
    pub(crate) fn remember(&mut self, rate: f64, observation: &Observation) {
        self.guesses.learn(Seen::of(rate, observation));
        // An overload is no sample of how late requests cluster in a queue that lasts.
        self.evidence.learn(rate, &observation.seconds, observation.kind != VerdictKind::Fail && observation.is_fine);
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

    fn after_look(&mut self, observation: &Observation) {
        match (self.low, self.high) {
            (None, Some(_)) if self.late_alone >= HOPELESS && observation.kind == VerdictKind::Fail => {
                let pct = 100.0 * self.late_alone;
                self.end(format!("with one visitor alone {pct:.0} % of the requests failed or took too long: no lower rate was tried"));
            }
            (Some(low), None) if low >= self.most => {
                HIGHEST_ALLOWED.clone_into(&mut self.ended);
                self.held = Some(low);
            }
            (Some(low), None) => self.next = (low * if observation.has_room { 2.0 } else { 1.4 }).min(self.most),
            (None, Some(high)) if high / 2.0 < LOWEST => self.end("even the lowest rate missed the objective"),
            (None, Some(high)) => self.next = high / 2.0,
            (Some(_), Some(_)) => self.close_in(),
            (None, None) => {}
        }
    }

    /// Looks where the line most likely is, until it is known well enough for a hold.
    fn close_in(&mut self) {
        if self.guesses.are_close() {
            self.held = Some(self.guesses.below(self.most));
        } else if let Some(next) = self.guesses.line() {
            self.next = next.min(self.most);
        }
    }

    /// Both ends are known. A queue that just does not grow may be seen in a good minute: what time is left goes to another one.
    fn confirm(&mut self, proven: f64) {
        "the line lies between two close rates".clone_into(&mut self.ended);
        (self.confirms, self.held) = (true, Some(proven));
    }

    fn is_undecided_between(&self, proven: f64, failed: f64) -> bool {
        self.undecided.iter().any(|rate| proven < *rate && *rate < failed)
    }

    /// Downwards while nothing is proven; then upwards, until something has failed not far above it.
    fn after_hold(&mut self, rate: f64, observation: &Observation) {
        if std::mem::take(&mut self.confirms) && self.proven == Some(rate) {
            self.is_over = true;
            return;
        }
        let Some(proven) = self.proven else {
            let stride = if observation.kind == VerdictKind::Fail { MUCH_LOWER } else { LOWER };
            let lower = self.guesses.below(stride * rate);
            return if lower < LOWEST { self.end("even the lowest rate missed the objective") } else { self.held = Some(lower) };
        };
        let failed = self.failed.filter(|failed| *failed > proven);
        let (least, most) = (HIGHER * rate.min(self.most).max(proven), failed.map_or(self.most, |failed| BELOW_FAILED * failed));
        match failed {
            _ if self.high.is_none() => self.climb_towards_ours(proven),
            Some(failed) if failed / proven <= CLOSE_TO_PROOF => self.confirm(proven),
            Some(failed) if self.is_undecided_between(proven, failed) => match between::next(proven, failed, &self.undecided) {
                Some(rate) => self.held = Some(rate),
                None => self.end("no further rate between the two ends could be decided"),
            },
            None if least >= most => self.end(HIGHEST_ALLOWED),
            _ => self.held = Some(self.guesses.above(least).min(most)),
        }
    }
}

#[cfg(test)]
mod tests;
