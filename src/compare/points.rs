//! What changed the score, item by item.

use serde::{Deserialize, Serialize};

use crate::run::{self, Run};

/// An item that gives the score more or less than before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PointsMoved {
    /// Its folder.
    pub item: String,
    /// Points of the headline before.
    pub before: f64,
    /// Now.
    pub now: f64,
}

/// Less moves no number that is shown.
const LEAST: f64 = 0.05;

/// The items that moved the headline, the one that moved it most first.
pub(super) fn moved(before: &Run, now: &Run) -> Vec<PointsMoved> {
    let (old, new) = (run::points(before), run::points(now));
    let mut moved: Vec<PointsMoved> = new
        .iter()
        .map(|(item, points)| PointsMoved {
            item: (*item).to_owned(),
            before: old.iter().find(|(name, _)| name == item).map_or(0.0, |(_, points)| points.proven),
            now: points.proven,
        })
        .filter(|moved| (moved.now - moved.before).abs() >= LEAST)
        .collect();
    moved.sort_by(|a, b| (b.now - b.before).abs().total_cmp(&(a.now - a.before).abs()).then_with(|| a.item.cmp(&b.item)));
    moved
}
