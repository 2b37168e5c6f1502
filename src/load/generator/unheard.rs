//! Requests that found nobody.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

/// When a request first found nobody, or was cut off before its answer began.
#[derive(Default)]
pub(crate) struct Unheard(Mutex<Option<Instant>>);

impl Unheard {
    pub(crate) fn note(&self) {
        self.first().get_or_insert_with(Instant::now);
    }

    /// The time, which is forgotten; none: there was no such request.
    pub(crate) fn take(&self) -> Option<Instant> {
        self.first().take()
    }

    fn first(&self) -> MutexGuard<'_, Option<Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
