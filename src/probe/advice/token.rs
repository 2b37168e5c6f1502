//! The text of a recorded statement as words and signs, where it can mean one thing only.

use crate::sql::{self, Kind};

/// A word, parameter or other sign of SQL. Comments and spaces are gone.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Word(String),
    Parameter(u32),
    Other(String),
}

impl Token {
    pub(super) fn is(&self, wanted: &str) -> bool {
        match self {
            Self::Word(word) => word.eq_ignore_ascii_case(wanted),
            Self::Other(sign) => sign == wanted,
            Self::Parameter(_) => false,
        }
    }

    pub(super) fn is_any(&self, wanted: &[&str]) -> bool {
        wanted.iter().any(|w| self.is(w))
    }
}

/// `None` where a text could mean something else to the server: backslashes, dollar quotes, literals with a prefix, quotes and
/// comments left open.
pub(super) fn read(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    for token in sql::tokens(text.as_bytes()) {
        let found = &text[token.range()];
        if token.is_open {
            return None;
        }
        tokens.push(match token.kind {
            Kind::Space | Kind::Comment => continue,
            Kind::Word => Token::Word(found.to_owned()),
            Kind::Parameter => Token::Parameter(found[1..].parse().ok()?),
            Kind::Text if !found.starts_with('\'') => return None,
            Kind::Text | Kind::Name | Kind::Sign if found.contains('\\') || found == "$" => return None,
            Kind::Text | Kind::Name | Kind::Number | Kind::Operator | Kind::Sign => Token::Other(found.to_owned()),
            Kind::EscapedText | Kind::UnicodeText | Kind::BitText | Kind::DollarText | Kind::UnicodeName => return None,
        });
    }
    Some(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_the_server_reads_it_or_not_at_all() {
        let shown = |text: &str| {
            let parts = read(text)?.into_iter().map(|token| match token {
                Token::Word(part) | Token::Other(part) => part,
                Token::Parameter(number) => format!("${number}"),
            });
            Some(parts.collect::<Vec<_>>().join(" "))
        };
        for (text, tokens) in [
            ("select 1 --\r, a(b)", "select 1 , a ( b )"),
            ("a\u{a0}b", "a\u{a0}b"),
            ("a=-$1 and b@-1", "a = - $1 and b @- 1"),
            ("date'2026-01-01' < .5e-3", "date '2026-01-01' < .5e-3"),
            ("a::int[1:2]", "a :: int [ 1 : 2 ]"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(tokens));
        }
        for text in
            ["U&\"a\"", "u&'a'", "N'a'", "e'a'", "x'a'", "$$a$$", "$", "'a\\'", "\"a\\\"", "\\", "'a", "\"a", "/* a", "$99999999999"]
        {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
