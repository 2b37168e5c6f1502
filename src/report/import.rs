//! What `plimsoll import` says: what was written, and what was left out and why.

use super::words;
use crate::{import::Imported, output::clean};

/// As text for a terminal; `files` are the paths that were written, in the order of the drafts.
#[must_use]
pub fn render(imported: &Imported, files: &[String]) -> String {
    let mut lines: Vec<String> =
        imported.drafts.iter().zip(files).map(|(draft, file)| format!("wrote {file}: {}", words::count(draft.steps(), "step"))).collect();
    for left in imported.left.iter() {
        lines.push(format!("left out {} {}", words::whole(i64::try_from(left.count).unwrap_or(i64::MAX)), left.reason));
        lines.extend(left.named.iter().map(|named| format!("  {named}")));
    }
    lines.push("next: read the files, make them what your users do, then plimsoll scan".to_owned());
    // Names stand in every kind of line, so each line is cleaned whole.
    lines.iter().map(|line| clean::text(&line.replace('\n', " "))).collect::<Vec<_>>().join("\n")
}
