//! Bounds that more than one file of the search keeps to.

/// The objective is a 95th percentile: this share may be late.
pub(crate) const MAY_BE_LATE: f64 = 0.05;

/// So many requests without a late one prove that, with some to spare.
pub(crate) const ENOUGH: f64 = 80.0;

/// A start this late, 99th percentile, is the generator's fault.
pub(crate) const LAG_LIMIT_MS: f64 = 10.0;
