//! SQL without its data: literals become `$1`, `$2` …, comments go, lists shrink. Where the text leaves open what is
//! data and what is not, the rest of it is given up: a secret must not pass for a name.

/// The longest text that is kept of a statement.
const LONGEST: usize = 2_000;

/// Writes `sql` into `out` (emptied first) without literals. Texts that differ only in data become equal.
pub(super) fn normalise(sql: &[u8], out: &mut Vec<u8>) {
    out.clear();
    let mut writer = Writer { sql, at: 0, out, marks: 0, list: List::None, depth: 0, rows: None, word: (0, 0), assigns: false };
    while writer.at < sql.len() && writer.out.len() < LONGEST {
        if !writer.token() {
            writer.space();
            writer.out.extend_from_slice(b"...");
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
    sql: &'a [u8],
    at: usize,
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
    fn peek(&self, ahead: usize) -> u8 {
        self.sql.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        if self.out.last().is_some_and(|last| *last != b' ') {
            self.out.push(b' ');
        }
    }

    /// One token; false where the rest cannot be told from data.
    fn token(&mut self) -> bool {
        match self.peek(0) {
            c if c.is_ascii_whitespace() || c == 0 => {
                self.at += 1;
                self.space();
            }
            b'-' if self.peek(1) == b'-' => {
                self.at = memchr::memchr(b'\n', &self.sql[self.at..]).map_or(self.sql.len(), |n| self.at + n);
                self.space();
            }
            b'/' if self.peek(1) == b'*' => self.comment(),
            b'\'' => return self.string(false),
            b'"' => return self.name(),
            b'$' => return self.dollar(),
            c if c.is_ascii_digit() => self.number(),
            b'.' if self.peek(1).is_ascii_digit() && !self.follows_name() => self.number(),
            c if is_word_start(c) => return self.word(),
            c => return self.sign(c),
        }
        true
    }

    fn follows_name(&self) -> bool {
        self.out.last().is_some_and(|c| is_word(*c) || b"\")]".contains(c))
    }

    fn comment(&mut self) {
        let mut depth = 0_u32;
        while self.at < self.sql.len() {
            match (self.peek(0), self.peek(1)) {
                (b'/', b'*') => (depth, self.at) = (depth + 1, self.at + 2),
                (b'*', b'/') => (depth, self.at) = (depth - 1, self.at + 2),
                _ => self.at += 1,
            }
            if depth == 0 {
                break;
            }
        }
        self.space();
    }

    /// From a quote to its end. In a plain text a backslash before a quote means one thing or the other by a setting
    /// that the log does not name.
    fn string(&mut self, has_escapes: bool) -> bool {
        self.at += 1;
        loop {
            let Some(found) = memchr::memchr2(b'\'', b'\\', &self.sql[self.at.min(self.sql.len())..]) else {
                self.at = self.sql.len();
                self.mark();
                return true;
            };
            self.at += found;
            match (self.peek(0), self.peek(1)) {
                (b'\\', _) if has_escapes => self.at += 2,
                (b'\\', b'\'') => {
                    self.mark();
                    return false;
                }
                (b'\\', b'\\') => self.at += 2,
                (b'\\', _) => self.at += 1,
                (_, b'\'') => self.at += 2,
                _ => {
                    self.at += 1;
                    self.mark();
                    return true;
                }
            }
        }
    }

    /// A quoted name; one without an end is no name.
    fn name(&mut self) -> bool {
        let start = self.at;
        self.at += 1;
        while let Some(n) = memchr::memchr(b'"', &self.sql[self.at..]) {
            self.at += n + 1;
            if self.peek(0) != b'"' {
                self.list = List::None;
                self.out.extend_from_slice(&self.sql[start..self.at]);
                return true;
            }
            self.at += 1;
        }
        false
    }

    /// `$1`, or a text in dollars.
    fn dollar(&mut self) -> bool {
        let rest = &self.sql[self.at + 1..];
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        if digits > 0 {
            self.at += 1 + digits;
            self.mark();
            return true;
        }
        let tag = rest.iter().take_while(|c| is_word(**c) && **c != b'$').count();
        if rest.get(tag) != Some(&b'$') {
            return false;
        }
        let tag = &self.sql[self.at..self.at + tag + 2];
        let inside = self.at + tag.len();
        self.at = memchr::memmem::find(&self.sql[inside..], tag).map_or(self.sql.len(), |n| inside + n + tag.len());
        self.mark();
        true
    }

    fn number(&mut self) {
        while self.at < self.sql.len() {
            match self.peek(0) {
                b'+' | b'-' if self.sql[self.at - 1].eq_ignore_ascii_case(&b'e') => self.at += 1,
                c if c.is_ascii_alphanumeric() || c == b'.' || c == b'_' => self.at += 1,
                _ => break,
            }
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

    fn word(&mut self) -> bool {
        let start = self.at;
        let end = start + self.sql[start..].iter().take_while(|c| is_word(**c)).count();
        let word = &self.sql[start..end];
        self.at = end;
        let next = self.peek(0);
        if next == b'\'' && word.len() == 1 && b"ebxnEBXN".contains(&word[0]) {
            return self.string(b"eE".contains(&word[0]));
        }
        if next == b'&' && self.peek(1) == b'\'' && word.eq_ignore_ascii_case(b"u") {
            self.at += 1;
            return self.string(false);
        }
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
        self.assigns = self.assigns || (self.out.len() <= 14 && is_assignment(self.out));
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

    /// False behind the sign of an assignment.
    fn sign(&mut self, c: u8) -> bool {
        self.at += 1;
        match c {
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
                let between: Vec<u8> = self.out[end..].iter().copied().filter(|c| *c != b' ').take(6).collect();
                if between.starts_with(b",(") || between.starts_with(b",...,(") || between.starts_with(b",...") {
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

fn is_word_start(c: u8) -> bool {
    c.is_ascii_alphabetic() || c == b'_' || c >= 0x80
}

fn is_word(c: u8) -> bool {
    is_word_start(c) || c.is_ascii_digit() || c == b'$'
}

/// True where `text` opens a statement that gives a setting its value.
fn is_assignment(text: &[u8]) -> bool {
    let openings: [&[u8]; 5] = [b"set", b"alter role", b"alter user", b"alter database", b"alter system"];
    openings.iter().any(|opening| text.trim_ascii_start().eq_ignore_ascii_case(opening))
}

#[cfg(test)]
mod tests;
