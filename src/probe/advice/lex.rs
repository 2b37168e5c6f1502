//! The text of a recorded statement as words and signs.

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

/// The name that stands in double quotes.
pub(super) fn unquoted(name: &str) -> String {
    name.strip_prefix('"').and_then(|n| n.strip_suffix('"')).unwrap_or(name).replace("\"\"", "\"")
}

/// `None` where a text could mean something else to the server: backslashes, dollar quotes, quotes left open.
pub(super) fn lex(text: &str) -> Option<Vec<Token>> {
    let (mut tokens, mut rest) = (Vec::new(), text);
    while let Some(c) = rest.chars().next() {
        let length = if c.is_whitespace() {
            c.len_utf8()
        } else if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)?
        } else {
            let (token, length) = token(rest, c)?;
            tokens.push(token);
            length
        };
        rest = &rest[length..];
    }
    Some(tokens)
}

fn token(rest: &str, c: char) -> Option<(Token, usize)> {
    let run = |fits: &dyn Fn(char) -> bool| rest.find(|c| !fits(c)).unwrap_or(rest.len());
    if c == '\'' || c == '"' {
        let length = quoted(rest, c)?;
        return Some((Token::Other(rest[..length].to_owned()), length));
    }
    if c == '$' {
        let digits = rest[1..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - 1);
        return Some((Token::Parameter(rest[1..=digits].parse().ok()?), digits + 1));
    }
    if c.is_alphabetic() || c == '_' {
        let length = run(&|c| c.is_alphanumeric() || c == '_' || c == '$');
        // `E'…'` and its like are one sign.
        return if rest[length..].starts_with('\'') { None } else { Some((Token::Word(rest[..length].to_owned()), length)) };
    }
    let length = if c.is_ascii_digit() {
        run(&|c| c.is_ascii_alphanumeric() || c == '.')
    } else if c == ':' {
        run(&|c| c == ':')
    } else if "+-*/<>=~!@#%^&|`?".contains(c) {
        let all = run(&|c| "+-*/<>=~!@#%^&|`?".contains(c));
        let comment = ["--", "/*"].iter().filter_map(|mark| rest[1..all].find(mark)).min();
        comment.map_or(all, |at| at + 1)
    } else {
        c.len_utf8()
    };
    (c != '\\').then(|| (Token::Other(rest[..length].to_owned()), length))
}

fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut at = 1;
    loop {
        let inside = &rest[at..];
        let end = inside.find(quote)?;
        if inside[..end].contains('\\') {
            return None;
        }
        at += end + 1;
        if !rest[at..].starts_with(quote) {
            return Some(at);
        }
        at += 1;
    }
}

fn comment(rest: &str) -> Option<usize> {
    let (mut depth, mut at) = (0, 0);
    loop {
        let tail = &rest[at..];
        let step = i32::from(tail.starts_with("/*")) - i32::from(tail.starts_with("*/"));
        depth += step;
        at += if step == 0 { tail.chars().next()?.len_utf8() } else { 2 };
        if depth == 0 {
            return Some(at);
        }
    }
}
