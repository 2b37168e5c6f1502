//! One test binary, by behaviour, so that each server starts once.
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test may fail loudly")]

mod advice;
mod app;
mod app_servers;
mod checks;
mod cli;
mod compare;
mod fixes;
mod history;
mod house;
mod leaky;
mod page;
mod postgres;
mod postgres_remedies;
mod postgres_safety;
mod postgres_schema;
mod load;
mod probes;
mod readme;
mod redis_keys;
mod redis_probe;
mod reports;
mod scan;
mod scenarios;
mod redis_queues;
mod redis_remedies;
mod score;
mod servers;
mod snapshots;
mod soundings;
mod support;
