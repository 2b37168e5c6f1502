//! Before a statement of somebody's is planned: does all that it reaches belong to Postgres itself? Planning evaluates what is
//! marked immutable, with the rights of whoever asks. No grammar of ours decides what a name means: a statement that has a
//! word or a sign which could mean something of the user's is not planned.

use std::collections::BTreeSet;

use super::token::{Token, read};
use crate::{
    client::postgres::{literal, put_strangers_into},
    sql::unquoted,
};

/// Longer names are cut by the server.
const LONGEST_NAME: usize = 63;

/// A word of a statement as a name that the server could look up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    name: String,
    /// `called` before a bracket, `member` behind a dot, else `plain`.
    role: &'static str,
}

/// The words and signs of a statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Names {
    words: BTreeSet<Word>,
    signs: BTreeSet<String>,
}

impl Names {
    /// Those of `text`; in words, why they cannot be told for sure.
    pub(super) fn of(text: &str) -> Result<Self, &'static str> {
        let tokens = read(text).ok_or("its text cannot be read")?;
        let mut names = Self::default();
        for (at, token) in tokens.iter().enumerate() {
            let before = at.checked_sub(1).map(|n| &tokens[n]);
            if token.is_any(&["insert", "update", "delete", "merge"]) && before.is_some_and(|b| b.is_any(&["(", ")"])) {
                return Err("it writes behind a WITH");
            }
            if let Some(name) = name(token)? {
                let role = if tokens.get(at + 1).is_some_and(|t| t.is("(")) {
                    "called"
                } else if before.is_some_and(|b| b.is(".")) {
                    "member"
                } else {
                    "plain"
                };
                names.words.insert(Word { name, role });
            } else if let Token::Other(sign) = token
                && sign.starts_with(|c: char| "+-*/<>=~!@#%^&|`?".contains(c))
            {
                names.signs.insert(sign.clone());
            }
        }
        Ok(names)
    }
}

/// The name that a token could be; none for signs and constants.
fn name(token: &Token) -> Result<Option<String>, &'static str> {
    let name = match token {
        // The server folds other letters by rules of its own encoding.
        Token::Word(word) if word.is_ascii() => word.to_lowercase(),
        Token::Other(quoted) if quoted.starts_with('"') => unquoted(quoted),
        Token::Other(text) if text.starts_with('\'') => return Ok(None),
        Token::Other(number) if number.contains(|c: char| c.is_ascii_digit()) => {
            // What is glued to digits is a name to servers before 15: `1_a`, `1e`.
            let is_plain = number.chars().all(|c| c.is_ascii_digit() || ".eE+-".contains(c)) && !number.ends_with(['e', 'E']);
            return if is_plain { Ok(None) } else { Err("its text cannot be read") };
        }
        Token::Other(sign) if sign.is_ascii() => return Ok(None),
        Token::Parameter(_) => return Ok(None),
        Token::Word(_) | Token::Other(_) => return Err("a name in it is not in ASCII and not in quotes"),
    };
    if name.len() > LONGEST_NAME { Err("a name in it is longer than names can be") } else { Ok(Some(name)) }
}

/// The schemas of a search path as it is written. What the server would read otherwise is found nowhere, and no harm.
pub(super) fn schemas(path: &str) -> Vec<String> {
    let (mut found, mut at_quote, mut part) = (Vec::new(), false, String::new());
    for c in path.chars().chain([',']) {
        at_quote ^= c == '"';
        if c == ',' && !at_quote {
            let bare = part.trim();
            found.push(if bare.starts_with('"') { unquoted(bare) } else { bare.to_lowercase() });
            part.clear();
        } else {
            part.push(c);
        }
    }
    found.retain(|name| !name.is_empty() && !["pg_catalog", "pg_temp", "$user"].contains(&name.as_str()));
    found
}

/// The path under which a statement is planned: what is built in first, and nothing but these schemas.
pub(super) fn path(schemas: &[String]) -> String {
    let own = schemas.iter().map(|name| format!("\"{}\", ", name.replace('"', "\"\""))).collect::<String>();
    format!("pg_catalog, {own}pg_temp")
}

