//! The run that another is held against. What it could not decide stands as the last run before it that could decided it: a
//! night on which nothing was seen makes nothing new the night after.

use std::collections::BTreeSet;

use super::{Diff, compare, is_decided};
use crate::run::{Outcome, Run};

/// A run, completed from those before it.
#[derive(Clone, Debug)]
pub struct Base {
    run: Run,
    open: BTreeSet<String>,
    is_line_open: bool,
    notes: Vec<String>,
}

impl Base {
    /// `run` alone, as far as it goes.
    #[must_use]
    pub fn of(run: Run) -> Self {
        let open = run.outcomes.iter().filter(|o| !is_decided(o)).map(Outcome::name).collect();
        Self { is_line_open: !has_line(&run), run, open, notes: Vec::new() }
    }

    /// The checks that no run so far decided.
    #[must_use]
    pub fn open(&self) -> &BTreeSet<String> {
        &self.open
    }

    /// What was taken from which run, in words.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// True once an earlier run cannot add anything.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.open.is_empty() && !self.is_line_open
    }

    /// Takes from the next earlier run what is still open. A run of another target or environment has nothing to say.
    pub fn complete_from(&mut self, earlier: Run) {
        if (&earlier.target, &earlier.environment) != (&self.run.target, &self.run.environment) {
            return;
        }
        if self.is_line_open && has_line(&earlier) {
            self.is_line_open = false;
            // Two lines are compared only where both were measured from machines of one size.
            self.run.generator_cores = earlier.generator_cores;
            self.run.load.clone_from(&earlier.load);
            self.notes.push(format!("the load line before is that of run {}, the last that had one", earlier.id));
        }
        let mut taken = 0_usize;
        for outcome in earlier.outcomes.into_iter().filter(is_decided) {
            if self.open.remove(&outcome.name()) {
                taken += 1;
                self.run.outcomes.retain(|o| o.name() != outcome.name());
                self.run.outcomes.push(outcome);
            }
        }
        if taken > 0 {
            let checks = if taken == 1 { "1 check".to_owned() } else { format!("{taken} checks") };
            self.notes.push(format!("run {} did not decide {checks}: held against run {}, the last that did", self.run.id, earlier.id));
        }
    }

    /// What changed since.
    #[must_use]
    pub fn diff(mut self, now: &Run) -> Diff {
        if !self.notes.is_empty() {
            self.run.reweigh();
        }
        let mut diff = compare(&self.run, now);
        diff.notes.extend(self.notes);
        diff
    }
}

/// True where the load told something of the line.
fn has_line(run: &Run) -> bool {
    run.load.as_ref().is_some_and(|load| load.is_valid && (load.line.proven_per_s.is_some() || load.line.failed_per_s.is_some()))
}
