//! Two runs side by side, for the terminal.

use super::{
    LONGEST,
    page::{Page, Paint},
    severity_paint,
};
use crate::{
    compare::{CheckFinding, Diff, LineChange, Side},
    report::{Look, words},
};

/// Findings shown of each check.
const MOST: usize = 3;

/// What is new, fixed, remaining and lost from sight; score and load line side by side.
pub(in crate::report) fn render(diff: &Diff, look: Look) -> String {
    let mut page = Page::new(look);
    let (before, now) = (&diff.before, &diff.now);
    page.labelled("", &format!("{} · {} compared with {}", words::line(&now.target), now.id, before.id), Some(Paint::Strong));
    for note in &diff.notes {
        page.labelled("  ! ", note, Some(Paint::Unknown));
    }
    if diff.is_empty() {
        page.raw("");
        page.labelled("  ", "no change that can be shown", None);
    }
    side_by_side(&mut page, diff);
    costs(&mut page, diff);
    found(&mut page, "New", "+", &diff.new);
    lost(&mut page, diff);
    found(&mut page, "Seen now, not looked at before", "+", &diff.newly_seen);
    found(&mut page, "Fixed", "-", &diff.fixed);
    if !diff.remaining.is_empty() {
        page.heading("Remaining");
        page.labelled("  ", &words::count(diff.remaining.len(), "finding"), None);
    }
    page.finish()
}

fn side_by_side(page: &mut Page, diff: &Diff) {
    let (before, now) = (&diff.before, &diff.now);
    page.heading("Side by side");
    let score = |s: &Side| format!("{} (up to {})", s.proven, s.possible);
    let line = |s: &Side| s.line.as_ref().map_or_else(|| "no load".to_owned(), words::load_line);
    let mut rows = vec![
        vec!["taken".to_owned(), words::time(&before.taken_at), words::time(&now.taken_at)],
        vec!["score".to_owned(), score(before), score(now)],
        vec!["coverage".to_owned(), format!("{} %", before.coverage_pct), format!("{} %", now.coverage_pct)],
        vec!["load line".to_owned(), line(before), line(now)],
    ];
    for ((users, then), (_, today)) in before.ladder.iter().zip(&now.ladder) {
        let name = format!("{} users", words::whole(i64::from(*users)));
        rows.push(vec![name, words::readiness(*then).to_owned(), words::readiness(*today).to_owned()]);
    }
    page.table(&["", "before", "now"], rows, 2, &[]);
    if let Some(points) = words::points(diff) {
        page.labelled("  ", &points, None);
    }
    let (word, paint) = match diff.line {
        LineChange::Higher => ("the load line is higher", Paint::Good),
        LineChange::Lower => ("the load line is lower", Paint::Bad),
        LineChange::CannotTell => ("whether the load line moved cannot be told", Paint::Unknown),
    };
    page.labelled("  ", &format!("{word}: {}", diff.line_because), Some(paint));
}

/// What a request alone costs, where that is another number than before.
fn costs(page: &mut Page, diff: &Diff) {
    if diff.costs.is_empty() && diff.costs_lost.is_empty() {
        return;
    }
    page.heading(&words::costs(diff));
    for change in &diff.costs {
        let (word, paint) = if change.is_worse { ("+ worse ", Paint::Bad) } else { ("- better", Paint::Good) };
        let word = page.paint(word, paint);
        page.labelled(&format!("  {word}    "), &words::line(&words::cost(change)), None);
        if let Some(statement) = &change.statement {
            page.labelled("              ", &format!("most by {}", words::cut(&words::line(statement), LONGEST)), Some(Paint::Faint));
        }
    }
    for request in &diff.costs_lost {
        page.labelled("  ? ", &format!("{}: not counted now", words::line(request)), Some(Paint::Unknown));
    }
}

fn found(page: &mut Page, title: &str, sign: &str, list: &[CheckFinding]) {
    if list.is_empty() {
        return;
    }
    page.heading(&format!("{title}: {}", words::count(list.len(), "finding")));
    for of_check in list.chunk_by(|a, b| a.check == b.check) {
        for found in of_check.iter().take(MOST) {
            let severity = page.paint(&format!("{:<8}", found.severity.word()), severity_paint(found.severity));
            let waived = if found.is_waived { " (accepted for a time)" } else { "" };
            let text = format!("{} ({}){waived}", words::cut(&words::line(&found.finding.told()), LONGEST), found.check);
            page.labelled(&format!("  {sign} {severity}  "), &text, None);
        }
        if of_check.len() > MOST {
            page.raw(&format!("              … and {} more of {}", of_check.len() - MOST, of_check[0].check));
        }
    }
}

fn lost(page: &mut Page, diff: &Diff) {
    if diff.lost.is_empty() {
        return;
    }
    page.heading(&format!("Lost from sight, not fixed: {}", words::count(diff.lost.len(), "check")));
    for lost in &diff.lost {
        let had = match lost.findings.len() {
            0 => format!("was {}", lost.before),
            n => format!("had {}", words::count(n, "finding")),
        };
        let why = lost.gaps.first().map_or_else(|| "the check is not there any more".to_owned(), |g| g.reason.clone());
        let cure = lost.gaps.iter().find_map(|g| g.cure.as_ref()).map(|c| format!("; cure: {c}")).unwrap_or_default();
        page.labelled("  ? ", &format!("{} {had}: {why}{cure}", lost.check), Some(Paint::Unknown));
    }
}
