//! A condition as EXPLAIN prints it: which columns it compares, and with what. The printer puts brackets around every
//! operation, a table's alias before every column, and words in capitals that are no names.

use crate::sql::{self, Kind, unquoted};

/// A column by the alias of its table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column {
    /// The alias, unique in the plan.
    pub(super) alias: String,
    /// The column's name.
    pub(super) name: String,
}

/// One side of a comparison.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    /// The column, where the side is nothing but one.
    pub(super) column: Option<Column>,
    /// All columns in it.
    pub(super) columns: Vec<Column>,
    /// All parameters in it.
    pub(super) parameters: Vec<u32>,
    /// Its text without the alias, ready for an index on an expression.
    pub(super) text: String,
}

/// What a part of a condition asks.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    /// `left operator right`; the operator of `= any (…)` is `=`.
    Compare(Box<Side>, String, Box<Side>),
    /// `column is null`, or not.
    Null(Column, bool),
    /// A column of truth, or its opposite.
    Truth(Column, bool),
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Name(String),
    Keyword(String),
    Constant,
    Parameter(u32),
    Operator(String),
    Sign(char),
}

#[derive(Clone, Debug)]
struct Lexed {
    token: Token,
    /// Its place in the text.
    start: usize,
    end: usize,
}

/// The conditions that all must hold; those of another kind are left out.
pub(super) fn conditions(text: &str) -> Vec<Condition> {
    let tokens = lex(text);
    let mut found = Vec::new();
    split(text, &tokens, &mut found);
    found
}

/// Every column that `text` names.
pub(super) fn columns(text: &str) -> Vec<Column> {
    columns_of(&lex(text))
}

/// The column of a sort or group key, where it is nothing but one.
pub(super) fn key_column(text: &str) -> Option<Column> {
    let key = text.split(" COLLATE ").next().unwrap_or(text);
    let key = [" NULLS FIRST", " NULLS LAST", " DESC", " ASC"].iter().fold(key, |key, end| key.strip_suffix(end).unwrap_or(key));
    side(key, &lex(key)).column
}

fn lex(text: &str) -> Vec<Lexed> {
    let mut tokens = Vec::new();
    for token in sql::tokens(text.as_bytes()) {
        let found = &text[token.range()];
        let printed = match token.kind {
            Kind::Space | Kind::Comment => continue,
            Kind::Name => Token::Name(unquoted(found)),
            // No word in capitals is a name: the printer puts such names into quotes.
            Kind::Word if found.chars().any(char::is_lowercase) || found.starts_with('_') => Token::Name(found.to_owned()),
            Kind::Word => Token::Keyword(found.to_owned()),
            Kind::Parameter => {
                let Ok(number) = found[1..].parse() else { continue };
                Token::Parameter(number)
            }
            Kind::Operator => Token::Operator(found.to_owned()),
            Kind::Sign => Token::Sign(found.chars().next().unwrap_or(' ')),
            Kind::Text | Kind::EscapedText | Kind::UnicodeText | Kind::BitText | Kind::DollarText | Kind::UnicodeName | Kind::Number => {
                Token::Constant
            }
        };
        tokens.push(Lexed { token: printed, start: token.start, end: token.end });
    }
    tokens
}

/// The tokens inside, as long as one pair of brackets is around them all.
fn bare(mut tokens: &[Lexed]) -> &[Lexed] {
    while tokens.len() >= 2 && tokens[0].token == Token::Sign('(') && closing(tokens, 0) == Some(tokens.len() - 1) {
        tokens = &tokens[1..tokens.len() - 1];
    }
    tokens
}

