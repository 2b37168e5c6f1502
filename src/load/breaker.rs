//! The circuit breaker: looked at each second, it ends a load that does harm. Pure.

use std::collections::BTreeMap;

use super::record::Second;

/// Seconds that are looked at together.
const WINDOW: u32 = 3;
/// Fewer answers than this tell nothing.
const FEWEST: u64 = 20;

/// Why the load must end now, if it must. `second` is the last one that is over; `silent_s` tells how long the app has
/// answered nothing at all while requests wait, and `patience_s` how long it may.
pub(super) fn trip(seconds: &BTreeMap<u32, Second>, second: u32, silent_s: f64, patience_s: f64) -> Option<String> {
    if silent_s > patience_s {
        return Some(format!("the circuit breaker opened: no answer for {silent_s:.0} s"));
    }
    // The second in which a step begins still has answers of the one before, and what was cut off at its end.
    let step = seconds.get(&second).map(|s| s.step);
    let begun = seconds.iter().find(|(_, s)| Some(s.step) == step).map_or(second, |(n, _)| *n);
    let from = second.saturating_sub(WINDOW - 1).max(begun + 1);
    let last: Vec<&Second> = (from..=second).filter_map(|n| seconds.get(&n)).collect();
    let served: u64 = last.iter().map(|s| s.served).sum();
    let failed: u64 = last.iter().map(|s| s.failed).sum();
    if failed.max(served) >= FEWEST && 2 * failed > served {
        return Some(format!("the circuit breaker opened: {failed} of {served} requests failed within {WINDOW} s"));
    }
    let is_slow = |s: &&Second| s.served > 0 && 100 * s.slow > s.served;
    if served >= FEWEST && last.len() == usize::try_from(WINDOW).unwrap_or(3) && last.iter().all(is_slow) {
        return Some(format!("the circuit breaker opened: p99 was above 10 times its limit for {WINDOW} s"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(served: u64, failed: u64, slow: u64) -> BTreeMap<u32, Second> {
        (0..5).map(|n| (n, Second { served, failed, slow, ..Second::default() })).collect()
    }

    #[test]
    fn it_opens_on_errors_on_slowness_and_on_silence_and_else_stays_closed() {
        assert!(trip(&seconds(100, 5, 0), 4, 0.1, 3.0).is_none());
        assert!(trip(&seconds(100, 51, 0), 4, 0.1, 3.0).is_some_and(|w| w.contains("153 of 300")));
        assert!(trip(&seconds(5, 5, 0), 4, 0.1, 3.0).is_none(), "15 answers are too few");
        assert!(trip(&seconds(100, 0, 2), 4, 0.1, 3.0).is_some_and(|w| w.contains("p99")));
        assert!(trip(&seconds(100, 0, 2), 1, 0.1, 3.0).is_none(), "two seconds only");
        let mut next = seconds(100, 0, 50);
        next.insert(5, Second { step: 1, served: 100, failed: 90, slow: 90, ..Second::default() });
        next.insert(6, Second { step: 1, served: 100, ..Second::default() });
        assert!(trip(&next, 6, 0.1, 3.0).is_none(), "what the step before left behind is not this one's");
        assert!(trip(&BTreeMap::new(), 4, 3.5, 3.0).is_some_and(|w| w.contains("no answer")));
    }
}
