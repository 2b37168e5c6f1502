//! Where tokens begin and end, as the scanner of Postgres has it ("Lexical Structure" of its documentation). Bytes, for a log
//! holds any, and without a copy, for it holds gigabytes. No token ends inside of a character: all bytes of those that are not
//! ASCII belong to words.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Spaces and ends of lines.
    Space,
    /// `-- …` without the end of its line, or `/* … */` with those inside of it.
    Comment,
    /// `'…'` or `N'…'`; what a backslash in it means is a setting's.
    Text,
    /// `E'…'`, or what continues it on a later line.
    EscapedText,
    /// `U&'…'`.
    UnicodeText,
    /// `B'…'` or `X'…'`.
    BitText,
    /// `$$…$$` or `$tag$…$tag$`.
    DollarText,
    /// `"…"`.
    Name,
    /// `U&"…"`.
    UnicodeName,
    /// A key word or a name without quotes.
    Word,
    /// `$1`.
    Parameter,
    /// With all that is glued to it: `123abc` is an error to newer servers, and two tokens to older ones.
    Number,
    /// `+`, `<=`, `->>` …
    Operator,
    /// A single other character, or `::`, `:=` or `..`.
    Sign,
}

/// The server takes none that is longer; and of a million plus signs each would look at all behind it.
const LONGEST_OPERATOR: usize = 63;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its first byte.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
    /// True where the text ended before its closing sign.
    pub is_open: bool,
}

impl Token {
    #[inline]
    fn closed(kind: Kind, start: usize, end: usize) -> Self {
        Self { kind, start, end, is_open: false }
    }

    /// One that needs a closing sign.
    #[inline]
    fn till(kind: Kind, start: usize, end: Option<usize>, text: &[u8]) -> Self {
        Self { kind, start, end: end.unwrap_or(text.len()), is_open: end.is_none() }
    }

    /// Its bytes.
    #[must_use]
    #[inline]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The tokens of a text, without gap or overlap.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a [u8],
    at: usize,
    /// The last text with a prefix, and its end.
    prefixed: Option<(Kind, usize)>,
}

/// Takes `text` apart.
#[must_use]
pub fn tokens(text: &[u8]) -> Tokens<'_> {
    Tokens { text, at: 0, prefixed: None }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    // Inlined into a loop, what is done with a token follows on what it is without a second choice. The log takes half as long.
    #[inline(always)]
    fn next(&mut self) -> Option<Token> {
        let (text, start) = (self.text, self.at);
        let bits = BITS[usize::from(*text.get(start)?)];
        let token = if bits & LETTER != 0 {
            let end = run(text, start + 1, LETTER | DIGIT | DOLLAR);
            if end == start + 1 && matches!(peek(text, end), b'\'' | b'&') {
                self.prefixed()
            } else {
                Token::closed(Kind::Word, start, end)
            }
        } else if bits & SPACE != 0 {
            Token::closed(Kind::Space, start, run(text, start + 1, SPACE))
        } else if bits & SIGN != 0 {
            sign(text, start)
        } else if bits & QUOTE != 0 {
            if self.prefixed.is_some() && text[start] == b'\'' {
                self.continued()
            } else {
                let kind = if text[start] == b'"' { Kind::Name } else { Kind::Text };
                Token::till(kind, start, quoted(text, start + 1, text[start]), text)
            }
        } else if bits & DIGIT != 0 {
            Token::closed(Kind::Number, start, number(text, start))
        } else if bits & OPERATOR != 0 {
            operator(text, start)
        } else {
            dollar(text, start)
        };
        self.at = token.end;
        Some(token)
    }
}

