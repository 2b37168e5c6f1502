//! SQL as Postgres takes it apart: one lexer for the log, the advice on indexes and the masking of literals. What a token means to
//! each of them is theirs: the log gives up where a text could be read in two ways, the advice refuses it, redaction masks it.

mod lex;

pub use lex::{Kind, Token, Tokens, tokens};

/// The name that stands in double quotes; another one is as it is.
#[must_use]
pub fn unquoted(name: &str) -> String {
    name.strip_prefix('"').and_then(|n| n.strip_suffix('"')).unwrap_or(name).replace("\"\"", "\"")
}

/// True where a backslash stands before a quote. A plain text with one ends there, or goes on, by the setting
/// `standard_conforming_strings`, which a statement does not tell.
#[must_use]
pub fn has_escaped_quote(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\\', rest) {
        match rest.get(at + 1) {
            Some(b'\'') => return true,
            Some(b'\\') => rest = &rest[at + 2..],
            _ => rest = &rest[at + 1..],
        }
    }
    false
}

/// True where these words, with one space between them, open a statement that gives a setting its value: such a value needs no
/// quotes.
#[must_use]
pub fn is_assignment(opening: &[u8]) -> bool {
    let openings: [&[u8]; 5] = [b"set", b"alter role", b"alter user", b"alter database", b"alter system"];
    openings.iter().any(|words| opening.eq_ignore_ascii_case(words))
}

/// True where a statement adds, changes or takes away rows, by itself or in one of its `with` queries. A lock that a `select` takes
/// is none.
#[must_use]
pub fn is_write(text: &str) -> bool {
    let bytes = text.as_bytes();
    let word = |token: &Token| bytes.get(token.range()).unwrap_or_default().to_ascii_lowercase();
    let (mut depth, mut is_first, mut is_opened) = (0_usize, true, false);
    let mut opens_with = false;
    for token in tokens(bytes).filter(|token| !matches!(token.kind, Kind::Space | Kind::Comment)) {
        match (token.kind, bytes.get(token.start)) {
            (Kind::Word, _) => {
                let word = word(&token);
                let is_verb = matches!(word.as_slice(), b"insert" | b"update" | b"delete" | b"merge");
                // Of a `with` the verb of a query stands behind its bracket, and that of the whole outside of all.
                if is_verb && (is_first || opens_with && is_opened) {
                    return true;
                }
                if is_first {
                    opens_with = word == b"with";
                } else if opens_with && depth == 0 && matches!(word.as_slice(), b"select" | b"values" | b"table") {
                    return false;
                }
                (is_first, is_opened) = (false, false);
            }
            (Kind::Sign, Some(b'(')) => (depth, is_opened) = (depth + 1, true),
            (Kind::Sign, Some(b')')) => (depth, is_opened) = (depth.saturating_sub(1), depth == 1),
            _ => is_opened = false,
        }
    }
    false
}

#[cfg(test)]
mod tests;
