//! The mutants of a check: each has one threshold, one comparator or one condition that is not as it was written.

use std::{collections::BTreeMap, ops::Range};

use plimsoll::check::Check;
use rusqlite::Connection;

use super::{
    conditions::cuts,
    tokens::{Kind, Token, tokens},
};

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    Threshold,
    Comparator,
    Condition,
}

impl Change {
    pub(crate) const ALL: [Self; 3] = [Self::Threshold, Self::Comparator, Self::Condition];
}

pub(crate) struct Mutant {
    pub(crate) change: Change,
    /// In words, and different for each mutant of one check.
    pub(crate) what: String,
    /// None where SQLite refuses the mutated query: an example could not be replayed either.
    pub(crate) check: Option<Check>,
}

/// An edit of the query or of the population.
struct Edit {
    change: Change,
    what: String,
    at: Range<usize>,
    text: String,
}

/// All mutants of `check`.
pub(crate) fn mutants(check: &Check, schema: &mut Connection) -> Vec<Mutant> {
    let mut mutants = of_params(check);
    for edit in edits(check.query()) {
        let query = with(check.query(), &edit);
        mutants.push(Mutant { change: edit.change, what: edit.what, check: parsed(check, schema, &check.header.applies, &query) });
    }
    for edit in edits(&check.header.applies) {
        let applies = with(&check.header.applies, &edit);
        let what = format!("applies: {}", edit.what);
        mutants.push(Mutant { change: edit.change, what, check: parsed(check, schema, &applies, check.query()) });
    }
    tell_apart(&mut mutants);
    mutants
}

fn of_params(check: &Check) -> Vec<Mutant> {
    let mutated = |name: &String, value: f64| {
        let mut mutant = check.clone();
        let before = mutant.header.params.insert(name.clone(), value);
        let what = format!("{name} = {} becomes {value}", before.unwrap_or_default());
        Mutant { change: Change::Threshold, what, check: Some(mutant) }
    };
    check.header.params.iter().flat_map(|(name, value)| other_numbers(*value).map(|other| mutated(name, other))).collect()
}

/// Twice and half of it; of zero its neighbours.
fn other_numbers(value: f64) -> [f64; 2] {
    if value == 0.0 { [1.0, -1.0] } else { [2.0 * value, value / 2.0] }
}

/// So many characters of a query name a mutant.
const LONGEST_QUOTE: usize = 100;

const COMPARATORS: &[(&str, &str)] = &[("<", "<="), ("<=", "<"), (">", ">="), (">=", ">"), ("=", "<>"), ("<>", "=")];

fn edits(sql: &str) -> Vec<Edit> {
    let tokens = tokens(sql);
    let mut edits = Vec::new();
    for (n, token) in tokens.iter().enumerate() {
        let text = &sql[token.at.clone()];
        if let Some((_, other)) = COMPARATORS.iter().find(|(sign, _)| token.kind == Kind::Sign && *sign == text) {
            let what = format!("`{}` has {other}", around(sql, &tokens, n));
            edits.push(Edit { change: Change::Comparator, what, at: token.at.clone(), text: (*other).to_owned() });
        }
        if let Some(value) = threshold(sql, &tokens, n) {
            for other in other_numbers(value).into_iter().filter(|other| *other >= 0.0) {
                let what = format!("`{}` has {other}", around(sql, &tokens, n));
                edits.push(Edit { change: Change::Threshold, what, at: token.at.clone(), text: other.to_string() });
            }
        }
    }
    edits.extend(cuts(sql, &tokens).into_iter().map(|cut| {
        let what = format!("`{}` is {}", flat(&sql[cut.at.clone()]), if cut.truth { "always true" } else { "never true" });
        Edit { change: Change::Condition, what, at: cut.at, text: (if cut.truth { "1" } else { "0" }).to_owned() }
    }));
    edits
}

/// The number at `n`, where it is compared for more or less.
fn threshold(sql: &str, tokens: &[Token], n: usize) -> Option<f64> {
    let token = tokens.get(n).filter(|token| token.kind == Kind::Number)?;
    let is = |at: Option<usize>, texts: &[&str]| at.and_then(|at| tokens.get(at)).is_some_and(|t| t.is_one_of(sql, texts));
    let signs = ["<", "<=", ">", ">="];
    let is_compared =
        is(n.checked_sub(1), &signs) && !is(Some(n + 1), &["*", "/"]) || is(Some(n + 1), &signs) && !is(n.checked_sub(1), &["*", "/"]);
    let is_end_of_range = is(n.checked_sub(1), &["between"]) || is(n.checked_sub(3), &["between"]);
    (is_compared || is_end_of_range).then(|| sql[token.at.clone()].parse().ok())?
}

/// Words and signs at which a comparison ends, outside of its own parentheses.
const AROUND_A_COMPARISON: &[&str] =
    &[",", "and", "or", "not", "select", "where", "having", "on", "when", "then", "as", "group", "order", "union", "join", "left", "cross"];

/// The comparison that the token at `n` stands in.
fn around(sql: &str, tokens: &[Token], n: usize) -> String {
    let is_range = n.checked_sub(3).is_some_and(|at| tokens[at].is(sql, "between"));
    let inner = if is_range { n - 2 } else { n };
    let before = tokens[..inner].iter().rev();
    let after = tokens[(n + 1).min(tokens.len())..].iter();
    let first = within(sql, before, ")", "(").unwrap_or(tokens[inner].at.start);
    let last = within(sql, after, "(", ")").unwrap_or(tokens[n].at.start);
    let end = tokens.iter().find(|token| token.at.start == last).map_or(last, |token| token.at.end);
    flat(&sql[first..end])
}

/// Where the last token starts that still belongs to the comparison; none where the first does not.
fn within<'a>(sql: &str, tokens: impl Iterator<Item = &'a Token>, open: &str, close: &str) -> Option<usize> {
    let mut depth = 0;
    let belongs = |token: &&Token| {
        depth += i32::from(token.is(sql, open)) - i32::from(token.is(sql, close));
        depth > 0 || depth == 0 && !token.is_one_of(sql, AROUND_A_COMPARISON)
    };
    tokens.take_while(belongs).last().map(|token| token.at.start)
}

/// On one line, and no longer than that line should be.
fn flat(sql: &str) -> String {
    let line = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

fn with(sql: &str, edit: &Edit) -> String {
    format!("{}{}{}", &sql[..edit.at.start], edit.text, &sql[edit.at.end..])
}

fn parsed(check: &Check, schema: &mut Connection, applies: &str, query: &str) -> Option<Check> {
    let mut header = check.header.clone();
    applies.clone_into(&mut header.applies);
    // One that went with its condition would be refused for standing in the header alone.
    let used: Vec<&str> =
        tokens(query).iter().filter(|token| token.kind == Kind::Param).map(|token| &query[token.at.start + 1..token.at.end]).collect();
    header.params.retain(|name, _| used.contains(&name.as_str()));
    let source = format!("/*\n{}*/\n{query}", toml::to_string(&header).ok()?);
    Check::parse(schema, &format!("{}.sql", check.name()), &source).ok()
}

/// Numbers those that would be called the same.
fn tell_apart(mutants: &mut [Mutant]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for mutant in mutants {
        let times = seen.entry(mutant.what.clone()).or_default();
        *times += 1;
        if *times > 1 {
            mutant.what += &format!(" ({times})");
        }
    }
}
