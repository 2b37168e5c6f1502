//! Plots, written as SVG by hand: no script, colours from the page's style, a title and a description each.

use std::fmt::Write as _;

use super::{
    labels::{Anchor, Labels, width},
    mark::{self, Mark},
    text::escape,
};
use crate::{
    report::words,
    run::{Load, Step},
};

/// The picture in its own units, which are pixels in the narrowest window that shows it; the page scales it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Picture {
    /// For a window, and for paper.
    Wide,
    /// For a telephone.
    Narrow,
}

impl Picture {
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Wide => 760.0,
            Self::Narrow => 350.0,
        }
    }

    /// The class of the style that shows it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }
}

const HEIGHT: f64 = 340.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 46.0;
/// Where the name of the axis of latency stands.
const AXIS_NAME: f64 = 14.0;
/// Values of the latency axis, milliseconds: each about three times the one before.
pub(super) const TICKS_MS: [f64; 12] = [0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_000.0, 3_000.0, 10_000.0, 30_000.0];

/// Where values lie in the picture: requests per second to the right, milliseconds upwards, each factor of ten as high.
struct Scale {
    right: f64,
    most_per_s: f64,
    low_ms: f64,
    high_ms: f64,
}

impl Scale {
    fn of(load: &Load, picture: Picture) -> Self {
        let ms = || load.steps.iter().flat_map(|s| [s.p50_ms, s.p95_ms]).chain([load.objective_p95_ms]).filter(|ms| *ms > 0.0);
        let low = ms().fold(f64::INFINITY, f64::min);
        let high = ms().fold(0.0, f64::max);
        Self {
            right: picture.width() - RIGHT,
            most_per_s: mark::most_per_s(load),
            low_ms: TICKS_MS.iter().rev().copied().find(|t| *t <= low).unwrap_or(TICKS_MS[0]),
            high_ms: TICKS_MS.iter().copied().find(|t| *t >= high).unwrap_or(high),
        }
    }

    fn x(&self, per_s: f64) -> f64 {
        LEFT + (self.right - LEFT) * (per_s / self.most_per_s).clamp(0.0, 1.0)
    }

    fn y(&self, ms: f64) -> f64 {
        let share = (ms.max(self.low_ms) / self.low_ms).ln() / (self.high_ms / self.low_ms).ln().max(1e-9);
        HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share.clamp(0.0, 1.0)
    }
}

/// Latency against offered load, with the objective, the load line and the walls.
pub(super) fn latency(load: &Load, picture: Picture) -> String {
    let (scale, marks, shown) = (Scale::of(load, picture), mark::all(load), picture.class());
    let top = top(&marks);
    let mut svg = format!(
        "<svg class=\"plot {shown}\" viewBox=\"0 {top} {} {}\" role=\"img\" aria-labelledby=\"latency-title-{shown} latency-desc-{shown}\">\
         <title id=\"latency-title-{shown}\">Latency against load</title><desc id=\"latency-desc-{shown}\">{}</desc>",
        picture.width(),
        HEIGHT - top,
        escape(&described(load))
    );
    let mut labels = Labels::within(LEFT, TOP, scale.right, HEIGHT - BOTTOM);
    band(&mut svg, &scale, load);
    axes(&mut svg, &scale);
    mark::draw(&mut svg, &marks, |per_s| scale.x(per_s), (HEIGHT - BOTTOM, scale.right), AXIS_NAME - mark::ROW);
    objective(&mut svg, &mut labels, &scale, load.objective_p95_ms);
    curve(&mut svg, &mut labels, &scale, load, "p95", |s| s.p95_ms);
    curve(&mut svg, &mut labels, &scale, load, "median", |s| s.p50_ms);
    names_of_bands(&mut svg, &mut labels, &scale, load);
    for step in &load.steps {
        point(&mut svg, &scale, step);
    }
    let _ = write!(svg, "<text class=\"label\" x=\"4\" y=\"{AXIS_NAME}\">latency, due time to last byte</text>");
    svg.push_str("</svg>");
    svg
}

/// The upper edge of the picture: a row above the plot for the name of the axis, and one for each mark.
fn top(marks: &[Mark]) -> f64 {
    AXIS_NAME - mark::ROW * (1.0 + f64::from(u32::try_from(marks.len()).unwrap_or(u32::MAX)))
}

fn described(load: &Load) -> String {
    let mut text = format!(
        "95th percentile of latency at each offered load. The objective is {}. The load line lies {}.",
        words::ms(load.objective_p95_ms),
        words::load_line(&load.line)
    );
    for (where_to, walls) in [("Walls, the nearest first", mark::within(load)), ("Walls beyond the plot", mark::beyond(load))] {
        let _ = walls.map(|walls| write!(text, " {where_to}: {walls}."));
    }
    text
}

/// Carried to the left of the line, not known between its ends, not carried to the right: class, name, and from where to where.
fn bands(scale: &Scale, load: &Load) -> Vec<(&'static str, &'static str, f64, f64)> {
    let proven = load.line.proven_per_s.map(|p| scale.x(p));
    let failed = load.line.failed_per_s.map(|f| scale.x(f));
    let carried = proven.map(|proven| ("carried", "meets the objective", LEFT, proven));
    let unknown = failed.map(|failed| ("unknown", "not known", proven.unwrap_or(LEFT), failed));
    let broken = failed.map(|failed| ("broken", "breaks it", failed, scale.right));
    [carried, unknown, broken].into_iter().flatten().collect()
}

