//! Where the names in a picture stand: none upon another. One without room is left out; the caption tells what it names.

use std::fmt::Write as _;

use super::text::escape;

/// What a character takes at most, on average.
pub(super) const CHARACTER: f64 = 7.0;
/// What a line of text takes above and below its base line.
const ASCENT: f64 = 10.0;
const DESCENT: f64 = 4.0;

/// Which point of a text stands at its place.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
        }
    }
}

/// What a text covers: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

/// The names of a picture so far.
pub(super) struct Labels {
    within: Area,
    taken: Vec<Area>,
}

impl Labels {
    /// Of a picture whose names have to stay within an area.
    pub(super) fn within(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { within: (left, top, right, bottom), taken: Vec::new() }
    }

    /// Writes `text` at the first of `places` (x, base line) that is free.
    pub(super) fn put(&mut self, svg: &mut String, class: &str, text: &str, anchor: Anchor, places: impl IntoIterator<Item = (f64, f64)>) {
        let free = |area: &Area| is_inside(area, &self.within) && !self.taken.iter().any(|other| meet(area, other));
        let Some(((x, y), area)) = places.into_iter().map(|place| (place, area(text, anchor, place))).find(|(_, area)| free(area)) else {
            return;
        };
        self.taken.push(area);
        let _ = write!(svg, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{}\">{}</text>", anchor.word(), escape(text));
    }
}

/// What a text takes in a line.
pub(super) fn width(text: &str) -> f64 {
    CHARACTER * f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
}

fn area(text: &str, anchor: Anchor, (x, y): (f64, f64)) -> Area {
    let width = width(text);
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
    };
    (left, y - ASCENT, left + width, y + DESCENT)
}

fn is_inside(area: &Area, within: &Area) -> bool {
    area.0 >= within.0 && area.1 >= within.1 && area.2 <= within.2 && area.3 <= within.3
}

fn meet(a: &Area, b: &Area) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_takes_the_first_free_place_or_none() {
        let (mut labels, mut svg) = (Labels::within(0.0, 0.0, 100.0, 40.0), String::new());
        labels.put(&mut svg, "a", "objective", Anchor::Start, [(10.0, 20.0)]);
        labels.put(&mut svg, "b", "p95", Anchor::Start, [(30.0, 22.0), (30.0, 36.0)]);
        labels.put(&mut svg, "c", "median", Anchor::Middle, [(50.0, 30.0), (90.0, 30.0)]);
        let places = "<text class=\"a\" x=\"10.0\" y=\"20.0\" text-anchor=\"start\">objective</text>\
                      <text class=\"b\" x=\"30.0\" y=\"36.0\" text-anchor=\"start\">p95</text>";
        assert_eq!(svg, places);
    }
}
