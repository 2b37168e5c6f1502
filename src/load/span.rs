//! The time of one step: how much of it is measured, and what ends it.

use std::time::{Duration, Instant};

use crate::stop::Stop;

/// From the first request of a step to its last.
#[derive(Clone)]
pub(super) struct Span {
    pub(super) from: Instant,
    /// Measured from here on.
    pub(super) measured_from: Instant,
    /// None is due after.
    pub(super) until: Instant,
    /// Ends the requests that are under way.
    pub(super) cut: Stop,
    /// No further request falls due; those under way are left alone.
    pub(super) over: Stop,
}

impl Span {
    /// From now on: `settle` is not measured, `dwell` is.
    pub(super) fn begin(settle: Duration, dwell: Duration) -> Self {
        let from = Instant::now();
        let measured_from = from + settle;
        Self { from, measured_from, until: measured_from + dwell, cut: Stop::default(), over: Stop::default() }
    }
}
