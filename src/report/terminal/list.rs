//! The history, for the terminal.

use super::page::{Page, Paint};
use crate::{
    history::{End, Entry},
    report::{Look, words},
    run::LoadLine,
    score::Readiness,
};

/// One row a run, newest first.
pub(in crate::report) fn render(entries: &[Entry], look: Look) -> String {
    let mut page = Page::new(look);
    if entries.is_empty() {
        page.labelled("", "no runs yet; `plimsoll scan` makes one", None);
        return page.finish();
    }
    if page.is_narrow() {
        page.table(&["run", "score", "req/s, findings"], entries.iter().map(narrow).collect(), 0, &[]);
    } else {
        let head = ["run", "target", "score", "covered", "stages", "req/s", "findings"];
        page.table(&head, entries.iter().map(wide).collect(), 1, &[3]);
    }
    let legend = "stages: 100 / 1,000 / 10,000 users, ✓ ready, ✗ not ready, ? not proven; findings: critical / high / medium / low";
    page.labelled("", legend, Some(Paint::Faint));
    page.finish()
}

fn wide(entry: &Entry) -> Vec<String> {
    let target = format!("{} ({})", words::line(&entry.target), words::line(&entry.environment));
    vec![run(entry), target, score(entry), format!("{} %", entry.coverage_pct), ladder(entry), line(entry), findings(entry)]
}

fn narrow(entry: &Entry) -> Vec<String> {
    vec![
        format!("{}\n{} ({})\n{}", run(entry), words::line(&entry.target), words::line(&entry.environment), ladder(entry)),
        format!("{}\ncovered {} %", score(entry), entry.coverage_pct),
        format!("{}\n{}", line(entry), findings(entry)),
    ]
}

/// The id; below it, how the run ended before its time.
fn run(entry: &Entry) -> String {
    let end = match entry.end {
        End::Whole => return entry.id.clone(),
        End::Stopped { after_ms } => format!("stopped after {} s", words::whole(after_ms / 1_000)),
        End::Died { probes: 0, .. } => "died at its start, or still runs".to_owned(),
        End::Died { probes, steps: 0 } => format!("died after {}, or still runs", words::count(probes, "probe")),
        End::Died { steps, .. } => format!("died after {} of its load, or still runs", words::count(steps, "step")),
    };
    format!("{}\n{end}", entry.id)
}

fn score(entry: &Entry) -> String {
    format!("{} (up to {})", entry.score, entry.possible)
}

fn ladder(entry: &Entry) -> String {
    let mark = |readiness: &Readiness| words::readiness_mark(*readiness);
    entry.ladder.iter().map(|(_, readiness)| mark(readiness)).collect::<Vec<_>>().join(" / ")
}

fn line(entry: &Entry) -> String {
    let known = LoadLine { proven_per_s: entry.proven_per_s, failed_per_s: entry.failed_per_s, ..LoadLine::default() };
    match (known.proven_per_s, known.failed_per_s) {
        (Some(proven), Some(failed)) => format!("{} to {}", words::number(proven), words::number(failed)),
        (Some(proven), None) => format!("{} or more", words::number(proven)),
        (None, Some(failed)) => format!("below {}", words::number(failed)),
        (None, None) => "–".to_owned(),
    }
}

fn findings(entry: &Entry) -> String {
    let f = entry.findings;
    format!("{} / {} / {} / {}", f.critical, f.high, f.medium, f.low)
}
