//! Loads that look for no line: a spike, and a soak. Pure.

use std::time::Duration;

use crate::{
    config::Shape,
    load::{
        pace::Pace,
        search::{
            outcome::{StepOutcome, Sums},
            recovery,
            step::{Purpose, Spike, Step},
        },
    },
};

/// A spike is so many times the rate before and after it.
const HEIGHT: f64 = 10.0;
/// Before a spike, and the spike itself.
const LONGEST_PART: Duration = Duration::from_secs(10);
/// Kept back at the end for the answers under way.
const RESERVE: Duration = Duration::from_secs(4);

/// One rate from the beginning to the end.
#[derive(Clone, Debug)]
pub(crate) struct LoadProfile {
    pub(crate) step: Step,
    /// How it ends, in words, where nothing cuts it short.
    pub(crate) ended: &'static str,
}

impl LoadProfile {
    /// That of `shape` at `per_s`, never above `most`, within `time`; none where a line is looked for.
    pub(crate) fn of(shape: Shape, per_s: f64, most: f64, pace: Pace, time: Duration) -> Option<Self> {
        let (per_s, time) = (per_s.min(most), time.saturating_sub(RESERVE.min(time / 16) + pace.settle));
        match shape {
            Shape::Line | Shape::Smoke => None,
            Shape::Spike => {
                let part = LONGEST_PART.min(time / 4);
                let spike = Spike { per_s: (HEIGHT * per_s).min(most), after: part, lasts: part };
                let dwell = part * 2 + (recovery::LONGEST * 2).min(time.saturating_sub(part * 2));
                let step = Step { spike: Some(spike), ..Step::new(per_s, pace.settle, dwell, Purpose::Watch) };
                Some(Self { step, ended: "the spike was over" })
            }
            Shape::Soak => Some(Self { step: Step::new(per_s, pace.settle, time, Purpose::Hold), ended: "the time of the soak was over" }),
        }
    }
}

/// The whole seconds of a spike.
#[derive(Clone, Debug)]
pub(crate) struct SpikeResult {
    pub(crate) step: u32,
    /// Requests per second before it and after it.
    pub(crate) base_per_s: f64,
    pub(crate) per_s: f64,
    /// Seconds of the ramp: from the first on, before the second.
    pub(crate) seconds: (u32, u32),
    pub(crate) sums: Sums,
}

impl SpikeResult {
    /// That of `spike` in `step`, as it was `held`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of a load")]
    pub(crate) fn of(step: &Step, spike: Spike, held: &StepOutcome) -> Self {
        let rise_s = held.from_s + spike.after.as_secs_f64();
        let seconds = (rise_s.ceil() as u32, (rise_s + spike.lasts.as_secs_f64()).floor() as u32);
        let sums = Sums::of(held.slices.range(seconds.0..seconds.1.max(seconds.0)).map(|(_, slice)| slice));
        Self { step: held.number, base_per_s: step.per_s, per_s: spike.per_s, seconds, sums }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{record::counts::DueCount, search::outcome::VerdictKind};

    fn profile(shape: Shape, per_s: f64, seconds: u64) -> Option<Step> {
        LoadProfile::of(shape, per_s, 100.0, Pace::default(), Duration::from_secs(seconds)).map(|c| c.step)
    }

    #[test]
    fn a_spike_is_ten_times_as_high_and_falls_back_while_time_is_left() {
        let step = profile(Shape::Spike, 4.0, 180).expect("a profile");
        let spike = step.spike.expect("a spike");
        assert_eq!((step.per_s, spike.per_s, step.height_per_s()), (4.0, 40.0, 40.0));
        assert_eq!((spike.after.as_secs(), spike.lasts.as_secs(), step.dwell.as_secs()), (10, 10, 50));
        let short = profile(Shape::Spike, 40.0, 20).expect("a profile");
        let spike = short.spike.expect("a spike");
        assert!(spike.per_s <= 100.0 && short.settle + short.dwell < Duration::from_secs(20), "{short:?}");
        assert!(spike.after + spike.lasts + recovery::SHORTEST < short.dwell, "{short:?}");
    }

    #[test]
    fn only_whole_seconds_of_a_spike_are_told() {
        let spike = Spike { per_s: 40.0, after: Duration::from_secs(1), lasts: Duration::from_secs(3) };
        let step = Step { spike: Some(spike), ..Step::new(4.0, Duration::ZERO, Duration::from_secs(8), Purpose::Watch) };
        let slices = (0..8).map(|second| (second, DueCount { offered: 10, late: 1, ..DueCount::default() })).collect();
        let held = StepOutcome { slices, from_s: 0.5, ..StepOutcome::told(1, 40.0, VerdictKind::Undecided) };
        let told = SpikeResult::of(&step, spike, &held);
        assert_eq!((told.seconds, told.sums.requests, told.sums.late), ((2, 4), 20, 2), "it began at 1.5 s and ended at 4.5 s");
    }

    #[test]
    fn a_soak_takes_all_of_the_time_and_a_line_has_no_course() {
        let step = profile(Shape::Soak, 400.0, 3_600).expect("a profile");
        assert_eq!((step.per_s, step.dwell.as_secs(), step.purpose), (100.0, 3_595, Purpose::Hold));
        assert!(profile(Shape::Line, 4.0, 180).is_none() && profile(Shape::Smoke, 4.0, 180).is_none());
    }
}
