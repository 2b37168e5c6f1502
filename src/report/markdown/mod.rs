//! A run for a pull request or a step summary. Every list is cut, so that it stays far below GitHub's 1 MiB.

mod diff;
mod escape;

pub(super) use diff::render as diff;

use std::fmt::Write as _;

use escape::{block, code, inline};

use super::{line, summary, words};
use crate::run::{self, First, Group, Run, Summary};

/// Fixes shown in full.
const FIRST_FIXES: usize = 5;
/// Hints shown.
const HINTS: usize = 10;
/// Subjects of a check shown by name.
const SUBJECTS: usize = 3;
/// Endpoints shown.
const SLOWEST: usize = 5;
/// Characters of a message.
const LONGEST: usize = 400;
/// Characters of a fix.
const LONGEST_FIX: usize = 4_000;

/// The whole run.
pub(super) fn run(run: &Run) -> String {
    let mut text = String::new();
    let _ = writeln!(
        text,
        "# {} on {}, {}: how far it carries\n",
        inline(&run.target),
        inline(&run.environment),
        inline(&words::time(&run.taken_at))
    );
    if let Some(why) = words::unsealed(run) {
        let _ = writeln!(text, "> **Careful:** {why}\n");
    }
    if let Some(words) = words::superuser(run) {
        let _ = writeln!(text, "> **Note:** {words}\n");
    }
    if let Some(words) = words::left_steps(run) {
        let _ = writeln!(text, "> **Note:** {}\n", inline(&words::cut(&words, LONGEST)));
    }
    short(&mut text, run);
    ladder(&mut text, run);
    measured(&mut text, run);
    let failed = run::failed(run);
    findings(&mut text, run, &failed);
    fixes(&mut text, &run::first(run, &failed, FIRST_FIXES));
    unproven(&mut text, run);
    sampled(&mut text, run);
    older(&mut text, run);
    declared(&mut text, run);
    waived(&mut text, run);
    waiver_faults(&mut text, run);
    hints(&mut text, run);
    endpoints(&mut text, run);
    items(&mut text, run);
    let _ = writeln!(text, "\nRun `{}`, {}, plimsoll {}.", run.id, words::time(&run.taken_at), run.version);
    text
}

fn short(text: &mut String, run: &Run) {
    let short = Summary::of(run);
    let mark = short.readiness.map_or("?", words::readiness_mark);
    let _ = writeln!(text, "**{mark} {}**\n", inline(&summary::headline(run, &short)));
    for (label, told) in summary::told(run, &short) {
        let _ = writeln!(text, "- {label}: {}", inline(&told));
    }
    text.push('\n');
}

fn ladder(text: &mut String, run: &Run) {
    text.push_str("| users | verdict | what stands between |\n| ---: | --- | --- |\n");
    for rung in &run.score.ladder {
        let part = |verb: &str, number: usize| (number > 0).then(|| format!("{verb} {}", words::count(number, "check")));
        let mut reasons: Vec<String> =
            [part("mend", rung.to_mend.len()), part("prove", rung.to_prove.len())].into_iter().flatten().collect();
        reasons.extend(rung.because.iter().map(|b| inline(b)));
        let verdict = format!("{} **{}**", words::readiness_mark(rung.readiness), words::readiness(rung.readiness));
        let _ = writeln!(text, "| {} | {verdict} | {} |", words::whole(i64::from(rung.users)), reasons.join("; "));
    }
}

fn measured(text: &mut String, run: &Run) {
    let score = &run.score;
    let _ = writeln!(text, "\n**Score** {} proven (up to {}), coverage {} %", score.proven, score.possible, score.coverage_pct);
    for open in score.open.iter().chain(&summary::points(run)) {
        let _ = writeln!(text, "<br>{}", inline(open));
    }
    let Some(load) = &run.load else {
        text.push_str("\n**Load line** not known: no load was run\n");
        return;
    };
    let objective = format!("p95 ≤ {}, errors ≤ {} %", words::ms(load.objective_p95_ms), words::number(load.objective_error_pct));
    let _ = writeln!(text, "\n**Load line** {} ({objective})", words::load_line(&load.line));
    let told = [line::meaning(run, load), line::limits(run, load), line::grounds(run, load)];
    for (label, words) in told.iter().flatten() {
        let _ = writeln!(text, "<br>{label}: {}", inline(words));
    }
    if !load.is_valid {
        let _ = writeln!(text, "<br>{}", words::INVALID_LOAD);
    }
}

