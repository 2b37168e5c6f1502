//! A limiter of the app: the scan goes slower as soon as it shows, waits where it says for how short a time, and ends where it
//! stays. What was not answered for it was not seen.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use tokio::sync::{Semaphore, SemaphorePermit};
use url::Url;

use crate::{
    probe::app::{
        page::headers::media,
        visit::{answer::Answer, quota::Quota},
    },
    snapshot::{Kind, Unseen},
};

/// Between two requests once a limiter showed.
const PAUSE: Duration = Duration::from_millis(100);
/// The longest that is waited for once, and in all.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
const ALL_WAITS: Duration = Duration::from_secs(40);
/// What is waited where the limiter says nothing.
const USUAL_WAIT: Duration = Duration::from_secs(1);
/// A reset is told in whole seconds.
const ROUNDED: Duration = Duration::from_secs(1);
/// The longest pause between two requests while a quota shrinks: a scan has an end.
const LONGEST_PAUSE: Duration = Duration::from_millis(250);
/// Answers 429 that no waiting cured, before nothing more is sent.
const MOST_REFUSED: usize = 6;

/// What was seen of a limiter.
pub(crate) struct Limiter {
    state: Mutex<State>,
    /// Once it showed, requests go one by one.
    turn: Semaphore,
}

/// What the answers of an area tell of a quota.
#[derive(Clone, Copy, Default)]
enum Told {
    /// None was given yet: it may share any that is known.
    #[default]
    Unknown,
    /// There is none.
    Nothing,
    /// There is one of this size; none: it is not said.
    One(Option<u64>),
}

#[derive(Default)]
struct State {
    /// Requests answered before it showed.
    answered: usize,
    /// The status by which it showed.
    status: Option<u16>,
    waited: Duration,
    refused: usize,
    /// Something was not asked since the quota was as good as used up.
    has_ended: bool,
    /// What may still be asked, as the last answers said, by the size of the whole.
    quotas: Vec<Quota>,
    /// For each area of the app the size of the quota that its answers tell of.
    areas: [Told; 2],
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
    /// Where the limiter stays, or the quota is as good as used up, and nothing more is sent.
    pub(crate) async fn admit(&self, url: &Url) -> Result<Option<SemaphorePermit<'_>>, Unseen> {
        let is_slow = || self.with(|state| state.status.is_some() || state.quota(url).is_some_and(|quota| quota.pause().is_some()));
        if !is_slow() {
            return Ok(None);
        }
        let permit = self.turn.acquire().await.expect("it is never closed");
        if self.with(|state| state.refused >= MOST_REFUSED) {
            return Err(self.unseen());
        }
        let quota = self.with(|state| state.quota(url));
        if let Some(quota) = quota.filter(Quota::is_used_up) {
            let until = quota.until.map(|until| until.saturating_duration_since(Instant::now()) + ROUNDED);
            let wait = until.filter(|wait| self.may_wait(*wait)).ok_or_else(|| self.used_up(quota))?;
            tokio::time::sleep(wait).await;
            // What is left then, the next answer says.
            self.with(|state| state.forget(quota.all));
        }
        let pause = quota.and_then(|quota| quota.pause()).map_or(PAUSE, |pause| pause.clamp(PAUSE, LONGEST_PAUSE));
        tokio::time::sleep(pause).await;
        Ok(Some(permit))
    }

    /// True where `answer` is the limiter's and not the app's.
    pub(crate) fn saw(&self, answer: &Answer) -> bool {
        let quota = Quota::of(&answer.headers);
        self.with(|state| {
            state.note(&answer.url, quota);
            // A health page that is ill says so as data, and may say when to come again.
            let is_busy = answer.status == 503 && state.is_open && answer.headers.contains_key("retry-after") && media(answer) != "json";
            // Some refuse by another status, and say so by what is left (GitHub: 403).
            let is_spent = (400..500).contains(&answer.status) && quota.is_some_and(|quota| quota.left == 0);
            let is_limit = answer.status == 429 || is_busy || is_spent;
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
        self.may_wait(wait).then_some(wait)
    }

    /// True where `wait` is short enough, and not one too many.
    fn may_wait(&self, wait: Duration) -> bool {
        self.with(|state| {
            let is_short = wait <= LONGEST_WAIT && state.waited + wait <= ALL_WAITS;
            if is_short {
                state.waited += wait;
            }
            is_short
        })
    }

    /// Nothing more is asked, so that others can.
    fn used_up(&self, quota: Quota) -> Unseen {
        self.with(|state| state.has_ended = true);
        // Who took them nobody tells: other clients may count as this one.
        let (all, left) = (quota.most, quota.left);
        let reason = format!("the app lets one client ask {all} times, and {left} of them are left: a scan leaves nine tenths to others");
        Unseen::new(Kind::Limit, reason).cured_by(LET_THROUGH)
    }

    /// True where it answered 429, or told of a quota.
    pub(crate) fn has_shown(&self) -> bool {
        self.with(|state| state.status == Some(429) || !state.quotas.is_empty())
    }

    /// Why something was not asked any more; none: the limiter let all through.
    pub(crate) fn ended(&self) -> Option<Unseen> {
        let (quota, is_refused) = self.with(|state| {
            let least = state.quotas.iter().copied().min_by_key(|quota| quota.left).filter(|_| state.has_ended);
            (least, state.refused > 0)
        });
        quota.map(|quota| self.used_up(quota)).or_else(|| is_refused.then(|| self.unseen()))
    }

    /// What was asked last was not seen.
    pub(crate) fn refused(&self) -> Unseen {
        self.with(|state| state.refused += 1);
        self.unseen()
    }

    fn unseen(&self) -> Unseen {
        let (status, answered) = self.with(|state| (state.status.unwrap_or(429), state.answered));
        let reason = format!("the app answered {status} after {answered} requests: what was asked after that was not seen");
        Unseen::new(Kind::Limit, reason).cured_by(LET_THROUGH)
    }
}

const LET_THROUGH: &str = "let the scan through: raise the limit for the address of this machine, or scan a copy without it";

impl State {
    /// The quota that a request to `url` would take from, as far as answers told.
    fn quota(&self, url: &Url) -> Option<Quota> {
        match self.areas[area(url)] {
            Told::Unknown => self.quotas.iter().copied().min_by_key(|quota| quota.left),
            Told::Nothing => None,
            Told::One(all) => self.quotas.iter().find(|quota| quota.all == all).copied(),
        }
    }

    /// Quotas of one size are one: which of them an answer means, only its size tells.
    fn note(&mut self, url: &Url, told: Option<Quota>) {
        let area = &mut self.areas[area(url)];
        let Some(quota) = told else {
            if matches!(area, Told::Unknown) {
                *area = Told::Nothing;
            }
            return;
        };
        *area = Told::One(quota.all);
        let Some(old) = self.quotas.iter_mut().find(|old| old.all == quota.all) else { return self.quotas.push(quota) };
        old.told_again(quota);
    }

    fn forget(&mut self, all: Option<u64>) {
        self.quotas.retain(|old| old.all != all);
    }
}

/// Many apps count what asks the API apart.
fn area(url: &Url) -> usize {
    usize::from(url.path().split('/').any(|part| ["api", "rest", "graphql"].contains(&part)))
}

/// Seconds, or a date.
fn seconds(after: &str) -> Duration {
    if let Ok(seconds) = after.parse::<u64>() {
        return Duration::from_secs(seconds);
    }
    let date = httpdate::parse_http_date(after).ok();
    date.map_or(USUAL_WAIT, |date| date.duration_since(std::time::SystemTime::now()).unwrap_or(USUAL_WAIT))
}
