//! SQL with its string literals and comments masked: what a statement does stays readable, and what it was given does not.

use super::MASK;

/// `text` with `'***'` in place of every literal. A literal without an end, as in a text that was cut, is masked to there.
pub(super) fn masked(text: &str) -> String {
    let (mut clean, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(['\'', '"', '$', '-', '/']) {
        let (plain, tail) = rest.split_at(at);
        let is_escaped = plain.ends_with(['e', 'E']);
        clean.push_str(plain);
        let length = token(tail, is_escaped);
        let found = &tail[..length];
        match found.as_bytes() {
            [b'\'', ..] => clean.push_str(&format!("'{MASK}'")),
            [b'$', _, ..] => clean.push_str(&format!("$${MASK}$$")),
            _ if is_foreign_comment(found) => clean.push_str(&format!("/* {MASK} */ ")),
            _ => clean.push_str(found),
        }
        rest = &tail[length..];
    }
    clean.push_str(rest);
    after_assignment(clean)
}

/// `text` with its comments masked, and its literals as they are.
pub(super) fn without_comments(text: &str) -> String {
    let (mut clean, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find(['\'', '"', '$', '-', '/']) {
        let (plain, tail) = rest.split_at(at);
        let (found, after) = tail.split_at(token(tail, plain.ends_with(['e', 'E'])));
        clean.push_str(plain);
        clean.push_str(&if is_foreign_comment(found) { format!("/* {MASK} */ ") } else { found.to_owned() });
        rest = after;
    }
    clean.push_str(rest);
    clean
}

/// A comment that is not our own mark, nor masked already: libraries write there who asked, and for whom.
fn is_foreign_comment(found: &str) -> bool {
    let is_comment = found.len() > 1 && found.starts_with(['-', '/']);
    is_comment && !["/* plimsoll */", "/* *** */"].contains(&found)
}

/// The length of the literal, name or comment at the start of `tail`; 1 where it is only a character.
fn token(tail: &str, is_escaped: bool) -> usize {
    let through = |from: usize, end: &str| tail[from..].find(end).map_or(tail.len(), |n| from + n + end.len());
    match tail.as_bytes() {
        [b'\'', ..] => quoted(tail, is_escaped),
        [b'"', ..] => through(1, "\""),
        [b'-', b'-', ..] => through(2, "\n"),
        [b'/', b'*', ..] => comment(tail),
        [b'$', ..] => {
            // `$tag$ … $tag$`; `$1` is a parameter.
            let tag = tail[1..].find(|c: char| !(c.is_alphanumeric() || c == '_')).and_then(|n| tail.get(..n + 2));
            let is_parameter = tail[1..].starts_with(|c: char| c.is_ascii_digit());
            tag.filter(|t| t.ends_with('$') && !is_parameter).map_or(1, |t| through(t.len(), t))
        }
        _ => 1,
    }
}

/// The length of a comment; those of Postgres nest.
fn comment(tail: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while let Some(next) = tail[at..].find(['*', '/']) {
        at += next;
        let sign = tail.as_bytes().get(at..at + 2);
        match sign {
            Some(b"/*") => depth += 1,
            Some(b"*/") => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    tail.len()
}

fn quoted(tail: &str, is_escaped: bool) -> usize {
    let mut bytes = tail.bytes().enumerate().skip(1).peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' if is_escaped => _ = bytes.next(),
            b'\'' if bytes.peek().is_some_and(|(_, next)| *next == b'\'') => _ = bytes.next(),
            b'\'' => return at + 1,
            _ => {}
        }
    }
    tail.len()
}

/// `SET name TO value` takes values without quotes as well.
fn after_assignment(text: String) -> String {
    let words: Vec<String> = text.split_whitespace().take(2).map(str::to_ascii_lowercase).collect();
    let is_setting = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["set", ..] => true,
        ["alter", what, ..] => ["role", "user", "database", "system"].contains(what),
        _ => false,
    };
    let lower = text.to_ascii_lowercase();
    let end = lower.find(" to ").map(|n| n + 4).into_iter().chain(lower.find('=').map(|n| n + 1)).min();
    match end.filter(|_| is_setting) {
        Some(end) => format!("{} {MASK}", text[..end].trim_end()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn literals_go_and_the_statement_stays() {
        for (text, clean) in [
            ("select a from t where b = $1 and c = $2", "select a from t where b = $1 and c = $2"),
            ("comment on table t is 'it''s c4nary'", "comment on table t is '***'"),
            ("call f(E'a\\'c4nary', 7)", "call f(E'***', 7)"),
            ("do $x$ begin perform 'c4nary'; end $x$", "do $$***$$"),
            ("do $$ c4nary", "do $$***$$"),
            ("select 5 $€, $a€ 'c4nary'", "select 5 $€, $a€ '***'"),
            ("copy t from program 'curl c4nary", "copy t from program '***'"),
            ("set app.token = 'c4nary'", "set app.token = ***"),
            ("SET app.token TO c4nary", "SET app.token TO ***"),
            ("alter role x set app.token to c4nary", "alter role x set app.token to ***"),
            ("alter system set app.token to c4nary", "alter system set app.token to ***"),
            ("-- don't\ncall f('c4nary')", "/* *** */ call f('***')"),
            ("select \"it's\" from t where a = 'c4nary'", "select \"it's\" from t where a = '***'"),
            ("select 1 /* it's */ - 2 / 3", "select 1 /* *** */  - 2 / 3"),
            ("select 1 -- c4nary", "select 1 /* *** */ "),
            ("select 1 /* a /* b */ c4nary */", "select 1 /* *** */ "),
            ("select 1 /*user_id=7,token='c4nary'*/", "select 1 /* *** */ "),
            ("select /* plimsoll */ a - b, c->>'c4nary'", "select /* plimsoll */ a - b, c->>'***'"),
            ("select 1 /* c4nary", "select 1 /* *** */ "),
            ("update t set a = $1 where b = $2", "update t set a = $1 where b = $2"),
        ] {
            assert_eq!(masked(text), clean);
        }
    }
}
