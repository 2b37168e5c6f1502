//! The circuit breaker: looked at each second, it ends a load that does harm. Pure.

use std::collections::BTreeMap;

use crate::load::record::counts::SecondCount;

/// Seconds that are looked at together.
const WINDOW: u32 = 3;
/// The same where only some requests fail, how many percent may, and of how many requests that says something.
const ERRORS_WINDOW: u32 = 5;
const MOST_ERRORS_PCT: u64 = 10;
const FEWEST_WITH_ERRORS: u64 = 50;
/// Fewer answers than this tell nothing.
const FEWEST: u64 = 20;

/// Why the load must end now, if it must. `second` is the last one that is over; `silent_s` tells how long the app has
/// answered nothing at all while requests wait, and `patience_s` how long it may.
pub(crate) fn trip(seconds: &BTreeMap<u32, SecondCount>, second: u32, silent_s: f64, patience_s: f64) -> Option<String> {
    if silent_s > patience_s {
        return Some(format!("the circuit breaker opened: no answer for {silent_s:.0} s"));
    }
    let last = last(seconds, second, WINDOW);
    let (served, failed) = answers(&last);
    if failed.max(served) >= FEWEST && 2 * failed > served {
        return Some(format!("the circuit breaker opened: {failed} of {served} requests failed within {WINDOW} s"));
    }
    let is_slow = |s: &&SecondCount| s.served > 0 && 100 * s.slow > s.served;
    if served >= FEWEST && last.len() == usize::try_from(WINDOW).unwrap_or(3) && last.iter().all(is_slow) {
        return Some(format!("the circuit breaker opened: p99 was above 10 times its limit for {WINDOW} s"));
    }
    None
}

/// Why this rate must end now, if it must: too many of its requests fail, though not most. `second` is the last one that is over.
pub(crate) fn too_many_errors(seconds: &BTreeMap<u32, SecondCount>, second: u32) -> Option<String> {
    let last = last(seconds, second, ERRORS_WINDOW);
    let (served, failed) = answers(&last);
    let is_too_many = served >= FEWEST_WITH_ERRORS && 100 * failed > MOST_ERRORS_PCT * served;
    (is_too_many && last.len() == ERRORS_WINDOW as usize).then(|| format!("{failed} of {served} requests failed within {ERRORS_WINDOW} s"))
}

/// The last seconds of the step under way, as many as `window`. The second in which a step begins still has answers of the one
/// before, and what was cut off at its end.
fn last(seconds: &BTreeMap<u32, SecondCount>, second: u32, window: u32) -> Vec<&SecondCount> {
    let step = seconds.get(&second).map(|s| s.step);
    let begun = seconds.iter().find(|(_, s)| Some(s.step) == step).map_or(second, |(n, _)| *n);
    let from = second.saturating_sub(window - 1).max(begun + 1);
    (from..=second).filter_map(|n| seconds.get(&n)).collect()
}

/// Answers, and those of them that failed.
fn answers(seconds: &[&SecondCount]) -> (u64, u64) {
    (seconds.iter().map(|s| s.served).sum(), seconds.iter().map(|s| s.failed).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(served: u64, failed: u64, slow: u64) -> BTreeMap<u32, SecondCount> {
        (0..5).map(|n| (n, SecondCount { served, failed, slow, ..SecondCount::default() })).collect()
    }

    #[test]
    fn a_rate_ends_where_a_tenth_of_its_requests_fails_for_five_seconds() {
        let six = |served, failed| (0..6).map(|n| (n, SecondCount { served, failed, ..SecondCount::default() })).collect();
        assert!(too_many_errors(&six(100, 11), 5).is_some_and(|why| why == "55 of 500 requests failed within 5 s"));
        assert_eq!(too_many_errors(&six(100, 10), 5), None);
        assert_eq!(too_many_errors(&six(100, 11), 4), None, "four seconds only: the first is shared with the step before");
        assert_eq!(too_many_errors(&six(9, 9), 5), None, "45 answers are too few");
    }

    #[test]
    fn it_opens_on_errors_on_slowness_and_on_silence_and_else_stays_closed() {
        assert!(trip(&seconds(100, 5, 0), 4, 0.1, 3.0).is_none());
        assert!(trip(&seconds(100, 51, 0), 4, 0.1, 3.0).is_some_and(|w| w.contains("153 of 300")));
        assert!(trip(&seconds(5, 5, 0), 4, 0.1, 3.0).is_none(), "15 answers are too few");
        assert!(trip(&seconds(100, 0, 2), 4, 0.1, 3.0).is_some_and(|w| w.contains("p99")));
        assert!(trip(&seconds(100, 0, 2), 1, 0.1, 3.0).is_none(), "two seconds only");
        let mut once = seconds(100, 0, 0);
        once.insert(3, SecondCount { served: 100, slow: 90, ..SecondCount::default() });
        assert!(trip(&once, 4, 0.1, 3.0).is_none(), "slow for one second");
        let mut next = seconds(100, 0, 50);
        next.insert(5, SecondCount { step: 1, served: 100, failed: 90, slow: 90, ..SecondCount::default() });
        next.insert(6, SecondCount { step: 1, served: 100, ..SecondCount::default() });
        assert!(trip(&next, 6, 0.1, 3.0).is_none(), "what the step before left behind is not this one's");
        assert!(trip(&BTreeMap::new(), 4, 3.5, 3.0).is_some_and(|w| w.contains("no answer")));
    }
}
