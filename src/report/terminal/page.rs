//! A page of text for the terminal: headings, wrapped paragraphs, tables; colour only where it was asked for.

use tabled::{
    builder::Builder,
    grid::util::string::{get_line_width, get_text_width},
    settings::{
        Alignment, Modify, Padding, Style, Width,
        object::{Columns, Rows, Segment},
        peaker::PriorityMax,
    },
};

use crate::report::{Look, words};

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
        // GitHub's runner takes a line that starts with `::` as a command to itself.
        let is_command = line.trim_start().starts_with("::");
        let line = if is_command { line.replacen("::", ": :", 1) } else { line.to_owned() };
        self.text.push_str(line.trim_end());
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

/// Lines of at most `width` columns, broken between words; a longer word is broken where it must.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(8);
    let mut lines = vec![String::new()];
    for word in words::line(text).split(' ') {
        let mut word = word.to_owned();
        let used = lines.last().map_or(0, |l| get_line_width(l));
        if used > 0 && used + 1 + get_line_width(&word) > width {
            lines.push(String::new());
        }
        while get_line_width(&word) > width {
            let (mut head, mut columns) = (String::new(), 0);
            let mut rest = word.chars();
            for c in rest.by_ref() {
                head.push(c);
                columns = get_line_width(&head);
                if columns >= width {
                    break;
                }
            }
            debug_assert!(columns > 0, "a wide word has columns");
            let tail = rest.as_str().to_owned();
            match lines.last_mut() {
                Some(line) if line.is_empty() => *line = head,
                _ => lines.push(head),
            }
            lines.push(String::new());
            word = tail;
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
    }
    lines.retain(|l| !l.is_empty());
    lines
}
