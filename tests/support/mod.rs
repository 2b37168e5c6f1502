//! Real servers for tests: each on a free loopback port in a temporary folder, as a user who is not root, stopped when
//! the test process ends, however it ends.

pub(crate) mod backup;
pub(crate) mod command;
pub(crate) mod browser;
pub(crate) mod console;
pub(crate) mod examples;
mod drive;
mod guard;
pub(crate) mod leaky;
pub(crate) mod loads;
mod nginx;
pub(crate) mod pgbouncer;
pub(crate) mod postgres;
pub(crate) mod prometheus;
mod redis;
pub(crate) mod runs;
pub(crate) mod shop;
mod varnish;
mod web;
pub(crate) mod schema;

pub(crate) use drive::{drive, drive_beside_others, drive_until, pace, scan, scan_until, serve, sign_in};
pub(crate) use guard::{Guard, closed_port, free_port, free_ports};
pub(crate) use nginx::{Nginx, parted};
pub(crate) use postgres::{Postgres, execute, pool};
pub(crate) use redis::{Redis, execute as redis_execute};
pub(crate) use varnish::Varnish;
pub(crate) use web::{Asked, Reply, Web};

use std::sync::LazyLock;

static RUNTIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| tokio::runtime::Runtime::new().unwrap());

/// Waits for async work from a test.
pub(crate) fn block_on<T>(work: impl Future<Output = T>) -> T {
    RUNTIME.block_on(work)
}

/// Starts async work that goes on beside a test.
pub(crate) fn spawn<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> tokio::task::JoinHandle<T> {
    RUNTIME.spawn(work)
}
