//! The users, carried by goose: it launches them, keeps them, and takes them home. Each runs ONE long transaction that
//! serves due requests, or makes visits of its own, until we end it. Goose neither times nor sends anything: its clock
//! stops at the headers, and its own stop waits for whatever is under way.

use std::{
    future::Future,
    panic::AssertUnwindSafe,
    pin::{Pin, pin},
    sync::{Arc, Once, atomic::Ordering},
    task::{Context, Poll},
    time::Duration,
};

use goose::{
    GooseAttack, GooseError,
    client::GooseClientBuilder,
    config::GooseConfiguration,
    goose::{Scenario, Transaction, TransactionFunction},
};
use tokio::{sync::Mutex, task::JoinSet};

use crate::{
    load::generator::{engine::Engine, timeout::Timeout},
    load::pace::Carrier,
};

/// Goose has one killswitch a process, so one crew at a time.
static ASHORE: Mutex<()> = Mutex::const_new(());

/// Goose's log goes to standard output unless a logger stands there first. What it has to say, we say.
struct Silence;

impl log::Log for Silence {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        false
    }

    fn log(&self, _: &log::Record<'_>) {}

    fn flush(&self) {}
}

/// Runs `work` while `users` users serve the engine; ends them when `work` has ended.
pub(crate) async fn carry<T>(
    engine: &Arc<Engine>,
    users: usize,
    host: &str,
    carrier: Carrier,
    work: impl Future<Output = T>,
) -> Result<T, GooseError> {
    // On the heap: all of a load is in it, and it would stand on the stack once for each who carries it.
    let work = Box::pin(work);
    match carrier {
        Carrier::Goose => carry_by_goose(engine, users, host, work).await,
        Carrier::Tasks => Ok(carry_by_tasks(engine, users, work).await),
    }
}

async fn carry_by_tasks<T>(engine: &Arc<Engine>, users: usize, work: impl Future<Output = T>) -> T {
    let mut crew = JoinSet::new();
    for _ in 0..users {
        let engine = Arc::clone(engine);
        crew.spawn(async move { serve(&engine).await });
    }
    let answer = work.await;
    engine.end.request();
    crew.join_all().await;
    answer
}

async fn carry_by_goose<T>(engine: &Arc<Engine>, users: usize, host: &str, work: impl Future<Output = T>) -> Result<T, GooseError> {
    static SILENCE: Once = Once::new();
    SILENCE.call_once(|| drop(log::set_logger(&Silence)));
    let _alone = ASHORE.lock().await;
    let attack = attack(engine, users, host)?;
    let (crew, answer) = tokio::join!(attack.execute(), async {
        let answer = work.await;
        engine.end.request();
        goose::trigger_killswitch("the load is over");
        answer
    });
    crew.map(|_| answer)
}

fn attack(engine: &Arc<Engine>, users: usize, host: &str) -> Result<GooseAttack, GooseError> {
    let (users, rate) = (users.to_string(), (users * 20).to_string());
    // Without metrics it prints none; without `--no-reset-metrics` it does not announce its users on standard output.
    let configuration = GooseConfiguration::parse_args_default(&[
        "--host",
        host,
        "--users",
        &users,
        "--increase-rate",
        &rate,
        "--no-metrics",
        "--no-telnet",
        "-qq",
    ])?;
    let engine = Arc::clone(engine);
    let serve: TransactionFunction = Arc::new(move |_| {
        let engine = Arc::clone(&engine);
        Box::pin(async move {
            serve(&engine).await;
            Ok(())
        })
    });
    // Never used, but made for every user: one for all, and no certificates to read.
    let unused = GooseClientBuilder::new().without_cookies().accept_invalid_certs(true);
    Ok(GooseAttack::initialize_with_config(configuration)?
        .set_client_builder_without_cookies(unused)?
        .register_scenario(Scenario::new("visitors").register_transaction(Transaction::new(serve))))
}

/// One user, until the end.
async fn serve(engine: &Engine) {
    if engine.end.is_requested() {
        // Goose calls again until it has told each user to go; without a rest that would starve the runtime.
        return tokio::time::sleep(Duration::from_millis(20)).await;
    }
    engine.users.fetch_add(1, Ordering::Relaxed);
    if engine.is_closed {
        tokio::select! {
            biased;
            () = engine.end.requested() => {}
            roamed = Guarded(AssertUnwindSafe(Box::pin(engine.roam()))) => {
                engine.deaths.fetch_add(u64::from(roamed.is_err()), Ordering::Relaxed);
                engine.end.requested().await;
            }
        }
    } else {
        attend(engine).await;
    }
    engine.users.fetch_sub(1, Ordering::Relaxed);
}

/// Takes due requests until the end.
async fn attend(engine: &Engine) {
    let (mut end, mut timeout) = (pin!(engine.end.requested()), Timeout::default());
    loop {
        let ticket = tokio::select! {
            biased;
            () = &mut end => break,
            ticket = engine.queue.take() => ticket,
        };
        if Guarded(AssertUnwindSafe(Box::pin(engine.attend(&ticket, &mut timeout)))).await.is_err() {
            engine.bury(&ticket);
        }
    }
}

/// A piece of work whose panic is an error: goose would lose the user without a word.
struct Guarded<'a, T>(AssertUnwindSafe<Pin<Box<dyn Future<Output = T> + Send + 'a>>>);

impl<T> Future for Guarded<'_, T> {
    type Output = Result<T, ()>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match std::panic::catch_unwind(AssertUnwindSafe(|| self.0.0.as_mut().poll(context))) {
            Ok(polled) => polled.map(Ok),
            Err(_) => Poll::Ready(Err(())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_an_error_and_not_the_end_of_the_user() {
        let dies = Guarded(AssertUnwindSafe(Box::pin(async { panic!("on purpose") })));
        assert_eq!(dies.await, Err::<(), ()>(()));
        assert_eq!(Guarded(AssertUnwindSafe(Box::pin(async { 7 }))).await, Ok(7));
    }
}