/// What tells of each statement, by its number from 1 on, what it reaches that is not built in.
pub(super) fn question(statements: &[(&Names, &[String])]) -> String {
    let (mut words, mut signs, mut paths) =
        (vec!["(0, ''::name, '')".to_owned()], vec!["(0, '')".to_owned()], vec!["(0, ''::name)".to_owned()]);
    for (number, (names, schemas)) in (1..).zip(statements) {
        words.extend(names.words.iter().map(|w| format!("({number}, {}, '{}')", literal(&w.name), w.role)));
        signs.extend(names.signs.iter().map(|s| format!("({number}, {})", literal(s))));
        paths.extend(schemas.iter().map(|s| format!("({number}, {})", literal(s))));
    }
    // A name may hold the mark of a place: each is filled once, and what fills it is not looked at again.
    let mut sql = put_strangers_into(include_str!("guard.sql"));
    for (place, rows) in [("{paths}", paths), ("{signs}", signs), ("{words}", words)] {
        let at = sql.find(place).expect("the statement has a place for it");
        sql.replace_range(at..at + place.len(), &rows.join(",\n         "));
    }
    sql
}

/// What gives one text as long as nothing changes of what the statements reach: their names, and the relations that these
/// meant, by oid. The types of tables do not count: those of temporary ones come and go.
pub(super) fn mark(names: &[&Names], relations: &BTreeSet<String>) -> String {
    let words: BTreeSet<&String> = names.iter().flat_map(|n| n.words.iter().map(|w| &w.name)).collect();
    let words: Vec<String> = words.into_iter().map(|word| literal(word)).collect();
    let relations: Vec<&str> = relations.iter().map(String::as_str).collect();
    let sql = include_str!("mark.sql").trim().replace("{relations}", &relations.join(", "));
    let at = sql.find("{names}").expect("the statement has a place for them");
    format!("{}{}{}", &sql[..at], words.join(", "), &sql[at + "{names}".len()..])
}

/// A statement that fails where `mark` no longer gives `before`. It goes before every plan, in the same message: whoever could
/// change a table between our look and our question would choose what is evaluated.
pub(super) fn unchanged(mark: &str, before: &str) -> String {
    format!("select /* plimsoll */ 1 / case when ({mark}) = {} then 1 else 0 end as unchanged", literal(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        Names::of(text).map_or_else(|why| vec![why.to_owned()], |n| n.words.iter().map(|w| format!("{} {}", w.role, w.name)).collect())
    }

    #[test]
    fn every_word_is_a_name_that_the_server_could_look_up() {
        assert_eq!(
            words("select Lower(o.\"Na\"\"me\") from T"),
            ["member Na\"me", "plain from", "called lower", "plain o", "plain select", "plain t"]
        );
        assert_eq!(words("select 1 --\r, evil(.5e-3)"), ["called evil", "plain select"]);
        assert_eq!(words("select 1 where a = 'evil()' and b < $1"), ["plain a", "plain and", "plain b", "plain select", "plain where"]);
    }

    #[test]
    fn what_the_server_could_read_otherwise_is_not_planned() {
        for text in [
            "select ä(1)",
            "select 😀(1)",
            "select 1evil",
            "select 1_evil",
            "select .5evil",
            "select 1e",
            "select U&\"!0065vil\" uescape '!'",
            "with x as (insert into t values (1) returning 1) select 1",
            &format!("select {}(1)", "a".repeat(64)),
        ] {
            assert!(Names::of(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_path_is_written_anew() {
        let found = schemas("\"My App\", Shop,\"$user\", pg_catalog, \"a\"\"b\"");
        assert_eq!(found, ["My App", "shop", "a\"b"]);
        assert_eq!(path(&found), "pg_catalog, \"My App\", \"shop\", \"a\"\"b\", pg_temp");
    }

    #[test]
    fn names_stay_in_their_quotes() {
        let names = Names::of("select a from \"it's {paths}\" where b <-> $1").expect("a statement");
        let sql = question(&[(&names, &["o'x".to_owned()])]);
        assert!(sql.contains("(1, 'it''s {paths}', 'plain')"), "{sql}");
        assert!(sql.contains("(1, '<->')") && sql.contains("(1, 'o''x')"), "{sql}");
        let sql = mark(&[&names], &["7".to_owned(), "9".to_owned()].into());
        assert!(sql.contains("'it''s {paths}'") && sql.contains("array[7, 9]"), "{sql}");
    }
}
