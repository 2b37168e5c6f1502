//! The pace of a load.

use std::time::Duration;

use crate::load::search::limit::LAG_LIMIT_MS;

/// Who carries the users of a load.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carrier {
    /// Goose, as in every scan. It has one switch for all that runs in a process, so that one load waits for another.
    #[default]
    Goose,
    /// Tasks of our own: so tests drive several loads at once.
    Tasks,
}

/// How long a step takes, how late the generator may be, and who carries the users.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Not measured at the start of a step.
    pub settle: Duration,
    /// Measured after that, at the least; more where there is time.
    pub dwell: Duration,
    /// A step whose starts are later than this, 99th percentile, proves nothing about the app; milliseconds.
    pub lag_limit_ms: f64,
    /// Of arrivals and drawn variables; none: a new one.
    pub seed: Option<u64>,
    /// Of the users.
    pub carrier: Carrier,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            settle: Duration::from_secs(1),
            dwell: Duration::from_secs(2),
            lag_limit_ms: LAG_LIMIT_MS,
            seed: None,
            carrier: Carrier::Goose,
        }
    }
}