fn band(svg: &mut String, scale: &Scale, load: &Load) {
    let height = HEIGHT - BOTTOM - TOP;
    for (class, _, from, to) in bands(scale, load) {
        let width = (to - from).max(0.0);
        let _ = write!(svg, "<rect class=\"{class}\" x=\"{from:.1}\" y=\"{TOP}\" width=\"{width:.1}\" height=\"{height:.1}\"/>");
    }
}

/// The name tells what the colour tells, where there is room for it.
fn names_of_bands(svg: &mut String, labels: &mut Labels, scale: &Scale, load: &Load) {
    for (_, name, from, to) in bands(scale, load).into_iter().filter(|(_, name, from, to)| to - from > width(name)) {
        labels.put(svg, "label", name, Anchor::Middle, [(from.midpoint(to), HEIGHT - BOTTOM - 8.0)]);
    }
}

fn axes(svg: &mut String, scale: &Scale) {
    let bottom = HEIGHT - BOTTOM;
    for tick in TICKS_MS.iter().filter(|t| (scale.low_ms..=scale.high_ms).contains(*t)) {
        let y = scale.y(*tick);
        let _ = write!(svg, "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>", scale.right);
        let _ = write!(svg, "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>", LEFT - 6.0, y + 4.0, tick_label(*tick));
    }
    let step = tick_width(scale.most_per_s);
    let mut tick = 0.0;
    while tick <= scale.most_per_s {
        let x = scale.x(tick);
        let _ = write!(svg, "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>", bottom + 18.0, words::number(tick));
        tick += step;
    }
    let _ = write!(svg, "<line class=\"axis\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{bottom}\" y2=\"{bottom}\"/>", scale.right);
    let _ = write!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">offered load, requests per second</text>",
        scale.right,
        HEIGHT - 8.0
    );
}

pub(super) fn tick_label(ms: f64) -> String {
    if ms >= 1_000.0 { format!("{} s", words::number(ms / 1_000.0)) } else { words::ms(ms) }
}

/// 1, 2 or 5 times a power of ten, so that at most eight ticks stand on the axis.
pub(super) fn tick_width(most: f64) -> f64 {
    let power = 10f64.powf((most / 8.0).log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|width| most / width <= 8.0).unwrap_or(most)
}

fn objective(svg: &mut String, labels: &mut Labels, scale: &Scale, ms: f64) {
    let y = scale.y(ms);
    let _ = write!(svg, "<line class=\"objective\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>", scale.right);
    let text = format!("objective: p95 ≤ {}", words::ms(ms));
    labels.put(svg, "label slo", &text, Anchor::Start, [(LEFT + 6.0, y - 6.0), (LEFT + 6.0, y + 14.0)]);
}

fn curve(svg: &mut String, labels: &mut Labels, scale: &Scale, load: &Load, class: &str, value: impl Fn(&Step) -> f64) {
    let mut points: Vec<(f64, f64)> =
        load.steps.iter().filter(|s| s.verdict != "void").map(|s| (scale.x(s.offered_per_s), scale.y(value(s)))).collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let _ = write!(svg, "<polyline class=\"{class}\" points=\"{}\"/>", path.join(" "));
    labels.put(svg, "label", class, Anchor::Start, points.iter().flat_map(|(x, y)| [(x - 4.0, y - 12.0), (x - 4.0, y + 20.0)]));
}

/// A step: a dot passed, a cross failed, a diamond is undecided, a ring is void. Its bar is the range of its p95.
fn point(svg: &mut String, scale: &Scale, step: &Step) {
    let (x, y) = (scale.x(step.offered_per_s), scale.y(step.p95_ms));
    let told = format!("{} req/s: p95 {}, {}: {}", words::number(step.offered_per_s), words::ms(step.p95_ms), step.verdict, step.because);
    let _ = write!(svg, "<g class=\"step {}\"><title>{}</title>", kind(step), escape(&told));
    if let (Some(low), Some(high)) = (step.p95_low_ms, step.p95_high_ms) {
        let _ = write!(svg, "<line class=\"range\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>", scale.y(low), scale.y(high));
    }
    let _ = match kind(step) {
        "pass" => write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/>"),
        "fail" => write!(
            svg,
            "<path d=\"M{:.1} {:.1}L{:.1} {:.1}M{:.1} {:.1}L{:.1} {:.1}\"/>",
            x - 6.0,
            y - 6.0,
            x + 6.0,
            y + 6.0,
            x - 6.0,
            y + 6.0,
            x + 6.0,
            y - 6.0
        ),
        "undecided" => write!(svg, "<path d=\"M{x:.1} {:.1}l7 7l-7 7l-7 -7z\"/>", y - 7.0),
        _ => write!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/>"),
    };
    svg.push_str("</g>");
}

/// The verdict as a class of the style; any other word counts as void.
fn kind(step: &Step) -> &'static str {
    match step.verdict.as_str() {
        "pass" => "pass",
        "fail" => "fail",
        "undecided" => "undecided",
        _ => "void",
    }
}

/// Proven and possible of an item, percent, as one bar.
pub(super) fn bar(title: &str, proven: u32, possible: u32) -> String {
    let (proven, possible) = (proven.min(100), possible.clamp(proven.min(100), 100));
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\"><title>{}</title>\
         <desc>{proven} % proven, up to {possible} % possible</desc>\
         <rect class=\"lost\" width=\"100\" height=\"8\"/><rect class=\"possible\" width=\"{possible}\" height=\"8\"/>\
         <rect class=\"proven\" width=\"{proven}\" height=\"8\"/></svg>",
        escape(title)
    )
}
