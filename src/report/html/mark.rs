//! What stands upright in the plot of latency: the load line, and the walls by the utilisation law. Each has its label in a
//! row of its own above the plot, so that none hides another.

use std::fmt::Write as _;

use super::{labels::width, text::escape};
use crate::{
    report::words,
    run::{Load, Wall},
};

/// The height of a row of labels.
pub(super) const ROW: f64 = 16.0;
/// The plot is widened up to the nearest wall where that is at most so many times the highest rate driven.
const REACH: f64 = 1.5;
/// A little room to the right of what lies farthest.
const MARGIN: f64 = 1.08;
/// Characters of a resource in a label; its whole name stands in the table and in the description.
const RESOURCE: usize = 28;
/// Between a line and its label.
const GAP: f64 = 6.0;

/// An upright line.
pub(super) struct Mark {
    /// Of the style.
    class: &'static str,
    label: String,
    /// The whole of it, where the label is short; may be empty.
    title: String,
    per_s: f64,
}

/// Where a label goes: the end of its text, or its start, at `x`.
struct Place {
    x: f64,
    y: f64,
    is_end: bool,
}

/// Where the plot ends, requests per second.
pub(super) fn most_per_s(load: &Load) -> f64 {
    let driven = load.steps.iter().map(|s| s.offered_per_s).chain(load.line.failed_per_s).chain(load.line.proven_per_s);
    let driven = driven.fold(0.0, f64::max).max(1e-3);
    let nearest = nearest_first(load).first().map_or(0.0, |wall| wall.least_per_s);
    MARGIN * if nearest <= REACH * driven { driven.max(nearest) } else { driven }
}

/// The walls that have a place, the nearest first, as the run has them.
fn nearest_first(load: &Load) -> Vec<&Wall> {
    load.walls.iter().filter(|wall| wall.least_per_s > 0.0).collect()
}

/// The load line and the walls within the plot, from left to right.
pub(super) fn all(load: &Load) -> Vec<Mark> {
    let most = most_per_s(load);
    let line = load.line.proven_per_s.map(|per_s| Mark {
        class: "line",
        label: format!("carries {} req/s", words::number(per_s)),
        title: String::new(),
        per_s,
    });
    let walls = nearest_first(load).into_iter().take_while(|wall| wall.least_per_s <= most).enumerate();
    let walls = walls.map(|(n, wall)| Mark {
        class: if n == 0 { "wall nearest" } else { "wall" },
        label: format!("{}: {}", short(&wall.resource), words::wall_rate(wall)),
        title: told(wall),
        per_s: wall.least_per_s,
    });
    let mut marks: Vec<Mark> = line.into_iter().chain(walls).collect();
    marks.sort_by(|a, b| a.per_s.total_cmp(&b.per_s));
    marks
}

/// `app's pool of connections`.
fn short(resource: &str) -> String {
    let plain = words::line(&resource.replace('`', ""));
    words::cut(plain.strip_prefix("the ").unwrap_or(&plain), RESOURCE)
}

fn told(wall: &Wall) -> String {
    format!("{} at {}", wall.resource, words::wall_rate(wall))
}

/// The walls within the plot in words, the nearest first; none where there are none.
pub(super) fn within(load: &Load) -> Option<String> {
    let most = most_per_s(load);
    in_words(nearest_first(load).into_iter().filter(|wall| wall.least_per_s <= most))
}

/// The walls farther away than the plot reaches.
pub(super) fn beyond(load: &Load) -> Option<String> {
    let most = most_per_s(load);
    in_words(nearest_first(load).into_iter().filter(|wall| wall.least_per_s > most))
}

fn in_words<'a>(walls: impl Iterator<Item = &'a Wall>) -> Option<String> {
    let told: Vec<String> = walls.map(told).collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// Draws the lines from the corner's bottom up to their labels, the lowest of which stands at `lowest`; no label passes the corner's
/// right edge. `x` tells where a rate lies.
pub(super) fn draw(svg: &mut String, marks: &[Mark], x: impl Fn(f64) -> f64, (bottom, right): (f64, f64), lowest: f64) {
    let places: Vec<(&Mark, Place)> = rows(marks, &x)
        .into_iter()
        .enumerate()
        .map(|(row, (mark, is_end))| (mark, place(mark, x(mark.per_s), row, is_end, (lowest, right))))
        .collect();
    // All lines first: a label then stands before a line that passes it.
    for (mark, place) in &places {
        let (x, top) = (x(mark.per_s), place.y - ROW / 2.0);
        let _ = write!(svg, "<line class=\"{}\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{top:.1}\" y2=\"{bottom:.1}\"/>", mark.class);
    }
    for (mark, Place { x, y, is_end }) in &places {
        let (class, anchor) = (mark.class, if *is_end { "end" } else { "start" });
        let title = if mark.title.is_empty() { String::new() } else { format!("<title>{}</title>", escape(&mark.title)) };
        let label = escape(&mark.label);
        let _ = write!(svg, "<text class=\"label {class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{title}{label}</text>");
    }
}

/// The marks from the lowest row to the highest, and whether the label ends at its line. Where there is room it does: a line
/// farther right then rises beside the labels below its own. Above them are those that begin at their line, the leftmost on top.
fn rows(marks: &[Mark], x: impl Fn(f64) -> f64) -> Vec<(&Mark, bool)> {
    let (ends, starts): (Vec<&Mark>, Vec<&Mark>) = marks.iter().partition(|mark| x(mark.per_s) - GAP >= width(&mark.label));
    ends.into_iter().map(|mark| (mark, true)).chain(starts.into_iter().rev().map(|mark| (mark, false))).collect()
}

fn place(mark: &Mark, x: f64, row: usize, is_end: bool, (lowest, right): (f64, f64)) -> Place {
    let row = f64::from(u32::try_from(row).unwrap_or(u32::MAX));
    // In a narrow picture a long label has room on neither side of its line, and has a row of its own.
    let start = (x + GAP).min(right - width(&mark.label)).max(0.0);
    Place { x: if is_end { x - GAP } else { start }, y: lowest - ROW * row, is_end }
}
