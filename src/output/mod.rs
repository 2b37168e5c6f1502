//! What programs read of a run: JSON, SARIF, JUnit and annotations of GitHub. A format here is somebody's contract.

pub(crate) mod clean;
mod github;
mod json;
mod junit;
mod sarif;
mod v1;
pub(crate) mod words;

use serde::Serialize;

use crate::{compare::Diff, run::Run};

/// `run.json`: the run as it is.
#[must_use]
pub fn json(run: &Run) -> String {
    json::run(run)
}

/// A comparison of two runs as JSON.
#[must_use]
pub fn json_of_diff(diff: &Diff) -> String {
    json::diff(diff)
}

/// Any other answer as JSON.
#[must_use]
pub fn json_of(answer: &impl Serialize) -> String {
    json::render(answer)
}

/// The JSON Schema that every `run.json` fits.
#[must_use]
pub fn run_schema() -> String {
    json::run_schema()
}

/// The JSON Schema that every comparison fits.
#[must_use]
pub fn diff_schema() -> String {
    json::diff_schema()
}

/// For code scanning.
#[must_use]
pub fn sarif(run: &Run) -> String {
    sarif::run(&clean::cleaned(run))
}

/// For test reports.
#[must_use]
pub fn junit(run: &Run) -> String {
    junit::run(&clean::cleaned(run))
}

/// Annotations of GitHub's actions.
#[must_use]
pub fn github(run: &Run) -> String {
    github::run(&clean::cleaned(run))
}
