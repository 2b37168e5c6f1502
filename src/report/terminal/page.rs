//! A page of text for the terminal: headings, wrapped paragraphs, tables; colour only where it was asked for.

use tabled::{
    builder::Builder,
    grid::util::string::{get_char_width, get_line_width, get_text_width},
    settings::{
        Alignment, Modify, Padding, Style, Width,
        object::{Columns, Rows, Segment},
        peaker::PriorityMax,
    },
};

use crate::{
    output::clean,
    report::{Look, words},
};

/// Narrower than this, nothing can be read anyway.
const NARROWEST: usize = 60;
/// Wider than this, the eye loses the line.
const WIDEST: usize = 120;

/// Columns between two columns of a table.
const GAP: usize = 2;

/// A colour with a meaning. Every use has a sign or word beside it that says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Good,
    Bad,
    Unknown,
    Faint,
    Strong,
}

/// Text that grows from top to bottom.
pub(super) struct Page {
    text: String,
    width: usize,
    is_coloured: bool,
}

impl Page {
    pub(super) fn new(look: Look) -> Self {
        Self { text: String::new(), width: look.width.clamp(NARROWEST, WIDEST), is_coloured: look.is_coloured }
    }

    /// Too narrow for more than two columns of a table.
    pub(super) fn is_narrow(&self) -> bool {
        self.width < 84
    }

    /// `text` in its colour, or as it is.
    pub(super) fn paint(&self, text: &str, paint: Paint) -> String {
        if !self.is_coloured || text.is_empty() {
            return text.to_owned();
        }
        let code = match paint {
            Paint::Good => "32",
            Paint::Bad => "1;31",
            Paint::Unknown => "33",
            Paint::Faint => "2",
            Paint::Strong => "1",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// An empty line, then `text` as a heading.
    pub(super) fn heading(&mut self, text: &str) {
        let painted = self.paint(text, Paint::Strong);
        self.text.push('\n');
        self.raw(&painted);
    }

    /// One line as it is, however long: for what is to be copied.
    pub(super) fn raw(&mut self, line: &str) {
        // A text may have been wrapped right before it.
        self.text.push_str(clean::guarded(line).trim_end());
        self.text.push('\n');
    }

    /// `text` wrapped behind `label`; the following lines start below the text.
    pub(super) fn labelled(&mut self, label: &str, text: &str, paint: Option<Paint>) {
        let indent = get_line_width(label);
        for (n, line) in wrap(text, self.width.saturating_sub(indent)).iter().enumerate() {
            let line = paint.map_or_else(|| line.clone(), |p| self.paint(line, p));
            let start = if n == 0 { label.to_owned() } else { " ".repeat(indent) };
            self.raw(&format!("{start}{line}"));
        }
    }

    /// A table that fits: its column `wide` is wrapped to what the others leave. `right` are the columns of numbers.
    pub(super) fn table(&mut self, head: &[&str], rows: Vec<Vec<String>>, wide: usize, right: &[usize]) {
        let mut rows: Vec<Vec<String>> =
            std::iter::once(head.iter().map(|cell| self.paint(cell, Paint::Strong)).collect()).chain(rows).collect();
        let others: usize = (0..head.len())
            .filter(|column| *column != wide)
            .map(|column| rows.iter().map(|row| get_text_width(&row[column])).max().unwrap_or(0))
            .sum();
        let left = self.width.saturating_sub(others + GAP * head.len());
        for row in &mut rows {
            row[wide] = row[wide].lines().flat_map(|line| wrap(line, left)).collect::<Vec<_>>().join("\n");
        }
        let is_ruled = rows.iter().flatten().any(|cell| cell.contains('\n'));
        let mut builder = Builder::default();
        rows.into_iter().for_each(|row| builder.push_record(row));
        let mut table = builder.build();
        if is_ruled {
            table.with(Style::modern().remove_vertical().remove_left().remove_right().remove_top().remove_bottom());
        } else {
            table.with(Style::sharp().remove_vertical().remove_left().remove_right().remove_top().remove_bottom());
        }
        table.with(Modify::new(Segment::all()).with(Padding::new(0, GAP, 0, 0)));
        for column in right {
            table.with(Modify::new(Columns::one(*column)).with(Alignment::right()));
        }
        table.with(Modify::new(Rows::first()).with(Alignment::left()));
        // What is still too wide, such as a long name in a narrow window, is broken where it must.
        table.with(Width::wrap(self.width).priority(PriorityMax::new(true)));
        for line in table.to_string().lines() {
            self.raw(line);
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Lines of at most `width` columns, broken between words; a longer word is broken where it must. Each character is looked at
/// once: a target may send a word of megabytes.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(8);
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for word in words::line(text).split(' ') {
        let columns = get_line_width(word);
        if used > 0 && used + 1 + columns > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if columns <= width {
            line.push_str(word);
            used += columns;
            continue;
        }
        for c in word.chars() {
            let columns = get_char_width(c);
            if used + columns > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += columns;
        }
    }
    lines.push(line);
    lines.retain(|l| !l.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_long_words_where_they_must() {
        assert_eq!(wrap("one two  three", 8), ["one two", "three"]);
        assert_eq!(wrap("a 0123456789 b", 8), ["a", "01234567", "89 b"]);
        assert_eq!(wrap("注文注文注文", 8), ["注文注文", "注文"]);
        assert_eq!(wrap("", 8), [""; 0]);
    }

    #[test]
    fn a_word_of_megabytes_is_broken_in_one_pass() {
        // Looked at again for every line, these would take hours.
        let lines = wrap(&"é".repeat(4 << 20), 64);
        assert!(lines.len() == (4 << 20) / 64 && lines.iter().all(|l| l.chars().count() == 64));
        assert_eq!(wrap(&"word ".repeat(1 << 20), 64).len(), (1_usize << 20).div_ceil(13));
    }
}
