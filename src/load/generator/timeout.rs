//! How long a request may take, and what cuts it off: a timer and a stop, armed once and kept for all requests of a user. One
//! of each a request would cost more than noting how it came out.

use std::{
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, Waker},
    time::{Duration, Instant},
};

use tokio::{task::coop, time::Sleep};

use crate::{load::record::answer::Class, stop::Stop};

/// Of one user.
#[derive(Default)]
pub(crate) struct Timeout {
    /// Ends at the deadline of an earlier request, and is set anew only then.
    timer: Option<Armed<Sleep>>,
    /// The stop that was last asked for, and the wait for it.
    cut: Option<(Stop, Armed<dyn Future<Output = ()> + Send>)>,
}

/// What wakes a task once. It knows whom, so that it need not be told at every turn.
struct Armed<F: ?Sized> {
    wakes: Waker,
    work: Pin<Box<F>>,
}

impl<F: Future<Output = ()> + ?Sized> Armed<F> {
    fn new(work: Pin<Box<F>>) -> Self {
        Self { wakes: Waker::noop().clone(), work }
    }

    /// Sees that it wakes this task; true where it is over.
    fn arm(&mut self, context: &mut Context<'_>) -> bool {
        if self.wakes.will_wake(context.waker()) {
            return false;
        }
        self.wakes.clone_from(context.waker());
        self.work.as_mut().poll(context).is_ready()
    }
}

impl Timeout {
    /// Does `work` unless it takes longer than `patience`, which is the same for each request, or `cut` comes first.
    pub(crate) async fn hold<T>(
        &mut self,
        cut: &Stop,
        patience: Duration,
        mut work: Pin<&mut (impl Future<Output = T> + ?Sized)>,
    ) -> Result<T, Class> {
        let deadline = Instant::now() + patience;
        poll_fn(|context| {
            if self.is_cut(cut, context) {
                return Poll::Ready(Err(Class::Unfinished));
            }
            match work.as_mut().poll(context) {
                Poll::Ready(done) => Poll::Ready(Ok(done)),
                Poll::Pending if self.is_over(deadline, context) => Poll::Ready(Err(Class::Timeout)),
                Poll::Pending => Poll::Pending,
            }
        })
        .await
    }

    fn is_cut(&mut self, cut: &Stop, context: &mut Context<'_>) -> bool {
        if cut.is_requested() {
            return true;
        }
        if !self.cut.as_ref().is_some_and(|(known, _)| known.is(cut)) {
            let waited = cut.clone();
            self.cut = Some((cut.clone(), Armed::new(Box::pin(async move { waited.requested().await }))));
        }
        self.cut.as_mut().is_some_and(|(_, wait)| wait.arm(context))
    }

    fn is_over(&mut self, deadline: Instant, context: &mut Context<'_>) -> bool {
        if !coop::has_budget_remaining() {
            // An answer that comes faster than it is read has used up this turn: no timer can be set in it, and the next comes at once.
            context.waker().wake_by_ref();
            return Instant::now() >= deadline;
        }
        let timer = self.timer.get_or_insert_with(|| Armed::new(Box::pin(tokio::time::sleep_until(deadline.into()))));
        while timer.arm(context) || timer.work.is_elapsed() {
            if Instant::now() >= deadline {
                return true;
            }
            *timer = Armed::new(Box::pin(tokio::time::sleep_until(deadline.into())));
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use std::{future::pending, pin::pin};

    use super::*;

    const SHORT: Duration = Duration::from_millis(30);

    #[tokio::test]
    async fn each_request_has_all_of_its_patience() {
        let (mut timeout, never) = (Timeout::default(), Stop::default());
        assert_eq!(timeout.hold(&never, SHORT, pin!(async { 7 })).await, Ok(7));
        for _ in 0..3 {
            // The timer of the one before ends within it.
            let rested = async { tokio::time::sleep(SHORT / 2).await };
            assert_eq!(timeout.hold(&never, SHORT, pin!(rested)).await, Ok(()));
            let begun = Instant::now();
            assert_eq!(timeout.hold(&never, SHORT, pin!(pending::<()>())).await, Err(Class::Timeout));
            assert!(begun.elapsed() >= SHORT);
        }
    }

    #[tokio::test]
    async fn work_that_never_rests_has_no_more_than_its_patience() {
        let (mut timeout, never, gate) = (Timeout::default(), Stop::default(), tokio::sync::Semaphore::new(1));
        let restless = async {
            loop {
                drop(gate.acquire().await);
            }
        };
        assert_eq!(timeout.hold::<()>(&never, SHORT, pin!(restless)).await, Err(Class::Timeout));
        assert_eq!(timeout.hold(&never, SHORT, pin!(pending::<()>())).await, Err(Class::Timeout));
    }

    #[tokio::test]
    async fn a_cut_ends_the_request_under_way_and_all_that_follow() {
        let (mut timeout, cut, next) = (Timeout::default(), Stop::default(), Stop::default());
        let asks = async {
            cut.request();
            pending::<()>().await;
        };
        assert_eq!(timeout.hold(&cut, Duration::from_secs(3_600), pin!(asks)).await, Err(Class::Unfinished));
        assert_eq!(timeout.hold(&cut, SHORT, pin!(async { 7 })).await, Err(Class::Unfinished));
        assert_eq!(timeout.hold(&next, SHORT, pin!(async { 7 })).await, Ok(7));
    }
}
