//! A limiter of the app: the scan goes slower as soon as it shows, waits where it says for how short a time, and ends where it
//! stays. What was not answered for it was not seen.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::sync::Semaphore;

use crate::{
    probe::app::{page::headers::media, visit::answer::Answer},
    snapshot::{Kind, Unseen},
};

/// Between two requests once a limiter showed.
const PAUSE: Duration = Duration::from_millis(100);
/// The longest that is waited for once, and in all.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
const ALL_WAITS: Duration = Duration::from_secs(20);
/// What is waited where the limiter says nothing.
const USUAL_WAIT: Duration = Duration::from_secs(1);
/// Answers 429 that no waiting cured, before nothing more is sent.
const MOST_REFUSED: usize = 6;

/// What was seen of a limiter.
pub(crate) struct Limiter {
    state: Mutex<State>,
    /// Once it showed, requests go one by one.
    turn: Semaphore,
}

#[derive(Default)]
struct State {
    /// Requests answered before it showed.
    answered: usize,
    /// The status by which it showed.
    status: Option<u16>,
    waited: Duration,
    refused: usize,
    /// The app answered something of its own: a 503 after that is a limiter's, before it the app is closed.
    is_open: bool,
}

impl Limiter {
    pub(crate) fn new() -> Self {
        Self { state: Mutex::default(), turn: Semaphore::new(1) }
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits where requests go slowly; the permit is kept until the answer is there.
    ///
    /// # Errors
    /// Where the limiter stays, and nothing more is sent.
    pub(crate) async fn admit(&self) -> Result<Option<tokio::sync::SemaphorePermit<'_>>, Unseen> {
        if self.with(|state| state.status.is_none()) {
            return Ok(None);
        }
        let permit = self.turn.acquire().await.expect("it is never closed");
        if self.with(|state| state.refused >= MOST_REFUSED) {
            return Err(self.unseen());
        }
        tokio::time::sleep(PAUSE).await;
        Ok(Some(permit))
    }

    /// True where `answer` is the limiter's and not the app's.
    pub(crate) fn saw(&self, answer: &Answer) -> bool {
        self.with(|state| {
            // A health page that is ill says so as data, and may say when to come again.
            let is_busy = answer.status == 503 && state.is_open && answer.headers.contains_key("retry-after") && media(answer) != "json";
            let is_limit = answer.status == 429 || is_busy;
            if is_limit {
                state.status.get_or_insert(answer.status);
            } else {
                state.answered += usize::from(state.status.is_none());
                state.is_open |= answer.status < 500;
            }
            is_limit
        })
    }

    /// How long to wait before the same is asked again; none: longer than is waited.
    pub(crate) fn wait(&self, answer: &Answer) -> Option<Duration> {
        let said = answer.header("retry-after").map(|after| seconds(&after));
        let wait = said.unwrap_or(USUAL_WAIT);
        self.with(|state| {
            let is_short = wait <= LONGEST_WAIT && state.waited + wait <= ALL_WAITS;
            if is_short {
                state.waited += wait;
            }
            is_short.then_some(wait)
        })
    }

    /// What was asked last was not seen.
    pub(crate) fn refused(&self) -> Unseen {
        self.with(|state| state.refused += 1);
        self.unseen()
    }

    fn unseen(&self) -> Unseen {
        let (status, answered) = self.with(|state| (state.status.unwrap_or(429), state.answered));
        let reason = format!("the app answered {status} after {answered} requests: what was asked after that was not seen");
        Unseen::new(Kind::Limit, reason)
            .cured_by("let the scan through: raise the limit for the address of this machine, or scan a copy without it")
    }
}

/// Seconds, or a date.
fn seconds(after: &str) -> Duration {
    if let Ok(seconds) = after.parse::<u64>() {
        return Duration::from_secs(seconds);
    }
    let date = httpdate::parse_http_date(after).ok();
    date.map_or(USUAL_WAIT, |date| date.duration_since(std::time::SystemTime::now()).unwrap_or(USUAL_WAIT))
}