fn closing(tokens: &[Lexed], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, lexed) in tokens.iter().enumerate().skip(open) {
        match lexed.token {
            Token::Sign('(' | '[') => depth += 1,
            Token::Sign(')' | ']') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Where tokens for which `fits` stand outside of all brackets.
fn outside(tokens: &[Lexed], fits: impl Fn(&Token) -> bool) -> Vec<usize> {
    let mut depth = 0;
    let mut found = Vec::new();
    for (at, lexed) in tokens.iter().enumerate() {
        match &lexed.token {
            Token::Sign('(' | '[') => depth += 1,
            Token::Sign(')' | ']') => depth -= 1,
            token if depth == 0 && fits(token) => found.push(at),
            _ => {}
        }
    }
    found
}

fn keyword(word: &'static str) -> impl Fn(&Token) -> bool {
    move |token| matches!(token, Token::Keyword(k) if k == word)
}

fn split(text: &str, tokens: &[Lexed], found: &mut Vec<Condition>) {
    let tokens = bare(tokens);
    let ands = outside(tokens, keyword("AND"));
    if ands.is_empty() {
        found.extend(single(text, tokens));
        return;
    }
    let starts = std::iter::once(0).chain(ands.iter().map(|at| at + 1));
    let ends = ands.iter().copied().chain([tokens.len()]);
    starts.zip(ends).for_each(|(start, end)| split(text, &tokens[start..end], found));
}

fn single(text: &str, tokens: &[Lexed]) -> Option<Condition> {
    let is_odd = |t: &Token| keyword("OR")(t) || keyword("CASE")(t);
    if !outside(tokens, is_odd).is_empty() {
        return None;
    }
    if tokens.first().is_some_and(|t| keyword("NOT")(&t.token)) {
        return side(text, &tokens[1..]).column.map(|c| Condition::Truth(c, false));
    }
    if let Some(at) = outside(tokens, keyword("IS")).last() {
        let column = side(text, &tokens[..*at]).column?;
        let words: Vec<&Token> = tokens[at + 1..].iter().map(|t| &t.token).collect();
        return match words.as_slice() {
            [null] if keyword("NULL")(null) => Some(Condition::Null(column, true)),
            [not, null] if keyword("NOT")(not) && keyword("NULL")(null) => Some(Condition::Null(column, false)),
            _ => None,
        };
    }
    match outside(tokens, |t| matches!(t, Token::Operator(_))).as_slice() {
        [] => side(text, tokens).column.map(|c| Condition::Truth(c, true)),
        [at] => {
            let Token::Operator(operator) = &tokens[*at].token else { return None };
            let right = &tokens[at + 1..];
            let is_any = right.first().is_some_and(|t| keyword("ANY")(&t.token));
            if right.first().is_some_and(|t| keyword("ALL")(&t.token)) {
                return None;
            }
            Some(Condition::Compare(
                Box::new(side(text, &tokens[..*at])),
                operator.clone(),
                Box::new(side(text, &right[usize::from(is_any)..])),
            ))
        }
        _ => None,
    }
}

/// Casts that leave the order and equality of a text as they are.
const TEXTS: &[&str] = &["text", "character varying", "varchar", "bpchar", "character"];

fn side(text: &str, tokens: &[Lexed]) -> Side {
    let mut inner = bare(tokens);
    while let Some(at) = outside(inner, |t| *t == Token::Sign(':')).last().copied() {
        let kind = &text[inner[at].end..inner.last().map_or(inner[at].end, |t| t.end)];
        if at == 0 || !TEXTS.contains(&kind.trim()) {
            break;
        }
        inner = bare(&inner[..at]);
    }
    let columns = columns_of(tokens);
    let column = match inner {
        [a, dot, b] if dot.token == Token::Sign('.') && is_name(&a.token) && is_name(&b.token) => columns.first().cloned(),
        _ => None,
    };
    let parameters = tokens.iter().filter_map(|t| if let Token::Parameter(n) = t.token { Some(n) } else { None }).collect();
    Side { column, columns, parameters, text: without_alias(text, tokens) }
}

fn is_name(token: &Token) -> bool {
    matches!(token, Token::Name(_))
}

fn columns_of(tokens: &[Lexed]) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, window) in tokens.windows(3).enumerate() {
        let is_longer = at > 0 && tokens[at - 1].token == Token::Sign('.');
        let is_call = tokens.get(at + 3).is_some_and(|t| t.token == Token::Sign('('));
        if let [Lexed { token: Token::Name(alias), .. }, Lexed { token: Token::Sign('.'), .. }, Lexed { token: Token::Name(name), .. }] =
            window
            && !is_longer
            && !is_call
        {
            let column = Column { alias: alias.clone(), name: name.clone() };
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
    }
    columns
}

fn without_alias(text: &str, tokens: &[Lexed]) -> String {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return String::new() };
    let mut kept = String::new();
    let mut from = first.start;
    for window in tokens.windows(3) {
        if let [a, dot, b] = window
            && is_name(&a.token)
            && dot.token == Token::Sign('.')
            && is_name(&b.token)
        {
            kept.push_str(&text[from..a.start]);
            from = b.start;
        }
    }
    kept.push_str(&text[from..last.end]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let name = |c: &Column| format!("{}.{}", c.alias, c.name);
        let part = |s: &Side| s.column.as_ref().map_or_else(|| format!("<{}|{:?}>", s.text, s.parameters), name);
        conditions(text)
            .iter()
            .map(|c| match c {
                Condition::Compare(left, operator, right) => format!("{} {operator} {}", part(left), part(right)),
                Condition::Null(column, is) => format!("{} null {is}", name(column)),
                Condition::Truth(column, is) => format!("{} {is}", name(column)),
            })
            .collect()
    }

    #[test]
    fn a_condition_falls_into_its_comparisons() {
        assert_eq!(
            shown("((l.a >= '2026-01-01'::date) AND (l.b < ($1 + $2)) AND ((l.c)::text = $3) AND (l.d = ANY ('{1,2}'::integer[])))"),
            ["l.a >= <'2026-01-01'::date|[]>", "l.b < <($1 + $2)|[1, 2]>", "l.c = <$3|[3]>", "l.d = <('{1,2}'::integer[])|[]>"]
        );
        assert_eq!(
            shown("((a.x = b.\"Y z\") AND (a.gone IS NULL) AND (NOT a.ok) AND a.on)"),
            ["a.x = b.Y z", "a.gone null true", "a.ok false", "a.on true"]
        );
    }

    #[test]
    fn what_an_index_could_not_find_is_left_out() {
        assert_eq!(shown("((a.x = 1) OR (a.y = 2))"), Vec::<String>::new());
        assert_eq!(shown("(a.x <> ALL ('{1}'::integer[]))"), Vec::<String>::new());
        assert_eq!(shown("(lower(a.x) = $1)"), ["<lower(x)|[]> = <$1|[1]>"]);
    }

    #[test]
    fn constants_and_names_are_read_as_the_server_prints_them() {
        assert_eq!(shown(r"(a.x = E'it''s \\'::text)"), [r"a.x = <E'it''s \\'::text|[]>"]);
        assert_eq!(shown("((a.\"b\"\"\" > 1e-05) AND (a.y = B'01'::\"bit\"))"), ["a.b\" > <1e-05|[]>", "a.y = <B'01'::\"bit\"|[]>"]);
    }

    #[test]
    fn a_key_to_sort_by_is_a_column_or_nothing() {
        let key = |text: &str| key_column(text).map(|c| c.name);
        assert_eq!(key("p.created_at DESC NULLS LAST"), Some("created_at".to_owned()));
        assert_eq!(key("p.name COLLATE \"C\""), Some("name".to_owned()));
        assert_eq!(key("(sum(p.total)) DESC"), None);
    }
}
