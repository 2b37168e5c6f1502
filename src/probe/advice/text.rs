//! The text of a recorded statement, made fit for EXPLAIN: a change becomes the SELECT that finds its rows, locks are left
//! out, and what normalising broke (`date $1`, `extract($1 from …)`) is mended.

use std::collections::BTreeMap;

use super::token::{Token, read};
use crate::sql::unquoted;

/// What a parameter is for, where its place in the text tells.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    /// A value like any other.
    Plain,
    /// Rows of LIMIT.
    Limit,
    /// Rows of OFFSET.
    Offset,
    /// An interval of one such unit.
    Interval(String),
}

/// A parameter where it stands.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// `$number`.
    pub(super) number: u32,
    /// Its type, where the text says it.
    pub(super) cast: Option<&'static str>,
    /// What it is for.
    pub(super) role: Role,
}

#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Slot(Slot),
}

/// A statement that can be explained, with a hole for each parameter.
#[derive(Clone, Debug)]
pub(super) struct Template {
    pieces: Vec<Piece>,
}

/// Types that stand before a constant: `date '2026-01-01'`.
const TYPES: &[&str] = &["date", "time", "timestamp", "timestamptz", "interval", "uuid", "json", "jsonb", "inet", "numeric"];

/// Units behind an interval.
const UNITS: &[&str] = &["year", "month", "day", "hour", "minute", "second"];

const ARITHMETIC: &[&str] = &["+", "-", "*", "/", "%"];

impl Template {
    /// The statement as a SELECT, or in words why it can be none.
    pub(super) fn of(text: &str) -> Result<Self, &'static str> {
        let text = text.trim().trim_end_matches(';');
        // The text is sent among statements of ours: nothing in it may end one.
        if text.contains(';') {
            return Err("its text holds a semicolon");
        }
        let tokens = read(text).ok_or("its text cannot be read")?;
        let tokens = without_locks(reading(tokens)?);
        Ok(Self { pieces: pieces(&tokens) })
    }

    /// Every place of a parameter.
    pub(super) fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.pieces.iter().filter_map(|p| if let Piece::Slot(slot) = p { Some(slot) } else { None })
    }

    /// The text with `values` in place of their parameters, the others numbered anew, and how many these are.
    pub(super) fn render(&self, values: &BTreeMap<u32, String>) -> (String, usize) {
        let mut numbers: BTreeMap<u32, usize> = BTreeMap::new();
        let parts: Vec<String> = self
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Slot(slot) => {
                    let value = values.get(&slot.number).cloned().unwrap_or_else(|| {
                        let next = numbers.len() + 1;
                        format!("${}", numbers.entry(slot.number).or_insert(next))
                    });
                    slot.cast.map_or(value.clone(), |cast| format!("{value}::{cast}"))
                }
            })
            .collect();
        (parts.join(" "), numbers.len())
    }
}

/// The words of `text` in lower case, with quoted names as they are: which tables it could name.
pub(super) fn names(text: &str) -> Vec<String> {
    let tokens = read(text).unwrap_or_default();
    tokens
        .into_iter()
        .filter_map(|token| match token {
            Token::Word(word) => Some(word.to_lowercase()),
            Token::Other(quoted) if quoted.starts_with('"') => Some(unquoted(&quoted)),
            _ => None,
        })
        .collect()
}

/// The table that an INSERT or UPDATE writes, as (schema, name).
pub(super) fn written(text: &str) -> Option<(Option<String>, String)> {
    let tokens = read(text)?;
    let start = if tokens.first()?.is("insert") { 2 } else { 1 + usize::from(tokens.get(1)?.is("only")) };
    let name = |at: usize| match tokens.get(at)? {
        Token::Word(word) => Some(word.to_lowercase()),
        Token::Other(quoted) if quoted.starts_with('"') => Some(unquoted(quoted)),
        _ => None,
    };
    if tokens.get(start + 1).is_some_and(|t| t.is(".")) { Some((name(start), name(start + 2)?)) } else { Some((None, name(start)?)) }
}