impl Tokens<'_> {
    /// A word of one letter, or the literal of which it is the prefix: `type'…'` has none.
    fn prefixed(&mut self) -> Token {
        let (text, start) = (self.text, self.at);
        let (kind, from) = match (text[start], peek(text, start + 1), peek(text, start + 2)) {
            (b'e' | b'E', b'\'', _) => (Kind::EscapedText, start + 2),
            (b'b' | b'B' | b'x' | b'X', b'\'', _) => (Kind::BitText, start + 2),
            (b'n' | b'N', b'\'', _) => (Kind::Text, start + 2),
            (b'u' | b'U', b'&', b'\'') => (Kind::UnicodeText, start + 3),
            (b'u' | b'U', b'&', b'"') => return Token::till(Kind::UnicodeName, start, quoted(text, start + 3, b'"'), text),
            _ => return Token::closed(Kind::Word, start, start + 1),
        };
        self.literal(kind, from)
    }

    /// A text without a prefix: it has that of the one before it where only ends of lines, spaces and line comments part them.
    fn continued(&mut self) -> Token {
        let prefixed = self.prefixed.take().filter(|(_, end)| {
            let gap = &self.text[*end..self.at];
            let parts = |token: Token| token.kind == Kind::Space || token.kind == Kind::Comment && gap[token.start] == b'-';
            memchr2(b'\n', b'\r', gap).is_some() && tokens(gap).all(parts)
        });
        self.literal(prefixed.map_or(Kind::Text, |(kind, _)| kind), self.at + 1)
    }

    /// A text whose inside begins at `from`.
    fn literal(&mut self, kind: Kind, from: usize) -> Token {
        let end = if kind == Kind::EscapedText { escaped(self.text, from) } else { quoted(self.text, from, b'\'') };
        self.prefixed = end.filter(|_| kind != Kind::Text).map(|end| (kind, end));
        Token::till(kind, self.at, end, self.text)
    }
}

/// What bytes are, in bits.
static BITS: [u8; 256] = {
    let mut bits = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        bits[byte] = match byte as u8 {
            // No text of a server holds a zero; the vertical tab is a space from 16 on, and an error before.
            0 | b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => SPACE,
            b'A'..=b'Z' | b'a'..=b'z' | b'_' | 0x80.. => LETTER,
            b'0'..=b'9' => DIGIT,
            b'+' | b'-' | b'*' | b'/' | b'<' | b'>' | b'=' => OPERATOR,
            b'~' | b'!' | b'@' | b'#' | b'%' | b'^' | b'&' | b'|' | b'`' | b'?' => OPERATOR,
            b'$' => DOLLAR,
            b'\'' | b'"' => QUOTE,
            _ => SIGN,
        };
        byte += 1;
    }
    bits
};

const SPACE: u8 = 1;
const LETTER: u8 = 2;
const DIGIT: u8 = 4;
const DOLLAR: u8 = 8;
const OPERATOR: u8 = 16;
const QUOTE: u8 = 32;
const SIGN: u8 = 64;

/// Where bytes of this kind end, from `from` on.
#[inline]
fn run(text: &[u8], from: usize, bits: u8) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.iter().position(|byte| BITS[usize::from(*byte)] & bits == 0).map_or(text.len(), |n| from + n)
}

fn is(byte: u8, bits: u8) -> bool {
    BITS[usize::from(byte)] & bits != 0
}

/// The byte at `at`; zero behind the end.
fn peek(text: &[u8], at: usize) -> u8 {
    text.get(at).copied().unwrap_or(0)
}

/// The end of a text or name from behind its first quote; a doubled one is part of it.
fn quoted(text: &[u8], from: usize, quote: u8) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr(quote, text.get(at..)?)? + 1;
        if peek(text, at) != quote {
            return Some(at);
        }
        at += 1;
    }
}

/// The same where a backslash takes the next byte with it.
fn escaped(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr2(b'\'', b'\\', text.get(at..)?)? + 1;
        if text[at - 1] == b'\'' && peek(text, at) != b'\'' {
            return Some(at);
        }
        at += 1;
    }
}

fn digits(text: &[u8], from: usize) -> usize {
    run(text, from, DIGIT)
}

