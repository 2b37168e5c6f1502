//! Text that a target chose is made harmless once, before any format sees it: no escape sequence, no control character,
//! nothing that turns the reading direction, no command to a build server. Line ends stay; each format then escapes what it must.

use crate::{
    check::{Evidence, Finding, Gap, Verdict},
    compare::Diff,
    history::Entry,
    probe::restore::Comparison,
    run::{Load, LoadLine, Outcome, Run},
};

/// A copy of `run` that is safe to show.
pub(super) fn run(run: &Run) -> Run {
    let mut run = run.clone();
    texts([&mut run.id, &mut run.taken_at, &mut run.version, &mut run.target, &mut run.environment]);
    for address in &mut run.addresses {
        texts([&mut address.kind, &mut address.url, &mut address.source, &mut address.key]);
    }
    run.outcomes.iter_mut().for_each(outcome);
    run.absences.iter_mut().for_each(gap);
    run.sent.iter_mut().for_each(|sent| texts([&mut sent.probe, &mut sent.kind, &mut sent.statement]));
    run.probes.iter_mut().for_each(|probe| text(&mut probe.name));
    run.score.caps.iter_mut().for_each(text);
    for rung in &mut run.score.ladder {
        [&mut rung.to_mend, &mut rung.to_prove, &mut rung.because].into_iter().flatten().for_each(text);
    }
    run.load.iter_mut().for_each(load);
    run
}

/// A copy of `diff` that is safe to show.
pub(super) fn diff(diff: &Diff) -> Diff {
    let mut diff = diff.clone();
    for side in [&mut diff.before, &mut diff.now] {
        texts([&mut side.id, &mut side.taken_at, &mut side.version, &mut side.target, &mut side.environment]);
        side.line.iter_mut().for_each(line);
    }
    diff.notes.iter_mut().for_each(text);
    for found in [&mut diff.new, &mut diff.newly_seen, &mut diff.fixed, &mut diff.remaining].into_iter().flatten() {
        text(&mut found.check);
        finding(&mut found.finding);
    }
    for lost in &mut diff.lost {
        text(&mut lost.check);
        lost.findings.iter_mut().for_each(finding);
        lost.gaps.iter_mut().for_each(gap);
    }
    diff.changes.iter_mut().for_each(|change| text(&mut change.check));
    diff
}

/// Copies of `entries` that are safe to show.
pub(super) fn entries(entries: &[Entry]) -> Vec<Entry> {
    let mut entries = entries.to_vec();
    for entry in &mut entries {
        texts([&mut entry.id, &mut entry.taken_at, &mut entry.target, &mut entry.environment, &mut entry.version]);
    }
    entries
}

/// A copy of `comparison` that is safe to show.
pub(super) fn comparison(comparison: &Comparison) -> Comparison {
    let mut comparison = comparison.clone();
    texts([&mut comparison.database, &mut comparison.restored]);
    for difference in &mut comparison.differences {
        text(&mut difference.subject);
        [&mut difference.original, &mut difference.restored].into_iter().flatten().for_each(text);
    }
    comparison.gaps.iter_mut().for_each(text);
    comparison.sent.iter_mut().for_each(|sent| text(&mut sent.statement));
    comparison
}

fn outcome(outcome: &mut Outcome) {
    texts([&mut outcome.item, &mut outcome.id, &mut outcome.title, &mut outcome.why, &mut outcome.fix]);
    outcome.docs.iter_mut().for_each(text);
    match &mut outcome.verdict {
        Verdict::Fail { findings, .. } => findings.iter_mut().for_each(finding),
        Verdict::Waived { findings, because, .. } => {
            findings.iter_mut().for_each(finding);
            text(because);
        }
        Verdict::Unproven { gaps } => gaps.iter_mut().for_each(gap),
        Verdict::Pass { .. } | Verdict::NotApplicable => {}
    }
}

fn finding(finding: &mut Finding) {
    texts([&mut finding.subject, &mut finding.message]);
    finding.fix.iter_mut().for_each(text);
    for (name, value) in &mut finding.evidence {
        text(name);
        if let Evidence::Text(value) = value {
            text(value);
        }
    }
}

fn gap(gap: &mut Gap) {
    texts([&mut gap.table, &mut gap.probe, &mut gap.kind, &mut gap.reason]);
    gap.cure.iter_mut().for_each(text);
}

fn load(load: &mut Load) {
    load.scenarios.iter_mut().for_each(text);
    line(&mut load.line);
    load.steps.iter_mut().for_each(|step| texts([&mut step.verdict, &mut step.because]));
    load.endpoints.iter_mut().for_each(|endpoint| texts([&mut endpoint.scenario, &mut endpoint.name, &mut endpoint.request]));
    load.trends.iter_mut().for_each(|trend| texts([&mut trend.measure, &mut trend.unit]));
    for walked in &mut load.walked {
        text(&mut walked.scenario);
        [&mut walked.failed_step, &mut walked.failure].into_iter().flatten().for_each(text);
    }
    for sounding in &mut load.soundings {
        texts([&mut sounding.name, &mut sounding.request]);
        sounding.statements.iter_mut().for_each(|s| text(&mut s.statement));
    }
    load.environment.iter_mut().for_each(|part| texts([&mut part.part, &mut part.value, &mut part.kind]));
    load.spans.iter_mut().for_each(|span| texts([&mut span.scenario, &mut span.name]));
    load.walls.iter_mut().for_each(|wall| text(&mut wall.resource));
    load.scaling.iter_mut().filter_map(|scaling| scaling.refusal.as_mut()).for_each(text);
    load.knee.iter_mut().flat_map(|knee| &mut knee.statements).for_each(|moved| text(&mut moved.statement));
    for waits in &mut load.waits {
        waits.classes.iter_mut().for_each(|(class, _)| text(class));
        for waited in &mut waits.most {
            texts([&mut waited.class, &mut waited.event]);
            waited.statement.iter_mut().for_each(text);
        }
    }
}

fn line(line: &mut LoadLine) {
    texts([&mut line.ended, &mut line.shape]);
    line.gave_way_first.iter_mut().for_each(text);
}

fn texts<'a>(all: impl IntoIterator<Item = &'a mut String>) {
    all.into_iter().for_each(text);
}

fn text(text: &mut String) {
    // `##[` starts a command to the runner of GitHub's actions wherever it stands in the output.
    if text.contains("##[") {
        *text = text.replace("##[", "## [");
    }
    if text.chars().any(|c| c != '\n' && is_harmful(c)) {
        *text = text.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !is_harmful(*c)).collect();
    }
}

/// Control characters, and those that turn, hide or join the text around them.
fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\t') || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
