//! Annotations of GitHub's actions. Only ten of a step are shown, so only so many are written: faulty waivers, and the gravest of
//! what failed.

use std::fmt::Write as _;

use super::words;
use crate::{
    check::Severity,
    run::{self, Run},
};

/// What GitHub shows of one step.
const MOST: usize = 10;
/// Of these, for faulty waivers.
const MOST_WAIVERS: usize = 3;
/// Characters of a message.
const LONGEST: usize = 1_000;

/// One line a failed check, one a faulty waiver, then one line for people.
pub(super) fn run(run: &Run) -> String {
    let failed = run::failed(run);
    let mut text = String::new();
    let waivers = run.waiver_faults.len().min(MOST_WAIVERS);
    for group in failed.iter().take(MOST - waivers) {
        let command = match group.severity() {
            Severity::Critical | Severity::High => "error",
            Severity::Medium => "warning",
            Severity::Low => "notice",
        };
        let name = group.outcome.name();
        let mut message = words::cut(&group.findings[0].told(), LONGEST);
        if group.findings.len() > 1 {
            let _ = write!(message, "\nand {} more", group.findings.len() - 1);
        }
        if let Some(fix) = &group.findings[0].fix {
            let _ = write!(message, "\nfix: {}", words::cut(fix, LONGEST));
        }
        let _ = writeln!(text, "::{command} title={}::{}", property(&name), data(&message));
    }
    for fault in run.waiver_faults.iter().take(waivers) {
        let message = words::cut(&format!("{}; {}", fault.reason, fault.cure), LONGEST);
        let _ = writeln!(text, "::warning title={}::{}", property(&format!("waiver of {}", fault.check)), data(&message));
    }
    let score = &run.score;
    let _ = write!(text, "plimsoll: {} proven (up to {}), coverage {} %", score.proven, score.possible, score.coverage_pct);
    if !run.older.is_empty() {
        let _ = write!(
            text,
            "; older evidence stands in it: {}",
            words::cut(&run.older.iter().map(|e| words::line(&words::older(e))).collect::<Vec<_>>().join("; "), LONGEST)
        );
    }
    let sampled: Vec<String> =
        run.outcomes.iter().filter_map(run::sampled).map(|one| format!("{} {}", one.outcome.name(), words::sampled(&one))).collect();
    if !sampled.is_empty() {
        let _ = write!(text, "; passed on a sample: {}", words::cut(&sampled.join("; "), LONGEST));
    }
    for (more, noun) in
        [(failed.len().saturating_sub(MOST - waivers), "failed check"), (run.waiver_faults.len() - waivers, "faulty waiver")]
    {
        if more > 0 {
            let _ = write!(text, "; {} not shown", words::count(more, noun));
        }
    }
    text.push('\n');
    text
}

/// The text behind `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which a comma or colon would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
