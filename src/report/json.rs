//! `run.json`: the run as it is. `docs/run.schema.json` describes it; fields are added, never renamed, within a version.

use serde::Serialize;

use super::clean;

/// Any report as JSON, with line ends for people and diffs.
pub(super) fn render(report: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(report).expect("a report has no key that is not a text");
    text.push('\n');
    clean::json(&text).into_owned()
}
