//! A run for the terminal: the verdict in one block, first and last; between them the score, the load line, what to mend, what is
//! not proven.

mod diff;
mod list;
mod page;

pub(super) use diff::render as diff;
pub(super) use list::render as list;

use page::{Page, Paint};

use super::{Look, line, summary, words};
use crate::{
    check::Severity,
    run::{self, First, Group, Run, Summary},
    score::{ItemScore, Readiness, Rung},
};

/// Fixes shown in full.
const FIRST_FIXES: usize = 5;
/// Hints shown.
const HINTS: usize = 10;
/// Subjects of a check shown by name.
const SUBJECTS: usize = 3;
/// Names shown of a longer list of checks.
const NAMES: usize = 2;
/// Characters of a message; what a target says may be of any length.
const LONGEST: usize = 400;
/// Columns of a bar: one for five percent.
const BAR: u32 = 20;

/// The whole run.
pub(super) fn run(run: &Run, look: Look) -> String {
    let mut page = Page::new(look);
    let what = [
        words::line(&run.target),
        words::line(&run.environment),
        words::time(&run.taken_at),
        format!("planned for {} users", words::whole(i64::from(run.stage))),
    ];
    page.labelled("", &what.join(" · "), Some(Paint::Strong));
    if let Some(why) = words::unsealed(run) {
        page.labelled("  ! ", why, Some(Paint::Unknown));
    }
    if let Some(words) = words::superuser(run) {
        page.labelled("  ", words, Some(Paint::Faint));
    }
    if let Some(words) = words::left_steps(run) {
        page.labelled("  ", &words::cut(&words::line(&words), LONGEST), Some(Paint::Faint));
    }
    let summary = Summary::of(run);
    page.raw("");
    short(&mut page, run, &summary);
    ladder(&mut page, run);
    score(&mut page, run);
    load_line(&mut page, run);
    let failed = run::failed(run);
    findings(&mut page, run, &failed);
    fixes(&mut page, &run::first(run, &failed, FIRST_FIXES));
    unproven(&mut page, run);
    sampled(&mut page, run);
    older(&mut page, run);
    declared(&mut page, run);
    waived(&mut page, run);
    waiver_faults(&mut page, run);
    hints(&mut page, run);
    items(&mut page, run);
    // Whoever comes back to the window sees the end of it, and not of which day it is.
    page.heading(&format!("In short, as of {}", words::time(&run.taken_at)));
    short(&mut page, run, &summary);
    page.finish()
}

/// Columns of a label of the block, with the gap behind it.
const LABEL: usize = 9;

fn short(page: &mut Page, run: &Run, summary: &Summary<'_>) {
    let mark = summary.readiness.map_or("?", words::readiness_mark);
    let paint = summary.readiness.map_or(Paint::Unknown, readiness_paint);
    page.labelled(&page.paint(&format!("  {mark} "), paint), &summary::headline(run, summary), Some(paint));
    let mut before = "";
    for (label, text) in summary::told(run, summary) {
        let shown = if label == before { "" } else { label };
        page.labelled(&page.paint(&format!("  {shown:<LABEL$}"), Paint::Strong), &text, None);
        before = label;
    }
}

fn readiness_paint(readiness: Readiness) -> Paint {
    match readiness {
        Readiness::Ready => Paint::Good,
        Readiness::NotReady => Paint::Bad,
        Readiness::NotProven => Paint::Unknown,
    }
}

fn severity_paint(severity: Severity) -> Paint {
    match severity {
        Severity::Critical | Severity::High => Paint::Bad,
        Severity::Medium => Paint::Unknown,
        Severity::Low => Paint::Faint,
    }
}

fn ladder(page: &mut Page, run: &Run) {
    page.heading("How far it carries");
    for rung in &run.score.ladder {
        let (word, mark) = (words::readiness(rung.readiness), words::readiness_mark(rung.readiness));
        let users = words::whole(i64::from(rung.users));
        let verdict = page.paint(&format!("{mark} {word:<10}"), readiness_paint(rung.readiness));
        let reasons = reasons(rung);
        if page.is_narrow() {
            page.raw(&format!("{users:>8} users  {verdict}"));
            for reason in &reasons {
                page.labelled("    ", reason, Some(Paint::Faint));
            }
        } else {
            let mut label = format!("{users:>8} users  {verdict}  ");
            for reason in &reasons {
                page.labelled(&label, reason, None);
                label = " ".repeat(30);
            }
            if reasons.is_empty() {
                page.raw(&label);
            }
        }
    }
}

