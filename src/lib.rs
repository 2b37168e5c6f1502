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
//! # What is deliberately absent
//!
//! * No judgement in Rust: probes parse, `derive` computes, a `.sql` file under `checks/` compares.
//! * No list kept twice: a check's tables and probes are read from its query, its id from its path.
//! * No write to a target, no fix applied, no statement that waits behind a lock.
//! * No number that blends score and load line.
//!
//! # Where this differs from the first design
//!
//! * `command` stands between `cli` and `main`: the bodies of the subcommands. `main` stays a table of contents, and
//!   `cli` stays clap types only.
//! * `import` stands beside `scenario`: it makes scenario files of what a team already has, and no run depends on it.
//! * The schema is a folder of five files, one a target, so that none passes 400 lines.
//! * The load sends HTTP/1.1 by a transport of its own, in clear and over TLS. A general client took three times the processor
//!   time, and one HTTP/2 connection for all visitors would make the generator the limit.
//! * A snapshot that was never sealed, since its scan died or still runs, is judged from a scratch copy in which `derive` has
//!   computed what there is; its file is only read.
//! * `applies` may carry a `where`: "assets with a hashed name" is a population too, and needs no view of its own.

pub mod stop;
pub mod stats;
pub mod redact;
pub mod quote;
pub mod config;
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
