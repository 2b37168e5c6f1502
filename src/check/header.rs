//! The head of a check file: TOML in the opening comment.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::config::DECLARABLE;

/// How bad it is when the check fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A hint.
    Low,
    /// It costs, and does not yet hurt.
    Medium,
    /// It hurts under load or soon.
    High,
    /// Data, money or the whole service is at stake.
    Critical,
}

impl Severity {
    /// Its weight in the score.
    #[must_use]
    pub fn weight(self) -> u32 {
        match self {
            Self::Low => 1,
            Self::Medium => 3,
            Self::High => 6,
            Self::Critical => 10,
        }
    }

    /// The word shown.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// What a fault does to users, the gravest first: the order in which to mend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Harm {
    /// Somebody reads or changes what is not theirs.
    Breach,
    /// Data or jobs are gone, or would be.
    Loss,
    /// The app, or a part of it, stops.
    Outage,
    /// It answers slowly.
    #[default]
    Slow,
    /// It fails, and nobody sees it or why.
    Blind,
    /// It works, and takes money or work that it need not.
    Cost,
}

impl Harm {
    /// The word in a header and in every output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::Loss => "loss",
            Self::Outage => "outage",
            Self::Slow => "slow",
            Self::Blind => "blind",
            Self::Cost => "cost",
        }
    }
}

/// What a check needs to have seen to decide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Enough {
    /// All of it: that none is bad, or that one is missing, only the whole shows.
    #[default]
    Whole,
    /// A sample: it decides on a share, by the bound of its interval. What a door hides differs in kind, and is no sample.
    Sample,
}

/// What a check says of itself.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// True when the check passes.
    pub title: String,
    /// How bad a failure is.
    pub severity: Severity,
    /// What it does to users; none, in a check of the user's: slow.
    pub harm: Option<Harm>,
    /// The evidence that tells how much slower, in `_ms` or `_bytes`: of what is as grave the larger is mended first.
    #[serde(default)]
    pub size: Option<String>,
    /// Users from which on it counts: 100, 1000 or 10000.
    pub stage: u32,
    /// The population: a table, with a `where` where only some rows are judged. No rows: not applicable.
    pub applies: String,
    /// What happens as users come, in words a founder understands.
    pub why: String,
    /// What to do in general; a finding has the exact statement.
    pub fix: String,
    /// What has to be seen; a check on a share may say `sample`.
    #[serde(default)]
    pub enough: Enough,
    /// As what the user may declare that somebody else does it, who cannot be seen from here; none: nobody does.
    #[serde(default)]
    pub declared_as: Option<String>,
    /// Where to read more.
    #[serde(default)]
    pub docs: Vec<String>,
    /// Thresholds, each with its source in `why`.
    #[serde(default)]
    pub params: BTreeMap<String, f64>,
}

impl Header {
    /// What is wrong with values that parse.
    pub(super) fn fault(&self) -> Option<String> {
        if ![100, 1_000, 10_000].contains(&self.stage) {
            return Some(format!("`stage` is 100, 1000 or 10000, not {}", self.stage));
        }
        if self.size.is_some() && self.harm.unwrap_or_default() != Harm::Slow {
            return Some("`size` is for what makes slow: any other harm has no measure".to_owned());
        }
        if let Some(size) = self.size.as_ref().filter(|size| !size.ends_with("_ms") && !size.ends_with("_bytes")) {
            return Some(format!("`size` names evidence in `_ms` or `_bytes`, not `{size}`"));
        }
        if let Some(what) = &self.declared_as {
            if !DECLARABLE.contains(&what.as_str()) {
                return Some(format!("`declared_as` is one of {}, not `{what}`", DECLARABLE.join(", ")));
            }
            // A word is no proof, and must not stand in the place of what makes a stage not ready.
            if self.severity > Severity::Medium {
                return Some("`declared_as` is for checks that are medium at most".to_owned());
            }
        }
        let texts = [("title", &self.title), ("applies", &self.applies), ("why", &self.why), ("fix", &self.fix)];
        texts.iter().find(|(_, text)| text.trim().is_empty()).map(|(name, _)| format!("`{name}` is empty"))
    }
}
