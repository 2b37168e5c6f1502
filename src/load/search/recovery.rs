//! Whether a server comes back once an overload is over. One that keeps its queue, or drowns in retries and restarts, stays
//! overloaded at a rate that it carried before (metastable failures, Bronson and others 2021). Pure.

use std::{collections::BTreeMap, time::Duration};

use crate::load::{
    record::counts::DueCount,
    search::{
        limit::MAY_BE_LATE,
        outcome::{StepOutcome, Sums},
        step::Step,
    },
};

/// The longest watch, no more than a share of all the time, and the shortest that tells anything.
pub(crate) const LONGEST: Duration = Duration::from_secs(15);
pub(crate) const OF_ALL: u32 = 6;
pub(crate) const SHORTEST: Duration = Duration::from_secs(4);
/// This share of a rate that was fine leaves room to work off what waits.
pub(crate) const SHARE: f64 = 0.5;
/// So many seconds in time are calm.
const CALM_S: usize = 3;
/// Fewer requests than these tell nothing.
const FEWEST: u64 = 5;

/// A rate that was fine, driven after an overload.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Recovery {
    /// The step that was too much.
    pub(crate) after: u32,
    pub(crate) per_s: f64,
    /// Since the overload's last request was due; none: not within the time watched.
    pub(crate) back_after_s: Option<f64>,
    /// How long, since then.
    pub(crate) watched_s: f64,
    pub(crate) requests: u64,
    pub(crate) late: u64,
}

impl Recovery {
    /// What the step `watched` tells of the overload of step `after`, whose last request was due `before_s` earlier. A spike
    /// of its own is an overload as well.
    pub(crate) fn of(after: u32, before_s: f64, step: &Step, watched: &StepOutcome) -> Self {
        let begins_s = begins_s(step, watched.from_s);
        let rest = watched.slices.iter().filter(|(second, _)| f64::from(**second) >= begins_s.floor());
        let sums = Sums::of(rest.map(|(_, slice)| slice));
        let back = back_since(&watched.slices, begins_s).map(|second| (f64::from(second) - begins_s).max(0.0));
        Self {
            after,
            per_s: step.per_s,
            back_after_s: back.map(|s| before_s + s),
            watched_s: before_s + watched.seconds - (begins_s - watched.from_s),
            requests: sums.requests,
            late: sums.late,
        }
    }
}

/// When the watch of a step begins that is measured from `from_s` on, seconds of the ramp: with it, or with the first whole
/// second after its spike.
pub(crate) fn begins_s(step: &Step, from_s: f64) -> f64 {
    step.spike.map_or(from_s, |spike| (from_s + (spike.after + spike.lasts).as_secs_f64()).ceil())
}

/// The second from which on requests were in time: the first of three that were, `begins_s` or later. None: not yet.
pub(crate) fn back_since(slices: &BTreeMap<u32, DueCount>, begins_s: f64) -> Option<u32> {
    let is_watched = |second: u32| f64::from(second) >= begins_s.floor();
    let seconds: Vec<(u32, &DueCount)> = slices.iter().filter(|(s, _)| is_watched(**s)).map(|(s, slice)| (*s, slice)).collect();
    (CALM_S..=seconds.len()).find_map(|end| calm(&seconds[..end]))
}

/// Where the shortest end of `seconds` that tells anything begins, if it is calm.
#[expect(clippy::cast_precision_loss, reason = "requests are far fewer than 2^53")]
fn calm(seconds: &[(u32, &DueCount)]) -> Option<u32> {
    let (mut of, mut late) = (0, 0);
    for (taken, (second, slice)) in seconds.iter().rev().enumerate() {
        (of, late) = (of + slice.offered, late + slice.late);
        if taken + 1 >= CALM_S && of >= FEWEST {
            return (late as f64 <= MAY_BE_LATE * of as f64).then_some(*second);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::search::{
        outcome::VerdictKind,
        step::{Purpose, Spike},
    };

    fn since(late: &[u64]) -> Option<u32> {
        let slices = late.iter().zip(10..).map(|(late, second)| (second, DueCount { offered: 20, late: *late, ..DueCount::default() }));
        back_since(&slices.collect(), 10.0)
    }

    /// A spike from second 12 to 14 of a step that is measured from second 10 on, or an overload that ended 2 s before that.
    #[test]
    fn it_is_watched_from_the_end_of_the_overload() {
        let late = [20, 20, 20, 20, 20, 0, 0, 0, 0, 0];
        let slices: BTreeMap<u32, DueCount> =
            late.into_iter().zip(10..).map(|(late, second)| (second, DueCount { offered: 20, late, ..DueCount::default() })).collect();
        let of = |spike: Option<Spike>, before_s| {
            let step = Step { spike, ..Step::new(20.0, Duration::ZERO, Duration::from_secs(10), Purpose::Watch) };
            let watched = StepOutcome { slices: slices.clone(), from_s: 10.0, ..StepOutcome::told(4, 20.0, VerdictKind::Undecided) };
            let seen = Recovery::of(3, before_s, &step, &watched);
            (seen.after, seen.back_after_s, seen.watched_s, seen.requests, seen.late)
        };
        let spike = Spike { per_s: 200.0, after: Duration::from_secs(2), lasts: Duration::from_secs(2) };
        assert_eq!(of(Some(spike), 0.0), (3, Some(1.0), 6.0, 120, 20));
        assert_eq!(of(None, 2.0), (3, Some(7.0), 12.0, 200, 100));
    }

    #[test]
    fn it_is_back_where_three_seconds_in_a_row_are_in_time() {
        assert_eq!(since(&[0, 0, 0]), Some(10));
        assert_eq!(since(&[0, 0]), None, "too short to tell");
        assert_eq!(since(&[20, 20, 9, 1, 1, 0]), Some(13));
        assert_eq!(since(&[20, 1, 1, 0, 20]), Some(11), "what follows is another matter");
        assert_eq!(since(&[20; 15]), None);
        let failed = (0..8).map(|second| (second, DueCount { offered: 20, late: 20, failed: 20, ..DueCount::default() }));
        assert_eq!(back_since(&failed.collect(), 0.0), None, "a failure is not in time, however fast it came");
        let few = (0..8).map(|second| (second, DueCount { offered: 1, ..DueCount::default() }));
        assert_eq!(back_since(&few.collect(), 0.0), Some(0), "five requests, however slowly they come");
    }
}
