//! The words and signs of a query, without its blanks and comments. Strings are one token each, and nothing is changed in them.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
    /// `:name`
    Param,
    Text,
    Sign,
}

#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) at: Range<usize>,
}

impl Token {
    pub(crate) fn is(&self, sql: &str, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Sign) && sql[self.at.clone()].eq_ignore_ascii_case(text)
    }

    pub(crate) fn is_one_of(&self, sql: &str, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.is(sql, text))
    }
}

/// Signs of more than one character.
const LONG_SIGNS: &[&str] = &["<=", ">=", "<>", "!=", "==", "||"];

pub(crate) fn tokens(sql: &str) -> Vec<Token> {
    let (mut tokens, mut at) = (Vec::new(), 0);
    while let Some(first) = sql[at..].chars().next() {
        let rest = &sql[at..];
        let (kind, length) = match first {
            _ if first.is_whitespace() => (None, first.len_utf8()),
            '-' if rest.starts_with("--") => (None, rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => (None, rest.find("*/").map_or(rest.len(), |end| end + 2)),
            '\'' | '"' => (Some(Kind::Text), quoted(rest, first)),
            ':' => (Some(Kind::Param), 1 + word(&rest[1..])),
            '0'..='9' => (Some(Kind::Number), number(rest)),
            _ if first.is_alphabetic() || first == '_' => (Some(Kind::Word), word(rest)),
            _ => (Some(Kind::Sign), LONG_SIGNS.iter().find(|sign| rest.starts_with(**sign)).map_or(first.len_utf8(), |sign| sign.len())),
        };
        tokens.extend(kind.map(|kind| Token { kind, at: at..at + length }));
        at += length;
    }
    tokens
}

fn word(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len())
}

/// Digits, a point, an exponent.
fn number(text: &str) -> usize {
    text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(text.len())
}

/// To the closing quote; a doubled one is none.
fn quoted(text: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(found) = text[at..].find(quote) {
        at += found + 1;
        if !text[at..].starts_with(quote) {
            return at;
        }
        at += 1;
    }
    text.len()
}
