//! How many mutants may survive, and which of them no example could kill. Both lists may only become shorter.

use std::{collections::BTreeMap, fs};

use serde::Deserialize;

use super::{Change, Failure, Survivor};

const PATH: &str = "tests/mutants/survivors.toml";

/// As the file calls them.
pub(crate) fn plural(change: Change) -> &'static str {
    match change {
        Change::Threshold => "thresholds",
        Change::Comparator => "comparators",
        Change::Condition => "conditions",
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ratchet {
    /// By the plural of the change.
    most: BTreeMap<String, usize>,
    #[serde(default)]
    equivalent: Vec<Equivalent>,
}

/// A mutant that does what the check does, whatever the facts are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Equivalent {
    check: String,
    mutant: String,
    because: String,
}

impl Ratchet {
    pub(crate) fn read() -> Result<Self, Failure> {
        Ok(toml::from_str(&fs::read_to_string(PATH)?)?)
    }

    pub(crate) fn is_equivalent(&self, survivor: &Survivor) -> bool {
        self.equivalent.iter().any(|e| e.check == survivor.check && e.mutant == survivor.what)
    }

    fn most(&self, change: Change) -> usize {
        self.most.get(plural(change)).copied().unwrap_or_default()
    }

    /// What no longer holds: more survivors than before, or a mark on a mutant that does not survive.
    pub(crate) fn faults(&self, survivors: &[Survivor], counts: [usize; 3]) -> Vec<String> {
        let grown = Change::ALL.into_iter().filter(|change| counts[*change as usize] > self.most(*change)).map(|change| {
            let (count, most, what) = (counts[change as usize], self.most(change), plural(change));
            format!("{count} {what} survive, and {PATH} allows {most}: write an example at the edge of each new one")
        });
        let stale = self.equivalent.iter().filter(|e| !survivors.iter().any(|s| s.check == e.check && s.what == e.mutant));
        let stale = stale.map(|e| format!("{PATH} marks {}: {}, which does not survive: take the mark away", e.check, e.mutant));
        let bare = self.equivalent.iter().filter(|e| e.because.trim().is_empty());
        let bare = bare.map(|e| format!("{PATH} gives no reason for {}: {}", e.check, e.mutant));
        grown.chain(stale).chain(bare).collect()
    }

    /// Where it can be held tighter.
    pub(crate) fn advice(&self, counts: [usize; 3]) -> Vec<String> {
        let fallen = Change::ALL.into_iter().filter(|change| counts[*change as usize] < self.most(*change));
        fallen.map(|change| format!("now set {} = {} in {PATH}", plural(change), counts[change as usize])).collect()
    }
}
