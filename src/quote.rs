//! A name that a target chose, as a shell, nginx, an address or SQL takes it: as one word, whatever it holds. A fix is there
//! to be pasted, and a queue may be called `$(touch x)`.

use std::fmt::Write as _;

use crate::redact::percent_decode;

/// One word of a POSIX shell. What nobody sees is written as its number: a report leaves such characters out, and the word
/// would name something else. Line ends at the very end of it are lost.
#[must_use]
pub fn shell_word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_./:@%+=,-".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let quoted = |inner: &str| format!("'{}'", inner.replace('\'', r"'\''"));
    if !text.chars().any(is_hidden) {
        return quoted(text);
    }
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str(r"\\"),
            c if is_hidden(c) => c.to_string().bytes().for_each(|b| _ = write!(escaped, r"\0{b:03o}")),
            c => escaped.push(c),
        }
    }
    format!("\"$(printf '%b' {})\"", quoted(&escaped))
}

/// The same as an operand: one that begins with a dash would be taken for an option.
#[must_use]
pub fn shell_operand(text: &str) -> String {
    let end_of_options = if text.starts_with('-') { "-- " } else { "" };
    format!("{end_of_options}{}", shell_word(text))
}

/// What nginx compares with the path of an address: decoded, without the query.
#[must_use]
pub fn nginx_word(path: &str) -> String {
    let path = path.split('?').next().unwrap_or(path);
    let decoded = percent_decode(path);
    // A path that is no text once it is decoded cannot be written: as it came it harms nothing.
    let path = if decoded.contains(char::REPLACEMENT_CHARACTER) || decoded.chars().any(is_hidden) { path } else { &decoded };
    let is_plain = |c: char| !(c.is_whitespace() || is_hidden(c) || ";{}\"'\\#$".contains(c));
    if !path.is_empty() && path.chars().all(is_plain) {
        return path.to_owned();
    }
    format!("\"{}\"", path.replace('\\', r"\\").replace('"', "\\\""))
}

/// The pattern of nginx for all paths that begin with the same part as this one: `/api/v1/users?page=2` as `"~^/api(?:/|$)"`.
#[must_use]
pub fn nginx_area(path: &str) -> String {
    let path = path.split('?').next().unwrap_or(path);
    let part = percent_decode(path.trim_start_matches('/').split('/').next().unwrap_or_default());
    let mut pattern = String::new();
    for c in part.chars() {
        match c {
            c if c.is_ascii_alphanumeric() || "_-~".contains(c) => pattern.push(c),
            // What else stands there is any one character: nothing of it can end the quoted word.
            _ => pattern.push('.'),
        }
    }
    format!("\"~^/{pattern}(?:/|$)\"")
}

/// A request as findings call it: by its path, by its method before that where it is no GET, and by the operation behind it of GraphQL.
#[must_use]
pub fn request_name(method: &str, path: &str, operation: &str) -> String {
    let method = if method == "GET" { String::new() } else { format!("{method} ") };
    let operation = if operation.is_empty() { String::new() } else { format!(" {operation}") };
    format!("{method}{path}{operation}")
}

/// One part of the path of an address.
#[must_use]
pub fn url_part(text: &str) -> String {
    let mut part = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            part.push(char::from(byte));
        } else {
            let _ = write!(part, "%{byte:02X}");
        }
    }
    part
}

/// SQL whose quoted names are spelled out where they hold what nobody sees: a report leaves such characters out, and
/// `drop index` would name another index.
#[must_use]
pub fn spelled_out(sql: &str) -> String {
    if !sql.contains('"') || !sql.chars().any(is_hidden) {
        return sql.to_owned();
    }
    let (mut spelled, mut rest) = (String::with_capacity(sql.len()), sql);
    while let Some(start) = rest.find('"') {
        let Some(length) = name_length(&rest[start..]) else { break };
        let name = &rest[start..start + length];
        spelled.push_str(&rest[..start]);
        spelled.push_str(&if name.chars().any(is_hidden) { by_numbers(name) } else { name.to_owned() });
        rest = &rest[start + length..];
    }
    spelled.push_str(rest);
    spelled
}

/// The bytes of the quoted name at the start of `text`; a doubled quote is part of it.
fn name_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    loop {
        at += bytes.get(at..)?.iter().position(|b| *b == b'"')? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

/// A quoted name as the standard spells it in plain characters.
fn by_numbers(name: &str) -> String {
    let mut spelled = String::from("U&");
    for c in name.chars() {
        match c {
            '\\' => spelled.push_str(r"\\"),
            c if is_hidden(c) => _ = write!(spelled, r"\+{:06x}", u32::from(c)),
            c => spelled.push(c),
        }
    }
    spelled
}

/// Characters that show nothing, or change how the text around them shows.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_takes_a_name_as_one_word() {
        for (text, word) in [
            ("emails", "emails"),
            ("high:default", "high:default"),
            ("", "''"),
            ("a b", "'a b'"),
            ("$(touch x)", "'$(touch x)'"),
            ("it's", r"'it'\''s'"),
            ("a\nb", r#""$(printf '%b' 'a\0012b')""#),
            ("a\u{200b}\\", r#""$(printf '%b' 'a\0342\0200\0213\\')""#),
        ] {
            assert_eq!(shell_word(text), word);
        }
        assert_eq!((shell_operand("-rf"), shell_operand("a-b")), ("-- -rf".to_owned(), "a-b".to_owned()));
    }

    #[test]
    fn nginx_takes_a_path_as_one_word() {
        for (path, word) in [
            ("/app-8579a2cff75b.css", "/app-8579a2cff75b.css"),
            ("/a.css?v=1", "/a.css"),
            ("/a%20b", "\"/a b\""),
            ("/a;}include/x;", "\"/a;}include/x;\""),
            ("/%22%5C", "\"/\\\"\\\\\""),
            ("/%ff%0a", "/%ff%0a"),
        ] {
            assert_eq!(nginx_word(path), word);
        }
    }

    #[test]
    fn an_area_is_the_first_part_of_a_path() {
        for (path, pattern) in [
            ("/api/v1/users?page=2", "\"~^/api(?:/|$)\""),
            ("/products.json", "\"~^/products.json(?:/|$)\""),
            ("/", "\"~^/(?:/|$)\""),
            ("/a%22%3B%7D/b", "\"~^/a...(?:/|$)\""),
        ] {
            assert_eq!(nginx_area(path), pattern);
        }
    }

    #[test]
    fn a_request_is_called_by_its_path_and_by_what_tells_it_from_others_there() {
        assert_eq!(request_name("GET", "/orders?page=1", ""), "/orders?page=1");
        assert_eq!(request_name("POST", "/search", ""), "POST /search");
        assert_eq!(request_name("POST", "/graphql", "Orders"), "POST /graphql Orders");
    }

    #[test]
    fn a_database_is_one_part_of_an_address() {
        assert_eq!(url_part("a/b?c=d e'$(x)"), "a%2Fb%3Fc%3Dd%20e%27%24%28x%29");
    }

    #[test]
    fn hidden_characters_of_a_name_are_spelled_out() {
        for (sql, spelled) in [
            ("drop index \"a b\";", "drop index \"a b\";"),
            ("drop index s.\"a\u{200b}b\";", r#"drop index s.U&"a\+00200bb";"#),
            ("drop index \"a\"\"\n\\\"; select \"b\"", r#"drop index U&"a""\+00000a\\"; select "b""#),
            ("two\nlines, \"one name", "two\nlines, \"one name"),
        ] {
            assert_eq!(spelled_out(sql), spelled);
        }
    }
}
