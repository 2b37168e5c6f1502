//! What checks say of themselves: the list, one explained, the tables that they may read, and the generated README.

use std::fmt::Write as _;

use super::words;
use crate::{
    check::{Check, Verdict},
    output::clean,
    score,
    snapshot::Table,
};

/// Every check by item: severity, stage, id, title.
#[must_use]
pub fn list(checks: &[Check]) -> String {
    let width = words::column(checks.iter().map(|c| c.id.as_str()));
    let mut text = String::new();
    for item in score::checklist() {
        let of_item: Vec<&Check> = checks.iter().filter(|c| c.item == item.name).collect();
        let _ = writeln!(text, "{} ({})", item.title, of_item.len());
        for check in of_item {
            let own = if check.is_own { " (yours)" } else { "" };
            let header = &check.header;
            let _ = writeln!(
                text,
                "  {:8} from {:>5}  {:width$}  {}{own}",
                header.severity.word(),
                header.stage,
                clean::line(&check.id),
                clean::line(&header.title)
            );
        }
    }
    let _ = write!(text, "{} checks. `plimsoll checks explain ID` tells why and what to do.", checks.len());
    text
}

/// One check in full.
#[must_use]
pub fn explain(check: &Check) -> String {
    let header = &check.header;
    let mut text = format!("{}\n{}\n\n", check.name(), header.title);
    let _ = writeln!(text, "Severity {}, counts from {} users on.\n", header.severity.word(), header.stage);
    let _ = writeln!(text, "Why\n{}\n", indented(&header.why));
    let _ = writeln!(text, "What to do\n{}\n", indented(&header.fix));
    if !header.params.is_empty() {
        let _ = writeln!(text, "Thresholds");
        for (name, value) in &header.params {
            let _ = writeln!(text, "  {name} = {value}");
        }
        text.push('\n');
    }
    if !header.docs.is_empty() {
        let _ = writeln!(text, "Read more\n{}\n", indented(&header.docs.join("\n")));
    }
    let reads: Vec<&str> = check.tables.iter().map(String::as_str).collect();
    let _ = writeln!(text, "It judges the rows of `{}` and reads {}.", header.applies, reads.join(", "));
    let _ = write!(text, "\nThe query\n{}", indented(check.query()));
    clean::message(&text)
}

fn indented(text: &str) -> String {
    let lines = text.trim().lines().map(|l| format!("  {}", l.trim_end()));
    lines.collect::<Vec<_>>().join("\n")
}

/// Every table and column that a check may read.
#[must_use]
pub fn schema(tables: &[Table]) -> String {
    let mut text = String::new();
    for table in tables {
        let _ = writeln!(text, "{}: {}", table.name, table.comment);
        let width = words::column(table.columns.iter().map(|c| c.name));
        for column in &table.columns {
            let null = if column.is_nullable { ", may be null" } else { "" };
            let _ = writeln!(text, "  {:width$}  {}{null}: {}", column.name, column.kind, column.comment);
        }
        text.push('\n');
    }
    text.trim_end().to_owned()
}

/// What `checks test` found: how many are sound, and what the user's own say of the last run.
#[must_use]
pub fn tested(sound: usize, own: &[(&Check, Option<Verdict>)]) -> String {
    let mut text = format!("{sound} checks are sound, {} of them yours.", own.len());
    for (check, verdict) in own {
        let words = match verdict {
            None => "sound; there is no run to try it on yet".to_owned(),
            Some(Verdict::Pass { of, gaps }) if gaps.is_empty() => format!("passes on all {of} of the last run"),
            Some(Verdict::Pass { of, gaps }) => format!("passes on {} of the last run", words::population(*of, gaps)),
            Some(Verdict::Fail { findings, of, gaps } | Verdict::Waived { findings, of, gaps, .. }) => {
                format!("fails: {} findings, population {}", findings.len(), words::population(*of, gaps))
            }
            Some(Verdict::NotApplicable) => format!("does not apply: the last run has no row of `{}`", check.header.applies),
            Some(Verdict::Unproven { gaps }) => {
                format!("is unproven: {}", clean::line(gaps.first().map_or("", |g| g.reason.as_str())))
            }
        };
        let _ = write!(text, "\n  {}: {words}", clean::line(&check.name()));
    }
    text
}

/// `checks/README.md`, generated: every check by item, with what it reads and its thresholds.
#[must_use]
pub fn readme(checks: &[Check]) -> String {
    let mut text = String::from(
        "# Checks\n\nGenerated from the files here: `UPDATE=1 cargo test --test all house` writes it again.\n\
         A check is one `.sql` file; `plimsoll checks explain ID` shows it in full. Your own go into `.plimsoll/checks/ITEM/ID.sql`.\n",
    );
    for item in score::checklist() {
        let _ = write!(
            text,
            "\n## {} ({} points)\n\n| check | true when it passes | severity | from | reads | thresholds |\n| --- | --- | --- | --- | --- | --- |\n",
            item.title, item.points
        );
        for check in checks.iter().filter(|c| c.item == item.name) {
            let header = &check.header;
            let tables: Vec<&str> = check.tables.iter().map(String::as_str).collect();
            let params: Vec<String> = header.params.iter().map(|(name, value)| format!("{name} {value}")).collect();
            let _ = writeln!(
                text,
                "| [{}]({}.sql) | {} | {} | {} | {} | {} |",
                check.id,
                check.name(),
                header.title,
                header.severity.word(),
                header.stage,
                tables.join(", "),
                params.join(", ")
            );
        }
    }
    text
}
