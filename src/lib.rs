//! `plimsoll` finds how many users a running web application carries, what gives way first, and the fix.
//!
//! # The way of the data
//!
//! ```text
//! main → cli → command → config → probe → load → derive → snapshot sealed → check → score → run → history, compare → report → exit code
//! ```
//!
//! One direction. Nothing to the right of the seal opens a socket but the shared history store, so every run can be
//! judged and reported again offline, with newer checks, from its one file.
//!
//! A module imports only modules above it in the list below; `tests/house.rs` holds that, and the other rules that a
//! program can hold.
//!
//! What each module is, what always holds and what is deliberately absent is told in `docs/ARCHITECTURE.md`.

pub mod stop;
pub mod stats;
pub mod sql;
pub mod redact;
pub mod quote;
pub mod config;
pub mod openapi;
pub mod snapshot;
pub mod client;
pub mod scenario;
pub mod import;
pub mod probe;
pub mod restore;
pub mod load;
pub mod derive;
pub mod check;
pub mod score;
pub mod run;
pub mod compare;
pub mod history;
pub mod output;
pub mod report;
pub mod cli;
pub mod command;

#[cfg(test)]
mod near_seeds;
