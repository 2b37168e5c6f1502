//! The runs of a folder before another: what "new" and "worse" are held against.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::{DateTime, Utc};

use super::{Failure, runs};
use crate::{
    check::{self, Check, Verdict},
    compare::Base,
    config::Config,
    report,
    run::{self, Run},
};

/// So many runs are looked at, at most, for the last that could decide a check. What none of them could is new.
const MOST: usize = 100;

/// The runs of a folder, judged with the checks of today.
pub(super) struct Earlier<'a> {
    folder: &'a Path,
    config: &'a Config,
    checks: Vec<Check>,
    /// What the history last decided of the target; empty offline.
    decided: &'a BTreeMap<String, Verdict>,
}

impl<'a> Earlier<'a> {
    pub(super) fn new(folder: &'a Path, config: &'a Config, decided: &'a BTreeMap<String, Verdict>) -> Self {
        Self { folder, config, checks: check::load(folder).0, decided }
    }

    /// The last run before `run` of the same target, completed from those before it; none: there is none, and `asked` says so.
    pub(super) fn last(&self, run: &Run, asked: &str) -> Option<Base> {
        let mut before = self.before(run).into_iter();
        let is_same = |other: &Run| (&other.target, &other.environment) == (&run.target, &run.environment);
        let last = before.by_ref().filter_map(|id| self.judge(&id, None, asked)).find(is_same);
        let base = match last {
            Some(last) => self.complete(Base::of(last), before, asked),
            None if self.decided.is_empty() => {
                report::print_error(&format!("{asked}: there is no earlier run of `{}` here to compare with", run.target));
                return None;
            }
            None => Base::of(self.of_history(run)),
        };
        Some(self.with_history(base, run))
    }

    /// `base`, completed from the runs before it.
    pub(super) fn base(&self, base: Run, run: &Run, asked: &str) -> Base {
        // With itself a run is compared as it is.
        if base.id == run.id {
            return Base::of(base);
        }
        let before = self.before(&base).into_iter();
        self.with_history(self.complete(Base::of(base), before, asked), run)
    }

    fn complete(&self, mut base: Base, before: impl Iterator<Item = String>, asked: &str) -> Base {
        for id in before.take(MOST) {
            if base.is_complete() {
                break;
            }
            if let Some(earlier) = self.judge(&id, Some(base.open()), asked) {
                base.complete_from(earlier);
            }
        }
        base
    }

    /// Takes what no file could tell from the history, which a team may share.
    fn with_history(&self, mut base: Base, run: &Run) -> Base {
        if !self.decided.is_empty() && !base.open().is_empty() {
            base.complete_from(self.of_history(run));
        }
        base
    }

    /// The last decided verdicts of the history as a run of the same checks.
    fn of_history(&self, run: &Run) -> Run {
        let mut past = Run { id: "(the last of the history)".to_owned(), load: None, stopped_after_ms: None, ..run.clone() };
        for outcome in &mut past.outcomes {
            // What this run took from an earlier one is no part of what that one decided.
            outcome.kept = None;
            outcome.verdict = self.decided.get(&outcome.name()).cloned().unwrap_or(Verdict::Unproven { gaps: Vec::new() });
        }
        past.reweigh();
        past
    }

    /// Ids of the runs before `run`, the latest first.
    fn before(&self, run: &Run) -> Vec<String> {
        let mut runs = runs::placed(self.folder);
        let start = || DateTime::parse_from_rfc3339(&run.ordered_at).map_or(DateTime::<Utc>::MAX_UTC, |at| at.to_utc());
        match runs.iter().position(|(_, id)| *id == run.id) {
            Some(at) => runs.truncate(at),
            // A file from elsewhere.
            None => runs.retain(|((at, _), _)| *at < start()),
        }
        runs.into_iter().rev().map(|(_, id)| id).collect()
    }

    /// The run of an id; one that cannot be judged is passed over, and that is said.
    fn judge(&self, id: &str, only: Option<&BTreeSet<String>>, asked: &str) -> Option<Run> {
        let checks: Vec<Check> =
            self.checks.iter().filter(|check| only.is_none_or(|names| names.contains(&check.name()))).cloned().collect();
        let judged = runs::open(self.folder, id).and_then(|snapshot| run::assemble(&snapshot, &checks, self.config).map_err(Failure::from));
        judged.map_err(|why| report::print_error(&format!("{asked}: run {id} is passed over\n{}", why.shown()))).ok()
    }
}
