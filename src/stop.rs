//! One token that ends everything: Ctrl-C, SIGTERM, a circuit breaker. Whoever waits, waits for it too.

use std::{
    process,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::sync::watch;

/// The exit code of a process that was stopped twice: 128 and the number of SIGINT, as of shells.
pub const STOPPED_TWICE: u8 = 130;

/// A request to stop, shared by all that runs.
#[derive(Clone, Debug)]
pub struct Stop {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    /// Also looked at for each request of a load: no lock is asked.
    is_requested: AtomicBool,
    sender: watch::Sender<bool>,
}

impl Default for Stop {
    fn default() -> Self {
        Self { shared: Arc::new(Shared { is_requested: AtomicBool::new(false), sender: watch::Sender::new(false) }) }
    }
}

impl Stop {
    /// A token that Ctrl-C and SIGTERM request. The second signal ends the process at once, for whoever cannot wait
    /// for the report. Must come before goose runs: of two handlers the first stays.
    #[must_use]
    pub fn on_signal() -> Self {
        let stop = Self::default();
        let asked = stop.clone();
        // An error says that a handler is set already: then somebody else owns the signals, as in a test.
        let _ = ctrlc::set_handler(move || {
            if asked.is_requested() {
                process::exit(STOPPED_TWICE.into());
            }
            asked.request();
        });
        stop
    }

    /// Asks everything to end.
    pub fn request(&self) {
        self.shared.is_requested.store(true, Ordering::Release);
        self.shared.sender.send_replace(true);
    }

    /// True where both are one token.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared)
    }

    /// True once it was asked for.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.shared.is_requested.load(Ordering::Acquire)
    }

    /// Ends when it is asked for, at once if it was already.
    pub async fn requested(&self) {
        let mut receiver = self.shared.sender.subscribe();
        // The sender lives as long as `self`, so waiting cannot fail.
        let _ = receiver.wait_for(|asked| *asked).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_request_wakes_all_who_wait_now_and_later() {
        let stop = Stop::default();
        let waiting = tokio::spawn({
            let stop = stop.clone();
            async move { stop.requested().await }
        });
        assert!(!stop.is_requested());
        stop.request();
        waiting.await.expect("the waiter ends");
        stop.requested().await;
    }
}
