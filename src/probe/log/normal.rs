//! SQL without its data: literals become `$1`, `$2` …, comments go, lists shrink. Where the text leaves open what is
//! data and what is not, the rest of it is given up: a secret must not pass for a name.

use crate::sql::{Kind, Token, has_escaped_quote, is_assignment, tokens};

/// The longest text that is kept of a statement.
const LONGEST: usize = 2_000;

/// Writes `sql` into `out` (emptied first) without literals. Texts that differ only in data become equal.
pub(super) fn normalise(sql: &[u8], out: &mut Vec<u8>) {
    out.clear();
    let mut writer = Writer { out, marks: 0, list: List::None, depth: 0, rows: None, word: (0, 0), assigns: false };
    for token in tokens(sql) {
        if !writer.token(&token, &sql[token.range()]) {
            writer.space();
            writer.out.extend_from_slice(b"...");
            break;
        }
        if writer.out.len() >= LONGEST {
            break;
        }
    }
    while out.last() == Some(&b' ') || out.last() == Some(&b';') {
        out.pop();
    }
}

/// The same as a text.
pub(crate) fn normal_text(sql: &[u8]) -> String {
    let mut out = Vec::new();
    normalise(sql, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// A list of plain data, which is shown by its first member.
#[derive(Clone, Copy, PartialEq)]
enum List {
    None,
    /// Behind its bracket.
    Open,
    /// Behind its first member.
    Shown,
}

struct Writer<'a> {
    out: &'a mut Vec<u8>,
    marks: u32,
    list: List,
    depth: u32,
    /// In `values (…), (…)`: the depth outside the rows, and where the first row ends with the marks in it.
    rows: Option<(u32, Option<(usize, u32)>)>,
    /// The last word, where it is the last token.
    word: (usize, usize),
    /// True in `SET name TO value` and the like, whose values need no quotes.
    assigns: bool,
}

impl Writer<'_> {
    fn space(&mut self) {
        if self.out.last().is_some_and(|last| *last != b' ') {
            self.out.push(b' ');
        }
    }

    /// One token; false where the rest cannot be told from data. The commonest kinds stand apart: what comes next is foreseen among
    /// few, and not among all.
    fn token(&mut self, token: &Token, text: &[u8]) -> bool {
        match token.kind {
            Kind::Word => self.word(text),
            Kind::Space => {
                self.space();
                true
            }
            Kind::Sign => text.iter().all(|sign| self.sign(*sign)),
            _ => self.rarer(token, text),
        }
    }

    /// The same for the other kinds.
    fn rarer(&mut self, token: &Token, text: &[u8]) -> bool {
        match token.kind {
            // In a plain text a backslash before a quote means one thing or the other by a setting that the log does not name.
            Kind::Text | Kind::UnicodeText | Kind::BitText => {
                self.mark();
                return !has_escaped_quote(text);
            }
            Kind::EscapedText | Kind::DollarText | Kind::Parameter => self.mark(),
            Kind::Number => self.number(text),
            // One without an end is no name.
            Kind::Name | Kind::UnicodeName if token.is_open => return false,
            Kind::Name | Kind::UnicodeName => {
                self.list = List::None;
                self.out.extend_from_slice(text);
            }
            Kind::Operator => return text.iter().all(|sign| self.sign(*sign)),
            Kind::Word | Kind::Space | Kind::Comment | Kind::Sign => self.space(),
        }
        true
    }

    fn number(&mut self, text: &[u8]) {
        // `a.1`: a mark that is glued to the name would be another name.
        if text[0] == b'.' && self.out.last().is_some_and(|c| is_word(*c) || b"\")]".contains(c)) {
            self.sign(b'.');
        }
        // A sign belongs to the number where no operand stands before it.
        let before = self.out.iter().rev().find(|c| !b" -+".contains(c)).copied().unwrap_or(b'(');
        if b"(,=<>[".contains(&before) {
            while self.out.last().is_some_and(|c| b"-+".contains(c)) {
                self.out.pop();
            }
        }
        self.mark();
    }

    fn word(&mut self, word: &[u8]) -> bool {
        if word.eq_ignore_ascii_case(b"values") {
            self.rows = Some((self.depth, None));
        }
        self.list = List::None;
        self.out.extend_from_slice(word);
        self.word = (self.out.len() - word.len(), self.out.len());
        if self.assigns && word.eq_ignore_ascii_case(b"to") {
            return false;
        }
        // `alter database` is the longest of these openings.
        self.assigns = self.assigns || (self.out.len() <= 14 && is_assignment(self.out.trim_ascii_start()));
        true
    }

    /// A mark in the place of data.
    fn mark(&mut self) {
        if self.list == List::Shown {
            // `, ` of this member goes too.
            while self.out.last().is_some_and(|c| b", ".contains(c)) {
                self.out.pop();
            }
            if !self.out.ends_with(b", ...") && !self.out.ends_with(b"...") {
                self.out.extend_from_slice(b", ...");
            }
            return;
        }
        if self.list == List::Open {
            self.list = List::Shown;
        }
        self.marks += 1;
        self.out.push(b'$');
        let (mut digits, mut at, mut rest) = ([0; 10], 10, self.marks);
        while at == 10 || rest > 0 {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        self.out.extend_from_slice(&digits[at..]);
    }

    /// False behind the sign of an assignment, and at a dollar that begins nothing.
    fn sign(&mut self, c: u8) -> bool {
        match c {
            b'$' => return false,
            b'(' | b'[' => {
                let end = self.out.iter().rposition(|c| *c != b' ').map_or(0, |n| n + 1);
                let word = if end == self.word.1 { &self.out[self.word.0..end] } else { &[] };
                let is_list = (c == b'(' && word.eq_ignore_ascii_case(b"in")) || (c == b'[' && word.eq_ignore_ascii_case(b"array"));
                self.list = if is_list { List::Open } else { List::None };
                self.depth += 1;
                self.out.push(c);
            }
            b')' | b']' => {
                // A list of one is a list.
                if self.list == List::Shown && !self.out.ends_with(b"...") {
                    while self.out.last() == Some(&b' ') {
                        self.out.pop();
                    }
                    self.out.extend_from_slice(b", ...");
                }
                self.list = List::None;
                self.depth = self.depth.saturating_sub(1);
                self.out.push(c);
                self.end_row();
            }
            b',' | b'-' | b'+' => self.out.push(c),
            _ => {
                self.list = List::None;
                self.out.push(c);
            }
        }
        !(self.assigns && c == b'=')
    }

    /// Of several rows behind `values` the first is kept.
    fn end_row(&mut self) {
        match self.rows {
            Some((depth, None)) if depth == self.depth => self.rows = Some((depth, Some((self.out.len(), self.marks)))),
            Some((depth, Some((end, marks)))) if depth == self.depth => {
                let mut between = [0; 4];
                let bytes = self.out[end..].iter().filter(|c| **c != b' ');
                between.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = *byte);
                if between.starts_with(b",(") || between == *b",..." {
                    self.out.truncate(end);
                    self.out.extend_from_slice(b", ...");
                    self.marks = marks;
                } else {
                    self.rows = None;
                }
            }
            Some((depth, _)) if self.depth < depth => self.rows = None,
            _ => {}
        }
    }
}

/// A byte of a name without quotes, or of a mark.
fn is_word(c: u8) -> bool {
    c.is_ascii_alphanumeric() || c == b'_' || c == b'$' || c >= 0x80
}

#[cfg(test)]
mod tests;