/// What stands between the app and READY, the shortest way of saying it.
fn reasons(rung: &Rung) -> Vec<String> {
    let names = |verb: &str, names: &[String]| {
        let shown = names.iter().take(NAMES).map(|n| words::line(n)).collect::<Vec<_>>().join(", ");
        match names.len() {
            0 => None,
            n if n <= NAMES => Some(format!("{verb} {shown}")),
            n => Some(format!("{verb} {shown} and {} more", n - NAMES)),
        }
    };
    let mut reasons: Vec<String> = [names("mend", &rung.to_mend), names("prove", &rung.to_prove)].into_iter().flatten().collect();
    reasons.extend(rung.because.first().map(|b| words::line(b)));
    if rung.because.len() > 1 {
        reasons.push(format!("and {}", words::count(rung.because.len() - 1, "more reason")));
    }
    reasons
}

fn score(page: &mut Page, run: &Run) {
    let score = &run.score;
    page.heading("Score");
    let text = format!("{} proven (up to {}), coverage {} %", score.proven, score.possible, score.coverage_pct);
    page.labelled("  ", &text, None);
    for open in score.open.iter().chain(&summary::points(run)) {
        page.labelled("  ", open, Some(Paint::Faint));
    }
}

fn load_line(page: &mut Page, run: &Run) {
    page.heading("Load line");
    let Some(load) = &run.load else {
        page.labelled("  ", "not known: no load was run", None);
        let how = "name the app's host under `load.hosts` in plimsoll.toml, then scan again";
        return page.labelled("  ", how, Some(Paint::Faint));
    };
    let objective = format!("p95 ≤ {}, errors ≤ {} %", words::ms(load.objective_p95_ms), words::number(load.objective_error_pct));
    page.labelled("  ", &format!("{} ({objective})", words::load_line(&load.line)), None);
    let told = |page: &mut Page, told: Vec<words::Told>, paint| {
        for (label, text) in told {
            page.labelled(&format!("  {label:<width$}", width = line::LABEL), &text, paint);
        }
    };
    told(page, line::meaning(run, load), None);
    told(page, line::limits(run, load), None);
    told(page, line::grounds(run, load), Some(Paint::Faint));
    if !load.is_valid {
        page.labelled("  ", words::INVALID_LOAD, Some(Paint::Bad));
    }
}

