//! The time of one step: how much of it is measured, and what ends it.

use std::time::{Duration, Instant};

use crate::stop::Stop;

/// From the first request of a step to its last.
#[derive(Clone)]
pub(crate) struct Span {
    pub(crate) from: Instant,
    /// Measured from here on.
    pub(crate) measured_from: Instant,
    /// None is due after.
    pub(crate) until: Instant,
    /// Ends the requests that are under way.
    pub(crate) cut: Stop,
    /// No further request falls due; those under way are left alone.
    pub(crate) over: Stop,
}

impl Span {
    /// From now on: `settle` is not measured, `dwell` is.
    pub(crate) fn begin(settle: Duration, dwell: Duration) -> Self {
        let from = Instant::now();
        let measured_from = from + settle;
        Self { from, measured_from, until: measured_from + dwell, cut: Stop::default(), over: Stop::default() }
    }
}
