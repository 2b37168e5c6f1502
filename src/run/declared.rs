//! What the user vouches for: who else does what a check asks for, with a page that shows it. It counts half, for a quarter of a year, and
//! is told apart from what was seen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Outcome, Run};
use crate::{
    check::{Certainty, Check, Verdict},
    config::Declaration,
};

/// Somebody else does it, as plimsoll.toml says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    /// What: alerts, errors, metrics, uptime or visitors.
    pub what: String,
    /// Who.
    pub by: String,
    /// The address of a page that shows it.
    pub proof: String,
    /// The day on which somebody looked there.
    pub on: String,
    /// The last day on which it counts.
    pub until: String,
    /// False where that day was over when the run began, or the first one had not come.
    pub holds: bool,
}

/// What stands for `check`: a declaration that holds on `day` before one that does not.
pub(super) fn of(check: &Check, all: &[Declaration], day: NaiveDate) -> Option<Declared> {
    let what = check.header.declared_as.as_ref()?;
    let declaration = all.iter().filter(|one| one.what == *what).max_by_key(|one| (one.holds_on(day), one.on))?;
    Some(Declared {
        what: what.clone(),
        by: declaration.by.clone(),
        proof: declaration.proof.clone(),
        on: declaration.on.to_string(),
        until: declaration.until().to_string(),
        holds: declaration.holds_on(day),
    })
}

/// True where it stands against nothing but guesses, or nothing at all: what was seen is not explained away.
pub(super) fn answers(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Fail { findings, .. } => findings.iter().all(|finding| finding.certainty != Certainty::Sure),
        Verdict::Unproven { .. } => true,
        _ => false,
    }
}

/// Each declaration with the checks for which it stands, in the order of the checks; none whose checks all have an answer of their own.
#[must_use]
pub fn declared(run: &Run) -> Vec<(&Declared, Vec<&Outcome>)> {
    let mut found: Vec<(&Declared, Vec<&Outcome>)> = Vec::new();
    for outcome in &run.outcomes {
        let Some(declared) = outcome.declared.as_ref().filter(|_| answers(&outcome.verdict)) else { continue };
        match found.iter_mut().find(|(other, _)| *other == declared) {
            Some((_, outcomes)) => outcomes.push(outcome),
            None => found.push((declared, vec![outcome])),
        }
    }
    found
}