/// Where `word` stands outside of all brackets, from `from` on.
fn outside(tokens: &[Token], from: usize, word: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        depth += i32::from(token.is("(")) - i32::from(token.is(")"));
        let is_comparison = word == "from" && at > 0 && tokens[at - 1].is("distinct");
        if depth == 0 && at >= from && token.is(word) && !is_comparison {
            return Some(at);
        }
    }
    None
}

/// The SELECT that finds the rows of a change; its hidden column keeps the planner from leaving the table unread.
fn reading(tokens: Vec<Token>) -> Result<Vec<Token>, &'static str> {
    let first = tokens.iter().find(|t| !t.is("(")).ok_or("it is empty")?;
    if first.is_any(&["select", "values", "table"]) {
        return Ok(tokens);
    }
    if first.is("with") {
        let writes = ["insert", "update", "delete", "merge"].iter().any(|verb| outside(&tokens, 0, verb).is_some());
        return if writes { Err("it writes behind a WITH") } else { Ok(tokens) };
    }
    let end = outside(&tokens, 0, "returning").unwrap_or(tokens.len());
    let tail = outside(&tokens, 0, "where").filter(|at| *at < end).unwrap_or(end);
    let found = if first.is("update") {
        let set = outside(&tokens, 0, "set").ok_or("its text cannot be read")?;
        let others = outside(&tokens, set, "from").filter(|at| *at < tail);
        Some((&tokens[1..set], others.map_or(&[][..], |at| &tokens[at + 1..tail])))
    } else if first.is("delete") {
        let using = outside(&tokens, 0, "using").filter(|at| *at < tail);
        let others = using.map_or(&[][..], |at| &tokens[at + 1..tail]);
        tokens.get(2..using.unwrap_or(tail)).map(|table| (table, others))
    } else {
        None
    };
    let (table, others) = found.ok_or("it reads nothing")?;
    let word = |w: &str| Token::Word(w.to_owned());
    let sign = |s: &str| Token::Other(s.to_owned());
    let mut select = vec![word("select")];
    select.extend([table.last().ok_or("its text cannot be read")?.clone(), sign("."), word("ctid"), word("from")]);
    select.extend_from_slice(table);
    if !others.is_empty() {
        select.push(sign(","));
        select.extend_from_slice(others);
    }
    select.extend_from_slice(&tokens[tail..end]);
    Ok(select)
}

/// EXPLAIN of `for update` asks for the right to update.
fn without_locks(tokens: Vec<Token>) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::new();
    let mut skipping = false;
    for (at, token) in tokens.iter().enumerate() {
        let next = |n: usize| tokens.get(at + n);
        let begins = token.is("for")
            && (next(1).is_some_and(|t| t.is_any(&["update", "share"]))
                || next(1).is_some_and(|t| t.is_any(&["no", "key"])) && next(2).is_some_and(|t| t.is_any(&["key", "share"])));
        skipping = begins || skipping && !token.is_any(&[")", "limit", "offset", "fetch"]);
        if !skipping {
            kept.push(token.clone());
        }
    }
    kept
}

fn pieces(tokens: &[Token]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut functions: Vec<&Token> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
        let after = |n: usize| tokens.get(at + n);
        match token {
            Token::Parameter(_) if before(2).is_some_and(|t| t.is("extract")) && after(1).is_some_and(|t| t.is("from")) => {
                pieces.push(Piece::Text("year".to_owned()));
            }
            Token::Parameter(number) => {
                let mut slot = Slot { number: *number, cast: None, role: role(before(1), before(2)) };
                slot.cast = TYPES.iter().find(|t| before(1).is_some_and(|b| b.is(t))).copied();
                if slot.cast.is_some() {
                    pieces.pop();
                } else if is_number(&pieces, [before(1), after(1), after(2)], functions.last().copied()) {
                    slot.cast = Some("numeric");
                }
                if slot.cast == Some("interval") {
                    let unit = UNITS.iter().find(|u| after(1).is_some_and(|t| t.is(u)));
                    slot.role = Role::Interval((*unit.unwrap_or(&"day")).to_owned());
                    at += usize::from(unit.is_some());
                }
                pieces.push(Piece::Slot(slot));
            }
            Token::Word(text) | Token::Other(text) => {
                if token.is("(") {
                    functions.push(before(1).unwrap_or(token));
                } else if token.is(")") {
                    functions.pop();
                }
                pieces.push(Piece::Text(text.clone()));
            }
        }
        at += 1;
    }
    pieces
}