fn findings(text: &mut String, run: &Run, failed: &[Group<'_>]) {
    if failed.is_empty() {
        let _ = writeln!(text, "\n## Findings\n\n{}", words::no_findings(run));
        return;
    }
    let number: usize = failed.iter().map(|g| g.findings.len()).sum();
    let _ = writeln!(text, "\n## {} of {}\n", words::count(number, "finding"), words::count(failed.len(), "check"));
    text.push_str("| severity | what is wrong | check | found | points |\n| --- | --- | --- | ---: | ---: |\n");
    for group in failed {
        let outcome = group.outcome;
        let mut what = inline(&words::cut(&group.findings[0].told(), LONGEST));
        if group.findings.len() > 1 {
            let others = &group.findings[1..];
            let _ = write!(what, "<br>also {}", inline(&words::cut(&words::subjects(others, SUBJECTS - 1), LONGEST)));
        }
        let severity = format!("{} {}", words::severity_mark(group.severity()), group.severity().word());
        let gain = if group.gain > 0.0 { format!("+{:.1}", group.gain) } else { String::new() };
        let _ =
            writeln!(text, "| {severity} | {what} | {} | {} | {gain} |", code(&outcome.name()), words::share(group).unwrap_or_default());
    }
}

fn fixes(text: &mut String, first: &[First<'_>]) {
    if first.is_empty() {
        return;
    }
    text.push_str("\n## What to do first\n\n");
    for (n, one) in first.iter().enumerate() {
        let group = match one {
            First::Mend(group) => group,
            First::Prove(outcome, gap) => {
                let _ = writeln!(text, "{}. {}\n", n + 1, inline(&words::cut(&words::to_prove(outcome, gap), LONGEST)));
                continue;
            }
        };
        let fault = inline(&words::cut(&group.findings[0].told(), LONGEST));
        let _ = writeln!(text, "{}. **{fault}** {}\n", n + 1, inline(&words::cut(&group.outcome.fix, LONGEST)));
        let fixes = words::fixes(&group.findings);
        if !fixes.is_empty() {
            let shown: String = fixes.iter().take(SUBJECTS).map(|fix| words::cut(fix, LONGEST_FIX) + "\n").collect();
            for line in block(words::language(&group.findings), &shown).lines() {
                let _ = writeln!(text, "   {line}");
            }
            if fixes.len() > SUBJECTS {
                let _ = writeln!(text, "   … and {} more like it", fixes.len() - SUBJECTS);
            }
            text.push('\n');
        }
    }
}

fn unproven(text: &mut String, run: &Run) {
    let cures = run::cures(run);
    if cures.is_empty() {
        return;
    }
    text.push_str("\n## Not proven, and what would decide it\n\n");
    for cure in &cures {
        let what = cure.cure.map_or_else(|| "nothing that is known".to_owned(), code);
        let names: Vec<String> =
            cure.checks.iter().take(SUBJECTS).map(|c| format!("{} ({})", code(&c.name()), c.severity.word())).collect();
        let more = cure.checks.len() - names.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let reasons = inline(&words::cut(&cure.reasons.join("; "), LONGEST));
        let _ = writeln!(text, "- {what}: decides {}{more}<br>because {reasons}", names.join(", "));
    }
}

fn sampled(text: &mut String, run: &Run) {
    let sampled: Vec<_> = run.outcomes.iter().filter_map(run::sampled).collect();
    if sampled.is_empty() {
        return;
    }
    text.push_str("\n## Passed on a sample\n\n");
    for one in &sampled {
        let _ = writeln!(text, "- {} {}", code(&one.outcome.name()), inline(&words::cut(&words::sampled(one), LONGEST)));
    }
}

fn older(text: &mut String, run: &Run) {
    if run.older.is_empty() {
        return;
    }
    text.push_str("\n## Older evidence that this stands on\n\n");
    for evidence in &run.older {
        let names: Vec<String> = evidence.checks.iter().map(|name| code(name)).collect();
        let _ = writeln!(text, "- {} ({})", inline(&words::cut(&words::older(evidence), LONGEST)), names.join(", "));
    }
}

fn declared(text: &mut String, run: &Run) {
    let declared = run::declared(run);
    if declared.is_empty() {
        return;
    }
    let _ = write!(text, "\n## {}\n\n", words::DECLARED);
    for (one, outcomes) in declared {
        let names: Vec<String> = outcomes.iter().map(|outcome| code(&outcome.name())).collect();
        let _ = writeln!(text, "- {} ({})", inline(&words::cut(&words::declared(one), LONGEST)), names.join(", "));
    }
}

fn waived(text: &mut String, run: &Run) {
    let waived = run::waived(run);
    if waived.is_empty() {
        return;
    }
    text.push_str("\n## Accepted for a time (no points)\n\n");
    for (outcome, because) in waived {
        let _ = writeln!(text, "- {} {}", code(&outcome.name()), inline(&words::cut(because, LONGEST)));
    }
}

fn waiver_faults(text: &mut String, run: &Run) {
    if run.waiver_faults.is_empty() {
        return;
    }
    text.push_str("\n## Waivers to look at\n\n");
    for fault in &run.waiver_faults {
        let _ = writeln!(text, "- {}; {}", inline(&words::cut(&fault.reason, LONGEST)), inline(&words::cut(&fault.cure, LONGEST)));
    }
}

fn hints(text: &mut String, run: &Run) {
    let hints = run::hints(run);
    if hints.is_empty() {
        return;
    }
    text.push_str("\n## Cannot be excluded (costs no points)\n\n");
    for (outcome, hint) in hints.iter().take(HINTS) {
        let _ = writeln!(text, "- {} ({})", inline(&words::cut(&hint.message, LONGEST)), code(&outcome.name()));
    }
    let more = hints.len().saturating_sub(HINTS);
    if more > 0 {
        let _ = writeln!(text, "- … and {more} more in run.json");
    }
}

fn endpoints(text: &mut String, run: &Run) {
    let slowest = run.load.as_ref().map(run::slowest).unwrap_or_default();
    if slowest.is_empty() {
        return;
    }
    text.push_str("\n## Slowest under load\n\n| endpoint | p95 | mean latency, part by part |\n| --- | ---: | --- |\n");
    for endpoint in slowest.into_iter().take(SLOWEST) {
        let request = code(&words::cut(&endpoint.request, LONGEST));
        let _ = writeln!(text, "| {request} | {} | {} |", words::ms(endpoint.p95_ms), words::parts(endpoint).unwrap_or_default());
    }
}

fn items(text: &mut String, run: &Run) {
    text.push_str("\n## Checklist\n\n| item | proven | possible | points |\n| --- | ---: | ---: | ---: |\n");
    for item in &run.score.items {
        let (proven, possible) = match item.applies {
            true => (format!("{} %", item.proven_pct), format!("{} %", item.possible_pct)),
            false => ("–".to_owned(), "–".to_owned()),
        };
        let _ = writeln!(text, "| {} | {proven} | {possible} | {} |", inline(&item.title), item.points);
    }
}
