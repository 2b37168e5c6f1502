//! A rate to be driven, for how long and what for. Pure.

use std::time::Duration;

use crate::load::search::evidence::Evidence;

/// What a rate is driven for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To find out where the line may be.
    Look,
    /// To prove it: its length was fixed before, and it is long enough for a queue to show itself.
    Hold,
    /// To hold what was proven once more, for longer.
    Confirm,
    /// To see whether the server comes back after an overload.
    Watch,
}

/// A sudden rise within a step, and the fall back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spike {
    pub(crate) per_s: f64,
    /// Since the start of the measured time.
    pub(crate) after: Duration,
    pub(crate) lasts: Duration,
}

/// A rate to be driven, and how long.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) per_s: f64,
    /// Not measured at its start.
    pub(crate) settle: Duration,
    /// Measured after that.
    pub(crate) dwell: Duration,
    pub(crate) purpose: Purpose,
    pub(crate) spike: Option<Spike>,
    /// What the steps before it told.
    pub(crate) evidence: Evidence,
}

impl Step {
    /// An even rate, with nothing known before.
    pub(crate) fn new(per_s: f64, settle: Duration, dwell: Duration, purpose: Purpose) -> Self {
        Self { per_s, settle, dwell, purpose, spike: None, evidence: Evidence::default() }
    }

    /// True where it may prove something.
    pub(crate) fn is_hold(&self) -> bool {
        matches!(self.purpose, Purpose::Hold | Purpose::Confirm)
    }

    /// The highest rate in it.
    pub(crate) fn height_per_s(&self) -> f64 {
        self.spike.map_or(self.per_s, |spike| spike.per_s.max(self.per_s))
    }
}
