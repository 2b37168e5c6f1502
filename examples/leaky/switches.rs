//! One switch a fault. The list of faults is `faults.toml`; a name that is not there cannot be asked for.

use std::collections::BTreeSet;

use serde::Deserialize;

const FAULTS: &str = include_str!("faults.toml");

#[derive(Deserialize)]
struct List {
    fault: Vec<Fault>,
}

#[derive(Deserialize)]
struct Fault {
    name: String,
    /// The fault whose place this one would take: it leaks only when it is named.
    unless: Option<String>,
}

/// Which faults leak.
pub(crate) struct Switches {
    known: BTreeSet<String>,
    leaking: BTreeSet<String>,
}

impl Switches {
    /// All faults leak, or none (`mended`); then single ones are mended or planted.
    pub(crate) fn new(mended: bool, mend: &[String], leak: &[String]) -> Result<Self, String> {
        let faults = toml::from_str::<List>(FAULTS).expect("faults.toml is valid; a test holds it").fault;
        let known: BTreeSet<String> = faults.iter().map(|f| f.name.clone()).collect();
        if let Some(odd) = mend.iter().chain(leak).find(|n| !known.contains(*n)) {
            return Err(format!("no fault is named `{odd}`; examples/leaky/faults.toml lists them"));
        }
        let mut leaking: BTreeSet<String> =
            if mended { BTreeSet::new() } else { faults.iter().filter(|f| f.unless.is_none()).map(|f| f.name.clone()).collect() };
        leaking.retain(|n| !mend.contains(n));
        for name in leak {
            leaking.insert(name.clone());
            let replaced = faults.iter().find(|f| f.name == *name).and_then(|f| f.unless.clone());
            leaking.retain(|n| Some(n) != replaced.as_ref());
        }
        Ok(Self { known, leaking })
    }

    /// True where the fault is planted.
    pub(crate) fn leaks(&self, name: &str) -> bool {
        assert!(self.known.contains(name), "`{name}` is not in faults.toml");
        self.leaking.contains(name)
    }

    /// `leaky` where the fault is planted, else `mended`.
    pub(crate) fn pick<T>(&self, name: &str, leaky: T, mended: T) -> T {
        if self.leaks(name) { leaky } else { mended }
    }
}
