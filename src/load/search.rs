//! Which rate comes next, for how long, and when the search for the load line has ended. Pure.

use std::time::Duration;

use super::Pace;

/// Rates closer than this are one.
const CLOSE: f64 = 1.15;
/// No rate below this is tried.
const LOWEST: f64 = 0.25;

/// A hold tries this share of the highest rate that was fine.
const HELD: f64 = 0.9;

/// The longest that one rate is held at the end.
const LONGEST_HOLD: Duration = Duration::from_secs(20);

/// A rate to be driven, and how long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) per_s: f64,
    /// Not measured at its start.
    pub(super) settle: Duration,
    /// Measured after that.
    pub(super) dwell: Duration,
}

/// The search for the highest rate that is fine.
#[derive(Debug)]
pub(super) struct Search {
    settle: Duration,
    dwell: Duration,
    next: Option<f64>,
    most: f64,
    low: Option<f64>,
    high: Option<f64>,
    proven: Option<f64>,
    is_hold: bool,
    ended: String,
}

/// How a rate went.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lesson {
    /// Nothing speaks against a higher rate.
    pub(super) is_fine: bool,
    /// The objective was met for long enough to prove it.
    pub(super) is_proven: bool,
    /// The answers were well within the objective, so that a larger stride is safe.
    pub(super) has_room: bool,
}

impl Search {
    /// From `first` requests per second, never above `most`. About eight steps fit into the `time`.
    pub(super) fn new(first: f64, most: f64, pace: Pace, time: Duration) -> Self {
        let next = Some(first.clamp(LOWEST.min(most), most));
        let dwell = (time / 8).saturating_sub(pace.settle).clamp(pace.dwell.min(Duration::from_secs(2)), pace.dwell);
        Self {
            settle: pace.settle,
            dwell,
            next,
            most,
            low: None,
            high: None,
            proven: None,
            is_hold: false,
            ended: "the time was over".to_owned(),
        }
    }

    /// What to drive now, where `left` is left; none: the search has ended.
    pub(super) fn step(&mut self, left: Duration) -> Option<Step> {
        let (settle, dwell) = (self.settle, self.dwell);
        self.next?;
        if self.wants_hold() && left < (settle + dwell) * 2 {
            self.hold();
        }
        if left < settle + dwell {
            return None;
        }
        let longest = (left - settle).saturating_sub(Duration::from_secs(1)).min(LONGEST_HOLD).max(dwell);
        self.next.map(|per_s| Step { per_s, settle, dwell: if self.is_hold { longest } else { dwell } })
    }

    /// How it ended, or why it would if the time were over now.
    pub(super) fn ended(&self) -> &str {
        &self.ended
    }

    /// Ends it.
    pub(super) fn end(&mut self, because: impl Into<String>) {
        self.next = None;
        self.ended = because.into();
    }

    /// True where a rate seemed fine, and none is proven yet.
    fn wants_hold(&self) -> bool {
        self.low.is_some() && self.proven.is_none() && !self.is_hold
    }

    /// Spends what is left on one rate, to prove it.
    fn hold(&mut self) {
        self.is_hold = true;
        self.next = self.low.map(|low| low * HELD);
    }

    /// Learns how `rate` went.
    pub(super) fn learn(&mut self, rate: f64, lesson: Lesson) {
        if lesson.is_proven {
            self.proven = Some(self.proven.map_or(rate, |proven| proven.max(rate)));
        }
        if lesson.is_fine {
            self.low = Some(self.low.map_or(rate, |low| low.max(rate)));
        } else {
            self.high = Some(self.high.map_or(rate, |high| high.min(rate)));
        }
        if self.is_hold {
            return self.next = None;
        }
        match (self.low, self.high) {
            (Some(low), None) if low >= self.most => self.close("the highest allowed rate (`load.max_rate`) was reached"),
            (Some(low), None) => self.next = Some((low * if lesson.has_room { 2.0 } else { 1.4 }).min(self.most)),
            (None, Some(high)) if high / 2.0 < LOWEST => self.end("even the lowest rate missed the objective"),
            (None, Some(high)) => self.next = Some(high / 2.0),
            (Some(low), Some(high)) if high / low <= CLOSE => self.close("the line lies between two close rates"),
            (Some(low), Some(high)) => self.next = Some((low * high).sqrt()),
            (None, None) => {}
        }
    }

    fn close(&mut self, because: &str) {
        because.clone_into(&mut self.ended);
        if self.wants_hold() { self.hold() } else { self.next = None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(truth: f64, first: f64, most: f64, proves: bool) -> (Vec<f64>, String) {
        let hour = Duration::from_secs(3_600);
        let (mut search, mut tried) = (Search::new(first, most, Pace::default(), hour), Vec::new());
        while let Some(rate) = search.step(hour).map(|step| step.per_s) {
            tried.push(rate);
            assert!(tried.len() < 30, "{tried:?}");
            search.learn(rate, Lesson { is_fine: rate <= truth, is_proven: proves && rate <= truth, has_room: rate <= truth / 2.0 });
        }
        (tried, search.ended().to_owned())
    }

    #[test]
    fn it_doubles_then_closes_in_from_both_sides() {
        let (tried, ended) = tried(100.0, 10.0, 2_000.0, true);
        let fine = tried.iter().copied().filter(|r| *r <= 100.0).fold(0.0, f64::max);
        assert!(fine > 100.0 / CLOSE && tried[..4] == [10.0, 20.0, 40.0, 80.0], "{tried:?}");
        assert_eq!(ended, "the line lies between two close rates");
    }

    #[test]
    fn it_stops_at_the_highest_allowed_rate_and_goes_down_where_the_first_is_too_much() {
        let (up, ended) = tried(f64::INFINITY, 10.0, 55.0, true);
        assert!(up.last() == Some(&55.0) && ended.contains("max_rate"), "{up:?} {ended}");
        let (down, ended) = tried(0.0, 4.0, 55.0, true);
        assert!(down == [4.0, 2.0, 1.0, 0.5, 0.25] && ended.contains("even the lowest"), "{down:?}");
    }

    #[test]
    fn what_was_left_unproven_is_held_at_the_end() {
        let (rates, _) = tried(100.0, 90.0, 2_000.0, false);
        let fine = rates.iter().copied().rev().skip(1).filter(|r| *r <= 100.0).fold(0.0, f64::max);
        assert!((rates.last().copied().unwrap_or_default() - HELD * fine).abs() < 1e-9, "{rates:?}");
    }
}
