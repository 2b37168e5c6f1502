//! One check's part in a run: its verdict, with what the user accepts for a time.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{
    Kept, Places, Thing,
    declared::{self, Declared},
    kept,
};
use crate::{
    check::{Check, Finding, Gap, Harm, Severity, Verdict},
    config::{Config, Waiver},
};

/// One check's part in a run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// The item's folder.
    pub item: String,
    /// The check's id within it.
    pub id: String,
    /// True when it passes.
    pub title: String,
    /// How bad it is: of a check that failed, its gravest finding; else the worst that it can be.
    pub severity: Severity,
    /// The worst that it can be; none in what an older plimsoll kept: `severity`.
    #[serde(default)]
    pub most: Option<Severity>,
    /// What it does to users.
    #[serde(default)]
    pub harm: Harm,
    /// The evidence that tells how much harm, `_ms` or `_bytes`; none: none does.
    #[serde(default)]
    pub size: Option<String>,
    /// A digest of the text of the check; empty: an older plimsoll kept it.
    #[serde(default)]
    pub digest: String,
    /// From which stage on it counts.
    pub stage: u32,
    /// True where it counts at the stage planned for.
    pub counts: bool,
    /// What happens as users come.
    pub why: String,
    /// What to do in general.
    pub fix: String,
    /// Where to read more.
    pub docs: Vec<String>,
    /// What it came to.
    pub verdict: Verdict,
    /// What cannot be excluded: no more than a hint, it costs nothing.
    #[serde(default)]
    pub hints: Vec<Finding>,
    /// Who else does what it asks for, as the user says; none: nobody, or it passed.
    #[serde(default)]
    pub declared: Option<Declared>,
    /// The lines of the user's files that name what it judges.
    #[serde(default)]
    pub places: Places,
    /// Where its verdict is from; none: of this run itself.
    #[serde(default)]
    pub kept: Option<Kept>,
    /// What its findings are of that a scan may or may not come by, by subject.
    #[serde(default)]
    pub things: BTreeMap<String, Vec<Thing>>,
}

impl Outcome {
    /// `item/id`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.item, self.id)
    }

    /// The worst that it can be.
    #[must_use]
    pub fn most(&self) -> Severity {
        self.most.unwrap_or(self.severity)
    }

    /// How bad one of its findings is, by what was measured.
    #[must_use]
    pub fn severity_of(&self, finding: &Finding) -> Severity {
        finding.severity.unwrap_or(self.most()).min(self.most())
    }

    /// Its findings, waived or not.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        match &self.verdict {
            Verdict::Fail { findings, .. } | Verdict::Waived { findings, .. } => findings,
            _ => &[],
        }
    }

    /// True where it failed and is not waived.
    #[must_use]
    pub fn is_failed(&self) -> bool {
        matches!(self.verdict, Verdict::Fail { .. })
    }

    /// Why there may be more than it found.
    #[must_use]
    pub fn parts(&self) -> &[Gap] {
        match &self.verdict {
            Verdict::Fail { gaps, .. } | Verdict::Waived { gaps, .. } => gaps,
            _ => &[],
        }
    }

    /// Why this run itself did not decide it; none: it did.
    #[must_use]
    pub fn undecided(&self) -> &[Gap] {
        self.kept.as_ref().map_or_else(|| self.gaps(), |kept| &kept.gaps)
    }

    /// True where the user vouches for it: it counts half whatever was seen.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        self.declared.as_ref().is_some_and(|declared| declared.holds)
    }

    /// True where it is unproven, and nobody vouches for it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.gaps().is_empty() && !self.is_declared()
    }

    /// What could not be seen.
    #[must_use]
    pub fn gaps(&self) -> &[Gap] {
        match &self.verdict {
            Verdict::Unproven { gaps } => gaps,
            _ => &[],
        }
    }
}

/// On which day a run began.
pub(super) fn day(taken_at: &str) -> chrono::NaiveDate {
    taken_at.get(..10).and_then(|day| day.parse().ok()).unwrap_or_default()
}

/// The part of `check`, judged, in a run of `stage` that began at `taken_at`.
pub(super) fn judged(check: &Check, db: &Connection, stage: u32, config: &Config, taken_at: &str) -> Outcome {
    let (judged, hints) = check.judge_with_hints(db);
    let (verdict, kept) = match judged {
        Verdict::Unproven { gaps } => match kept::of(check, &gaps, db, taken_at) {
            Some((verdict, kept)) => (verdict, Some(kept)),
            None => (Verdict::Unproven { gaps }, None),
        },
        verdict => (verdict, None),
    };
    let verdict = match verdict {
        Verdict::Fail { findings, of, gaps } => waive(check, findings, of, gaps, &config.waive, day(taken_at)),
        verdict => verdict,
    };
    let declared = declared::of(check, &config.declare, day(taken_at)).filter(|_| !matches!(verdict, Verdict::Pass { .. }));
    let verdict = match &declared {
        Some(declared) if declared.holds && declared::answers(&verdict) => vouched(declared, verdict),
        _ => verdict,
    };
    let header = &check.header;
    Outcome {
        item: check.item.clone(),
        id: check.id.clone(),
        title: header.title.clone(),
        severity: verdict.severity(header.severity),
        most: Some(header.severity),
        harm: header.harm.unwrap_or_default(),
        size: header.size.clone(),
        digest: check.digest(),
        stage: header.stage,
        counts: header.stage <= stage,
        why: flowed(&header.why),
        fix: flowed(&header.fix),
        docs: header.docs.clone(),
        verdict,
        hints,
        kept,
        declared,
        places: Places::default(),
        things: BTreeMap::new(),
    }
}

/// A text of a header without the line ends of its file: whoever shows it breaks lines to its own width. An empty line
/// stays the end of a paragraph.
fn flowed(text: &str) -> String {
    let paragraph = |p: &str| p.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim().split("\n\n").map(paragraph).collect::<Vec<_>>().join("\n\n")
}

/// A guess that somebody answers is no finding any more; proven it is not.
fn vouched(declared: &Declared, verdict: Verdict) -> Verdict {
    let Verdict::Fail { findings, mut gaps, .. } = verdict else { return verdict };
    let guess = findings.into_iter().next().map(|finding| finding.message).unwrap_or_default();
    gaps.push(Gap {
        table: String::new(),
        probe: String::new(),
        kind: "declared".to_owned(),
        reason: format!("{guess}; {} does it, says plimsoll.toml", declared.by),
        cure: None,
        part: None,
    });
    Verdict::Unproven { gaps }
}

/// A failed check whose every finding is accepted, and not past its day, is waived; an expired waiver has no effect.
fn waive(check: &Check, findings: Vec<Finding>, of: i64, gaps: Vec<Gap>, waivers: &[Waiver], day: chrono::NaiveDate) -> Verdict {
    let name = check.name();
    let waiver =
        |f: &Finding| waivers.iter().find(|w| w.check == name && w.until >= day && w.subject.as_ref().is_none_or(|s| *s == f.subject));
    let found: Option<Vec<&Waiver>> = findings.iter().map(waiver).collect();
    match found.as_deref() {
        Some([first, ..]) => {
            let because = format!("until {} by {}: {}", first.until, first.by, first.why);
            Verdict::Waived { findings, of, because, gaps }
        }
        _ => Verdict::Fail { findings, of, gaps },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_a_header_flows_and_keeps_its_paragraphs() {
        assert_eq!(flowed("\nOne line\nand its\n  rest.\n\nAnother.\n"), "One line and its rest.\n\nAnother.");
    }
}
