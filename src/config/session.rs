//! The session of who has signed in. Tokens end, some after seconds: then somebody signs in again, once for all who ask.

use std::{
    pin::Pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use super::Header;

/// Sign-ins in a row that did not help: what turns a visitor away then is not the end of a session.
const MOST_FUTILE: u64 = 2;

/// A sign-in under way: what is shown with each request from then on, or why nobody could sign in; and its requests, as they are listed.
pub type SigningIn<'a> = Pin<Box<dyn Future<Output = (Result<Vec<Header>, String>, Vec<String>)> + Send + 'a>>;

/// Signs in again.
pub trait SignIn: Send + Sync {
    /// By the same steps.
    fn again(&self) -> SigningIn<'_>;
}

/// The session of all who look and load, and how to begin another.
pub struct SharedSession {
    sign_in: Box<dyn SignIn>,
    /// How often it was begun anew.
    number: AtomicU64,
    futile: AtomicU64,
    state: Mutex<State>,
    /// One signs in, the others wait for that.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    shown: Arc<[Header]>,
    sent: Vec<String>,
}

impl SharedSession {
    /// That which was begun before all else.
    #[must_use]
    pub fn new(sign_in: Box<dyn SignIn>) -> Self {
        Self { sign_in, number: AtomicU64::new(0), futile: AtomicU64::new(0), state: Mutex::default(), turn: tokio::sync::Mutex::default() }
    }

    /// How often it was begun anew: 0 is the first.
    pub fn number(&self) -> u64 {
        self.number.load(Ordering::Acquire)
    }

    /// All that is shown with each request; none: still what the first gave.
    pub fn shown(&self) -> Option<Arc<[Header]>> {
        (self.number() > 0).then(|| Arc::clone(&self.state().shown))
    }

    /// Begins another in the place of that with `number`, where no one has yet; false where there is none to be had.
    pub async fn begin_after(&self, number: u64) -> bool {
        let _turn = self.turn.lock().await;
        if self.number() > number {
            return true;
        }
        if self.futile.load(Ordering::Relaxed) >= MOST_FUTILE {
            return false;
        }
        let (shown, sent) = self.sign_in.again().await;
        let mut state = self.state();
        state.sent.extend(sent);
        let Ok(shown) = shown else {
            self.futile.store(MOST_FUTILE, Ordering::Relaxed);
            return false;
        };
        state.shown = shown.into();
        self.number.fetch_add(1, Ordering::Release);
        true
    }

    /// Notes whether who was turned away before was let in with the new one.
    pub fn note(&self, is_let_in: bool) {
        if is_let_in {
            self.futile.store(0, Ordering::Relaxed);
        } else {
            self.futile.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The requests by which it was begun anew since that was last asked.
    pub fn take_sent(&self) -> Vec<String> {
        std::mem::take(&mut self.state().sent)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a new token each time, as often as it may.
    struct Tokens {
        given: AtomicU64,
        most: u64,
    }

    impl SignIn for Arc<Tokens> {
        fn again(&self) -> SigningIn<'_> {
            Box::pin(async move {
                tokio::task::yield_now().await;
                let number = self.given.fetch_add(1, Ordering::Relaxed) + 1;
                let shown = if number > self.most { Err("no more".to_owned()) } else { Ok(vec![("token".to_owned(), number.to_string())]) };
                (shown, vec!["POST /token".to_owned()])
            })
        }
    }

    fn session(most: u64) -> (Arc<Tokens>, SharedSession) {
        let tokens = Arc::new(Tokens { given: AtomicU64::new(0), most });
        (Arc::clone(&tokens), SharedSession::new(Box::new(tokens)))
    }

    #[tokio::test]
    async fn one_signs_in_for_all_who_were_turned_away() {
        let (tokens, session) = session(9);
        assert!(session.shown().is_none());
        let all = tokio::join!(session.begin_after(0), session.begin_after(0), session.begin_after(0));
        assert_eq!((all, tokens.given.load(Ordering::Relaxed)), ((true, true, true), 1));
        assert_eq!(session.shown().as_deref(), Some(&[("token".to_owned(), "1".to_owned())][..]));
        // Who comes late with the old one is given that which is there.
        assert!(session.begin_after(0).await && tokens.given.load(Ordering::Relaxed) == 1);
        assert!(session.begin_after(1).await && tokens.given.load(Ordering::Relaxed) == 2);
        assert_eq!((session.take_sent().len(), session.take_sent().len()), (2, 0));
    }

    #[tokio::test]
    async fn nobody_signs_in_for_ever_where_it_does_not_help() {
        let (tokens, session) = session(9);
        for number in 0..5 {
            session.begin_after(number).await;
            session.note(number == 0);
        }
        assert_eq!((session.begin_after(session.number()).await, tokens.given.load(Ordering::Relaxed)), (false, 3));
        let (tokens, session) = self::session(1);
        assert!(session.begin_after(0).await && !session.begin_after(1).await && !session.begin_after(1).await);
        assert_eq!(tokens.given.load(Ordering::Relaxed), 2, "what failed once is not tried again");
    }
}
