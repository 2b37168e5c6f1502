//! The load over time as pictures: a heat map of all latencies, and a small line for each endpoint.

use std::fmt::Write as _;

use super::{
    plot::{Picture, TICKS_MS, tick_label, tick_width},
    text::escape,
};
use crate::{
    report::words,
    run::{Endpoint, Heat, Load, Span},
};

/// In the picture's own units; the page scales it.
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 40.0;
/// What a rate needs to be read.
const ROOM: f64 = 34.0;
/// Shades of the map.
const SHADES: u8 = 5;
/// A small line.
const SMALL: (f64, f64) = (150.0, 34.0);

/// Where values lie in a picture: seconds to the right, milliseconds upwards, each factor of ten as high.
struct Scale {
    seconds: f64,
    low_ms: f64,
    high_ms: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Scale {
    fn x(&self, second: f64) -> f64 {
        self.left + (self.right - self.left) * second / self.seconds
    }

    fn y(&self, ms: f64) -> f64 {
        let share = (ms.max(self.low_ms) / self.low_ms).ln() / (self.high_ms / self.low_ms).ln().max(1e-9);
        self.bottom - (self.bottom - self.top) * share.clamp(0.0, 1.0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "seconds and requests are far fewer than 2^53")]
fn real(count: i64) -> f64 {
    count as f64
}

/// How many requests took how long, second by second, with the rate of each step and the objective; empty where the load
/// was too short for a picture.
pub(super) fn map(load: &Load, picture: Picture) -> String {
    let Some(most) = load.heat.iter().map(|h| h.requests).max() else { return String::new() };
    let scale = Scale {
        seconds: load.heat.iter().map(|h| real(h.from_s + h.seconds)).fold(1.0, f64::max),
        low_ms: load.heat.iter().map(|h| h.low_ms).fold(f64::INFINITY, f64::min).min(load.objective_p95_ms),
        high_ms: load.heat.iter().map(|h| h.high_ms).fold(0.0, f64::max).max(load.objective_p95_ms * 1.2),
        left: LEFT,
        right: picture.width() - RIGHT,
        top: TOP,
        bottom: HEIGHT - BOTTOM,
    };
    let shown = picture.class();
    let mut svg = format!(
        "<svg class=\"plot heat {shown}\" viewBox=\"0 0 {} {HEIGHT}\" role=\"img\" aria-labelledby=\"heat-title-{shown} heat-desc-{shown}\">\
         <title id=\"heat-title-{shown}\">Latency over time</title><desc id=\"heat-desc-{shown}\">{}</desc>",
        picture.width(),
        escape(&described(load))
    );
    for shade in 1..=SHADES {
        let squares = load.heat.iter().filter(|h| shade_of(h.requests, most) == shade).fold(String::new(), |mut path, heat| {
            square(&mut path, &scale, heat);
            path
        });
        let _ = write!(svg, "<path class=\"h{shade}\" d=\"{squares}\"/>");
    }
    steps(&mut svg, &scale, load);
    axes(&mut svg, &scale, load);
    let (left, right) = match picture {
        Picture::Wide => ("latency, due time to last byte", "req/s offered, step by step"),
        Picture::Narrow => ("latency", "req/s offered"),
    };
    let _ = write!(svg, "<text x=\"4\" y=\"12\">{left}</text><text x=\"{:.1}\" y=\"12\" text-anchor=\"end\">{right}</text>", scale.right);
    svg.push_str("</svg>");
    svg
}

fn described(load: &Load) -> String {
    let (late, all) = load.late_of_all();
    format!(
        "Each column is a span of time, each row a band of latency; the darker, the more requests. {} of {} requests took longer than the {} of the objective.",
        words::whole(late),
        words::whole(all),
        words::ms(load.objective_p95_ms)
    )
}

/// By the logarithm, so that a few slow requests are seen beside many fast ones.
fn shade_of(requests: i64, most: i64) -> u8 {
    let share = (1.0 + real(requests)).ln() / (1.0 + real(most)).ln();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 5")]
    let shade = (share * f64::from(SHADES)).ceil() as u8;
    shade.clamp(1, SHADES)
}

fn square(path: &mut String, scale: &Scale, heat: &Heat) {
    let (left, right) = (scale.x(real(heat.from_s)), scale.x(real(heat.from_s + heat.seconds)));
    let (top, bottom) = (scale.y(heat.high_ms), scale.y(heat.low_ms));
    let _ = write!(path, "M{left:.1} {top:.1}H{right:.1}V{bottom:.1}H{left:.1}z");
}

/// Where each step begins, and its rate where there is room for it.
fn steps(svg: &mut String, scale: &Scale, load: &Load) {
    let mut starts: Vec<(f64, f64)> = Vec::new();
    for step in &load.steps {
        let first = load.moments.iter().filter(|m| m.step == step.number).map(|m| m.second).min();
        starts.extend(first.map(|second| (scale.x(real(second).min(scale.seconds)), step.offered_per_s)));
    }
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ends = starts.iter().skip(1).map(|s| s.0).chain([scale.right]);
    for ((x, per_s), end) in starts.iter().zip(ends) {
        let _ = write!(svg, "<line class=\"grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>", scale.top, scale.bottom);
        if end - x >= ROOM {
            let _ = write!(svg, "<text x=\"{:.1}\" y=\"{:.1}\">{}</text>", x + 2.0, scale.top - 6.0, words::number(*per_s));
        }
    }
}

fn axes(svg: &mut String, scale: &Scale, load: &Load) {
    for tick in TICKS_MS.iter().filter(|t| (scale.low_ms..=scale.high_ms).contains(*t)) {
        let y = scale.y(*tick);
        let _ = write!(svg, "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>", scale.left - 6.0, y + 4.0, tick_label(*tick));
    }
    let (width, mut tick) = (tick_width(scale.seconds).max(1.0), 0.0);
    while tick <= scale.seconds {
        let _ = write!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{} s</text>",
            scale.x(tick),
            scale.bottom + 18.0,
            words::number(tick)
        );
        tick += width;
    }
    let y = scale.y(load.objective_p95_ms);
    let _ = write!(svg, "<line class=\"objective\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>", scale.left, scale.right);
}

/// The 95th percentile of an endpoint over time, and its median where it was asked too rarely for one; empty where it has
/// fewer than two spans. All endpoints share a scale.
pub(super) fn line(load: &Load, endpoint: &Endpoint) -> String {
    let spans: Vec<&Span> = load.spans.iter().filter(|s| s.name == endpoint.name && s.scenario == endpoint.scenario).collect();
    let ms = |span: &Span| span.p95_ms.unwrap_or(span.p50_ms);
    if spans.len() < 2 {
        return String::new();
    }
    let all = || load.spans.iter().map(ms).chain([load.objective_p95_ms]).filter(|ms| *ms > 0.0);
    let scale = Scale {
        seconds: load.spans.iter().map(|s| real(s.from_s + s.seconds)).fold(1.0, f64::max),
        low_ms: all().fold(f64::INFINITY, f64::min),
        high_ms: all().fold(0.0, f64::max),
        left: 1.0,
        right: SMALL.0 - 1.0,
        top: 2.0,
        bottom: SMALL.1 - 2.0,
    };
    let (first, highest) = (ms(spans[0]), spans.iter().map(|s| ms(s)).fold(0.0, f64::max));
    let what = if spans.iter().all(|s| s.p95_ms.is_some()) { "p95" } else { "p95, or the median where there are too few requests," };
    let told = format!("{what} of {} over time: {} at first, {} at most", endpoint.name, words::ms(first), words::ms(highest));
    let points: Vec<String> =
        spans.iter().map(|s| format!("{:.1},{:.1}", scale.x(real(s.from_s) + real(s.seconds) / 2.0), scale.y(ms(s)))).collect();
    let y = scale.y(load.objective_p95_ms);
    format!(
        "<svg class=\"plot small\" viewBox=\"0 0 {} {}\" role=\"img\"><title>{}</title><desc>The dashed line is the objective.</desc>\
         <line class=\"objective\" x1=\"0\" x2=\"{}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><polyline points=\"{}\"/></svg>",
        SMALL.0,
        SMALL.1,
        escape(&told),
        SMALL.0,
        points.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_request_is_seen_beside_thousands() {
        assert_eq!([1, 10, 100, 5_000, 10_000].map(|n| shade_of(n, 10_000)), [1, 2, 3, 5, 5]);
    }
}