fn number(text: &[u8], start: usize) -> usize {
    let end = digits(text, start);
    // Nearly every number.
    if end > start && peek(text, end) != b'.' && !is(peek(text, end), LETTER) {
        return end;
    }
    let is_based = text[start] == b'0' && matches!(peek(text, start + 1), b'x' | b'X' | b'o' | b'O' | b'b' | b'B');
    let mut end = decimal(text, start);
    // `1..2` is a range.
    if !is_based && peek(text, end) == b'.' && peek(text, end + 1) != b'.' {
        end = decimal(text, end + 1);
    }
    if !is_based && matches!(peek(text, end), b'e' | b'E') {
        let from = end + 1 + usize::from(matches!(peek(text, end + 1), b'+' | b'-'));
        end = if peek(text, from).is_ascii_digit() { decimal(text, from) } else { end };
    }
    if is(peek(text, end), LETTER) { run(text, end, LETTER | DIGIT | DOLLAR) } else { end }
}

/// The end of digits, which may be grouped by `_`.
fn decimal(text: &[u8], from: usize) -> usize {
    let mut end = digits(text, from);
    while end > from && peek(text, end) == b'_' && peek(text, end + 1).is_ascii_digit() {
        end = digits(text, end + 1);
    }
    end
}

/// An operator or a comment. An operator ends before a comment, and in `+` or `-` only where it holds a sign that no operator of the
/// standard has: `a=-1` compares with a negative number.
fn operator(text: &[u8], start: usize) -> Token {
    // Nearly every operator.
    if !is(peek(text, start + 1), OPERATOR) {
        return Token::closed(Kind::Operator, start, start + 1);
    }
    let begins_comment = |at: usize| matches!((text[at], peek(text, at + 1)), (b'-', b'-') | (b'/', b'*'));
    if begins_comment(start) {
        let end = if text[start] == b'/' { nested(text, start) } else { Some(line_end(text, start)) };
        return Token::till(Kind::Comment, start, end, text);
    }
    let (mut end, longest) = (start + 1, text.len().min(start + LONGEST_OPERATOR));
    while end < longest && is(text[end], OPERATOR) && !begins_comment(end) {
        end += 1;
    }
    let ends_in_sign = |end: usize| end > start + 1 && b"+-".contains(&text[end - 1]);
    if ends_in_sign(end) && !text[start..end].iter().any(|sign| b"~!@#%^&|`?".contains(sign)) {
        while ends_in_sign(end) {
            end -= 1;
        }
    }
    Token::closed(Kind::Operator, start, end)
}

fn line_end(text: &[u8], from: usize) -> usize {
    memchr2(b'\n', b'\r', &text[from..]).map_or(text.len(), |n| from + n)
}

/// The end of a comment that may hold others.
fn nested(text: &[u8], start: usize) -> Option<usize> {
    let (mut depth, mut at) = (1, start + 2);
    while depth > 0 {
        at += memchr2(b'*', b'/', text.get(at..)?)?;
        match (text[at], peek(text, at + 1)) {
            (b'/', b'*') => (depth, at) = (depth + 1, at + 2),
            (b'*', b'/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    Some(at)
}

/// `$1`, a text in dollars, or a dollar alone, which is an error.
fn dollar(text: &[u8], start: usize) -> Token {
    let end = digits(text, start + 1);
    if end > start + 1 {
        return Token::closed(Kind::Parameter, start, end);
    }
    let tag = run(text, start + 1, LETTER | DIGIT);
    if peek(text, tag) != b'$' {
        return Token::closed(Kind::Sign, start, start + 1);
    }
    let (tag, inside) = (&text[start..=tag], tag + 1);
    Token::till(Kind::DollarText, start, memmem::find(&text[inside..], tag).map(|n| inside + n + tag.len()), text)
}

fn sign(text: &[u8], start: usize) -> Token {
    let next = peek(text, start + 1);
    let length = match text[start] {
        b'.' if next.is_ascii_digit() => return Token::closed(Kind::Number, start, number(text, start)),
        b'.' if next == b'.' => 2,
        b':' if next == b':' || next == b'=' => 2,
        _ => 1,
    };
    Token::closed(Kind::Sign, start, start + length)
}
