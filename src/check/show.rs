//! A fault in a check, shown with its line and carets.

use super::Broken;
use crate::scenario::carets;

/// `error: …`, the place as `file:line:col`, the line with carets, and the next step.
pub(super) fn broken(fault: &Broken, path: &str, source: &str) -> String {
    let title = format!("check `{path}` cannot be used: {}", fault.message);
    carets(&title, path, source, &fault.at, "`plimsoll checks schema` lists every table and column that a check may read")
}
