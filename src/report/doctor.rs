//! What `plimsoll doctor` says: fact by fact granted, denied or missing, what would cure it, and the role to paste.

use std::fmt::Write as _;

use super::words;
use crate::{output::clean, run::Looked};

/// The facts by probe, then each cure once, then the role of every probe that was denied something.
#[must_use]
pub fn render(looked: &[Looked], roles: &[(&str, &str)]) -> String {
    let looked = &clean::cleaned(&looked.to_vec());
    let mut text = String::new();
    let width = words::column(looked.iter().map(|l| l.table.as_str()));
    let mut probe = "";
    for fact in looked {
        if fact.probe != probe {
            probe = &fact.probe;
            let _ = writeln!(text, "{probe}");
        }
        let state = match &fact.gap {
            None => format!("{:15} {} rows", "✓ granted", fact.rows),
            Some(gap) => format!("{:15} {}", format!("✗ {}", gap.kind), words::line(&gap.reason)),
        };
        let _ = writeln!(text, "  {:width$}  {state}", fact.table);
    }
    let cures = cures(looked);
    if cures.is_empty() {
        text.push_str("\nEverything that was configured could be seen.\n");
    } else {
        text.push_str("\nWhat would show more\n");
        for cure in &cures {
            let _ = writeln!(text, "  {}", cure.replace('\n', "\n  "));
        }
    }
    for (probe, role) in roles {
        let _ = write!(text, "\nThe least that {probe} needs, to paste:\n\n{}\n", role.trim());
    }
    text
}

/// Each cure once, in the order of the facts.
fn cures(looked: &[Looked]) -> Vec<String> {
    let mut cures: Vec<String> = Vec::new();
    for cure in looked.iter().filter_map(|l| l.gap.as_ref()?.cure.clone()) {
        if !cures.contains(&cure) {
            cures.push(cure);
        }
    }
    cures
}
