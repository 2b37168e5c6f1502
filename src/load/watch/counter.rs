//! Counters of a server, by name.

use std::collections::BTreeMap;

use crate::snapshot::Unseen;

/// One counter that only grows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Counter {
    pub(crate) calls: f64,
    pub(crate) rows: f64,
    pub(crate) ms: f64,
}

impl Counter {
    /// `self` less `times` of `other`.
    pub(crate) fn less(self, other: Self, times: f64) -> Self {
        Self { calls: self.calls - times * other.calls, rows: self.rows - times * other.rows, ms: self.ms - times * other.ms }
    }
}

/// Counters by name.
pub(crate) type Counters = BTreeMap<String, Counter>;

/// A server with counters.
pub(crate) trait Source {
    /// All of them, now.
    async fn counters(&mut self) -> Result<Counters, Unseen>;
}
