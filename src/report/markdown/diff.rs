//! Two runs side by side, for a pull request.

use std::fmt::Write as _;

use super::{
    LONGEST,
    escape::{code, inline},
};
use crate::{
    compare::{CheckFinding, Diff, LineChange, Side},
    report::words,
};

/// Findings shown of each kind.
const MOST: usize = 50;

/// What is new, fixed, remaining and lost from sight; score and load line side by side.
pub(in crate::report) fn render(diff: &Diff) -> String {
    let mut text = format!("# {}: {} compared with {}\n\n", inline(&diff.now.target), code(&diff.now.id), code(&diff.before.id));
    for note in &diff.notes {
        let _ = writeln!(text, "> **Careful:** {}\n", inline(note));
    }
    if diff.is_empty() {
        text.push_str("No change that can be shown.\n\n");
    }
    side_by_side(&mut text, diff);
    costs(&mut text, diff);
    found(&mut text, "New", &diff.new);
    lost(&mut text, diff);
    found(&mut text, "Seen now, not looked at before", &diff.newly_seen);
    found(&mut text, "Fixed", &diff.fixed);
    if !diff.remaining.is_empty() {
        let _ = writeln!(text, "\n{} remaining.", words::count(diff.remaining.len(), "finding"));
    }
    text
}

fn side_by_side(text: &mut String, diff: &Diff) {
    let row = |text: &mut String, name: &str, show: &dyn Fn(&Side) -> String| {
        let _ = writeln!(text, "| {name} | {} | {} |", show(&diff.before), show(&diff.now));
    };
    text.push_str("| | before | now |\n| --- | --- | --- |\n");
    row(text, "taken", &|s| words::time(&s.taken_at));
    row(text, "score", &|s| format!("{} (up to {})", s.proven, s.possible));
    row(text, "coverage", &|s| format!("{} %", s.coverage_pct));
    row(text, "load line", &|s| s.line.as_ref().map_or_else(|| "no load".to_owned(), words::load_line));
    for ((users, then), (_, today)) in diff.before.ladder.iter().zip(&diff.now.ladder) {
        let users = words::whole(i64::from(*users));
        let _ = writeln!(text, "| {users} users | {} | {} |", words::readiness(*then), words::readiness(*today));
    }
    if let Some(points) = words::points(diff) {
        let _ = writeln!(text, "\n{}.", inline(&points));
    }
    let word = match diff.line {
        LineChange::Higher => "The load line is higher",
        LineChange::Lower => "The load line is lower",
        LineChange::CannotTell => "Whether the load line moved cannot be told",
    };
    let _ = writeln!(text, "\n{word}: {}.", inline(&diff.line_because));
}

/// What a request alone costs, where that is another number than before.
fn costs(text: &mut String, diff: &Diff) {
    if diff.costs.is_empty() && diff.costs_lost.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n## {}\n", words::costs(diff));
    for change in diff.costs.iter().take(MOST) {
        let mark = if change.is_worse { "worse" } else { "better" };
        let by = change.statement.as_ref().map(|s| format!(", most by {}", code(&words::cut(s, LONGEST)))).unwrap_or_default();
        let _ = writeln!(text, "- **{mark}** {}{by}", inline(&words::cut(&words::cost(change), LONGEST)));
    }
    if diff.costs.len() > MOST {
        let _ = writeln!(text, "- … and {} more", diff.costs.len() - MOST);
    }
    for request in diff.costs_lost.iter().take(MOST) {
        let _ = writeln!(text, "- {}: not counted now", code(request));
    }
}

fn found(text: &mut String, title: &str, list: &[CheckFinding]) {
    if list.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n## {title}: {}\n", words::count(list.len(), "finding"));
    for found in list.iter().take(MOST) {
        let waived = if found.is_waived { " (accepted for a time)" } else { "" };
        let message = inline(&words::cut(&found.finding.told(), LONGEST));
        let mark = words::severity_mark(found.severity);
        let _ = writeln!(text, "- {mark} {}: {message} ({}){waived}", found.severity.word(), code(&found.check));
    }
    if list.len() > MOST {
        let _ = writeln!(text, "- … and {} more", list.len() - MOST);
    }
}

fn lost(text: &mut String, diff: &Diff) {
    if diff.lost.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n## Lost from sight, not fixed: {}\n", words::count(diff.lost.len(), "check"));
    for lost in &diff.lost {
        let why = lost.gaps.first().map_or("the check is not there any more", |g| g.reason.as_str());
        let cure = lost.gaps.iter().find_map(|g| g.cure.as_ref()).map(|c| format!("; cure: {}", code(c))).unwrap_or_default();
        let had = match lost.findings.len() {
            0 => format!("was {}", lost.before),
            n => format!("had {}", words::count(n, "finding")),
        };
        let _ = writeln!(text, "- {} {had}: {}{cure}", code(&lost.check), inline(&words::cut(why, LONGEST)));
    }
}