fn role(before: Option<&Token>, second: Option<&Token>) -> Role {
    match before {
        Some(word) if word.is("limit") => Role::Limit,
        Some(word) if word.is("offset") => Role::Offset,
        Some(word) if word.is_any(&["first", "next"]) && second.is_some_and(|t| t.is("fetch")) => Role::Limit,
        _ => Role::Plain,
    }
}

/// Two bare parameters with an operator between them, or a bare result of CASE that is summed: the server could not
/// tell their types.
fn is_number(pieces: &[Piece], [before, after, second]: [Option<&Token>; 3], function: Option<&Token>) -> bool {
    let is_sign = |t: Option<&Token>| t.is_some_and(|t| t.is_any(ARITHMETIC));
    let is_right = is_sign(before)
        && pieces.iter().rev().nth(1).is_some_and(|p| matches!(p, Piece::Slot(slot) if slot.cast.is_none_or(|c| c == "numeric")));
    let is_left = is_sign(after) && matches!(second, Some(Token::Parameter(_)));
    let is_summed = before.is_some_and(|t| t.is_any(&["then", "else"])) && function.is_some_and(|f| f.is_any(&["sum", "avg"]));
    is_left || is_right || is_summed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        match Template::of(text) {
            Ok(template) => template.render(&BTreeMap::new()).0,
            Err(why) => format!("({why})"),
        }
    }

    #[test]
    fn a_change_becomes_the_select_that_finds_its_rows() {
        assert_eq!(
            plain("update only shop.orders as o set a = b is distinct from $1, c = $2 where o.id = $3 returning *"),
            "select o . ctid from only shop . orders as o where o . id = $1"
        );
        assert_eq!(plain("update a set x = y.z from b y where a.id = y.id"), "select a . ctid from a , b y where a . id = y . id");
        assert_eq!(plain("DELETE FROM \"A b\" USING c WHERE c.id = $1"), "select \"A b\" . ctid from \"A b\" , c WHERE c . id = $1");
        assert_eq!(plain("with x as (select 1) update a set b = 1"), "(it writes behind a WITH)");
        assert_eq!(plain("insert into a values ($1)"), "(it reads nothing)");
    }

    #[test]
    fn nothing_in_a_text_can_end_the_statement_that_it_is_put_into() {
        for text in ["select 1; drop table users", "select $$a$$", "select 'a\\'", "select 'open", "select E'a'", "select /* open"] {
            assert!(Template::of(text).is_err(), "{text}");
        }
        assert_eq!(plain("select 1 -- ends here\n from /* a /* b */ */ t;"), "select 1 from t");
    }

    #[test]
    fn what_normalising_broke_is_mended() {
        assert_eq!(
            plain("select extract($1 from d) from t where d < date $2 + interval $3 month and x between $4 - $5 and $6 + $7 limit $8"),
            "select extract ( year from d ) from t where d < $1::date + $2::interval and x between $3::numeric - $4::numeric and $5::numeric + $6::numeric limit $7"
        );
        assert_eq!(plain("select sum(case when a = $1 then $2 else b end)"), "select sum ( case when a = $1 then $2::numeric else b end )");
        assert_eq!(plain("select a from (select b from t for no key update of t skip locked) x"), "select a from ( select b from t ) x");
    }

    #[test]
    fn values_take_the_place_of_parameters_and_the_others_are_numbered_anew() {
        let template = Template::of("select a from t where b = $1 and c > $2 and d = $1 limit $3").expect("a select");
        let values = BTreeMap::from([(2, "'x'".to_owned()), (3, "7".to_owned())]);
        assert_eq!(template.render(&values), ("select a from t where b = $1 and c > 'x' and d = $1 limit 7".to_owned(), 1));
        assert_eq!(template.slots().map(|s| s.role.clone()).last(), Some(Role::Limit));
    }

    #[test]
    fn the_table_that_a_change_writes_is_known() {
        assert_eq!(written("insert into Shop.\"Odd Names\" values ($1)"), Some((Some("shop".to_owned()), "Odd Names".to_owned())));
        assert_eq!(written("update only users set a = 1"), Some((None, "users".to_owned())));
    }
}