fn findings(page: &mut Page, run: &Run, failed: &[Group<'_>]) {
    let number: usize = failed.iter().map(|g| g.findings.len()).sum();
    if failed.is_empty() {
        page.heading("Findings");
        return page.labelled("  ", words::no_findings(run), None);
    }
    page.heading(&format!("{} of {}, what harms most first", words::count(number, "finding"), words::count(failed.len(), "check")));
    let is_narrow = page.is_narrow();
    let rows = failed.iter().map(|group| finding_row(page, group, is_narrow)).collect();
    if is_narrow {
        page.table(&["", "what is wrong"], rows, 1, &[]);
    } else {
        page.table(&["", "what is wrong", "found", "points"], rows, 1, &[2, 3]);
    }
}

fn finding_row(page: &Page, group: &Group<'_>, is_narrow: bool) -> Vec<String> {
    let outcome = group.outcome;
    let severity = format!("{:>3} {}", words::severity_mark(group.severity()), group.severity().word());
    let mut what = vec![words::cut(&words::line(&group.findings[0].told()), LONGEST)];
    if group.findings.len() > 1 {
        let others = &group.findings[1..];
        what.push(format!("also {}", words::cut(&words::line(&words::subjects(others, SUBJECTS - 1)), LONGEST)));
    }
    let share = words::share(group);
    let later = if outcome.counts { String::new() } else { format!(" (counts from {} users on)", words::whole(i64::from(outcome.stage))) };
    let gain = if group.gain > 0.0 { format!("+{:.1}", group.gain) } else { String::new() };
    let mut name = format!("{}{later}", outcome.name());
    if is_narrow {
        for extra in [share.clone(), (!gain.is_empty()).then(|| format!("{gain} points"))].into_iter().flatten() {
            name = format!("{name} · {extra}");
        }
    }
    what.push(name);
    let mut row = vec![page.paint(&severity, severity_paint(group.severity())), what.join("\n")];
    if !is_narrow {
        row.extend([share.unwrap_or_default(), gain]);
    }
    row
}

fn fixes(page: &mut Page, first: &[First<'_>]) {
    if first.is_empty() {
        return;
    }
    page.heading("What to do first");
    for (n, one) in first.iter().enumerate() {
        let label = format!("  {}. ", n + 1);
        let group = match one {
            First::Mend(group) => group,
            First::Prove(outcome, gap) => {
                page.labelled(&label, &words::to_prove(outcome, gap), None);
                continue;
            }
        };
        page.labelled(&label, &words::cut(&words::line(&group.findings[0].told()), LONGEST), None);
        page.labelled("     ", &group.outcome.fix, None);
        // As it is, however wide: it is there to be copied.
        let fixes = words::fixes(&group.findings);
        for fix in fixes.iter().take(SUBJECTS) {
            for code in fix.lines() {
                page.raw(&format!("       {code}"));
            }
        }
        let more = fixes.len().saturating_sub(SUBJECTS);
        if more > 0 {
            page.raw(&format!("       … {more} more in report.html"));
        }
    }
}

fn unproven(page: &mut Page, run: &Run) {
    let cures = run::cures(run);
    let checks = run.outcomes.iter().filter(|o| o.is_open()).count();
    if checks == 0 {
        return;
    }
    page.heading(&format!("Not proven: {}. What would decide them", words::count(checks, "check")));
    for cure in &cures {
        let mark = page.paint("  ? ", Paint::Unknown);
        match cure.cure {
            Some(text) => page.labelled(&mark, text, Some(Paint::Strong)),
            None => page.labelled(&mark, "nothing that is known", None),
        }
        let names: Vec<String> = cure.checks.iter().take(SUBJECTS).map(|c| format!("{} ({})", c.name(), c.severity.word())).collect();
        let more = cure.checks.len() - names.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        page.labelled("    ", &format!("because {}", cure.reasons.join("; ")), None);
        page.labelled("    ", &format!("decides {}{more}", names.join(", ")), Some(Paint::Faint));
    }
}

fn sampled(page: &mut Page, run: &Run) {
    let sampled: Vec<_> = run.outcomes.iter().filter_map(run::sampled).collect();
    if sampled.is_empty() {
        return;
    }
    page.heading("Passed on a sample");
    for one in &sampled {
        page.labelled("  ✓ ", &words::cut(&format!("{} {}", one.outcome.name(), words::sampled(one)), LONGEST), None);
    }
}

fn older(page: &mut Page, run: &Run) {
    if run.older.is_empty() {
        return;
    }
    page.heading("Older evidence that this stands on");
    for evidence in &run.older {
        page.labelled("  ~ ", &words::cut(&words::line(&words::older(evidence)), LONGEST), None);
        page.labelled("    ", &evidence.checks.join(", "), Some(Paint::Faint));
    }
}

fn declared(page: &mut Page, run: &Run) {
    let declared = run::declared(run);
    if declared.is_empty() {
        return;
    }
    page.heading(words::DECLARED);
    for (one, outcomes) in declared {
        let mark = if one.holds { "  ~ " } else { "  ! " };
        page.labelled(mark, &words::cut(&words::line(&words::declared(one)), LONGEST), (!one.holds).then_some(Paint::Unknown));
        let names: Vec<String> = outcomes.iter().map(|outcome| outcome.name()).collect();
        page.labelled("    ", &names.join(", "), Some(Paint::Faint));
    }
}

fn waived(page: &mut Page, run: &Run) {
    let waived = run::waived(run);
    if waived.is_empty() {
        return;
    }
    page.heading("Accepted for a time (no points)");
    for (outcome, because) in waived {
        page.labelled("  ~ ", &format!("{} {because}", outcome.name()), None);
    }
}

fn waiver_faults(page: &mut Page, run: &Run) {
    if run.waiver_faults.is_empty() {
        return;
    }
    page.heading("Waivers to look at");
    for fault in &run.waiver_faults {
        page.labelled("  ! ", &words::cut(&words::line(&fault.reason), LONGEST), Some(Paint::Unknown));
        page.labelled("    ", &words::cut(&words::line(&fault.cure), LONGEST), None);
    }
}

fn hints(page: &mut Page, run: &Run) {
    let hints = run::hints(run);
    if hints.is_empty() {
        return;
    }
    page.heading("Cannot be excluded (costs no points)");
    for (outcome, hint) in hints.iter().take(HINTS) {
        page.labelled("  ? ", &format!("{} ({})", words::cut(&words::line(&hint.message), LONGEST), outcome.name()), None);
    }
    let more = hints.len().saturating_sub(HINTS);
    if more > 0 {
        page.labelled("  … ", &format!("and {more} more in run.json"), Some(Paint::Faint));
    }
}

fn items(page: &mut Page, run: &Run) {
    page.heading("Checklist: proven █, possible ░");
    let longest = words::column(run.score.items.iter().map(|i| i.name.as_str()));
    for item in &run.score.items {
        let text = format!("  {:<longest$}  {}", item.name, item_words(item));
        page.raw(&text);
    }
}

fn item_words(item: &ItemScore) -> String {
    if !item.applies {
        return format!("{}  nothing to judge", " ".repeat(BAR as usize));
    }
    let (proven, possible) = (item.proven_pct * BAR / 100, item.possible_pct * BAR / 100);
    let part = |sign: &str, columns: u32| sign.repeat(columns as usize);
    let bar =
        format!("{}{}{}", part("█", proven), part("░", possible.saturating_sub(proven)), part("·", BAR - possible.max(proven).min(BAR)));
    let up_to = if item.possible_pct > item.proven_pct { format!(" (up to {} %)", item.possible_pct) } else { String::new() };
    format!("{bar}  {:>3} %{up_to}", item.proven_pct)
}
