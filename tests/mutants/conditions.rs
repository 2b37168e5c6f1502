//! The conditions of a query, and what it is without one of them: in a chain of `and` one is taken as always true, in a chain of
//! `or` one as never true, and one that stands alone behind `where`, `having`, `on` or `when` as always true.

use std::ops::Range;

use super::tokens::Token;

/// A condition in the text, and the truth that takes its place.
pub(crate) struct Cut {
    pub(crate) at: Range<usize>,
    pub(crate) truth: bool,
}

/// Words that end one expression and begin the next.
const BETWEEN_EXPRESSIONS: &[&str] = &[
    ",",
    ";",
    "select",
    "from",
    "where",
    "group",
    "having",
    "order",
    "by",
    "limit",
    "union",
    "on",
    "join",
    "left",
    "cross",
    "inner",
    "when",
    "then",
    "else",
    "as",
    "with",
    "values",
    "using",
    "partition",
    "over",
    "filter",
];

/// Words behind which a condition stands, even a single one.
const BEFORE_A_CONDITION: &[&str] = &["where", "having", "on", "when"];

/// Words behind which a parenthesis groups conditions, and calls no function.
const BEFORE_A_GROUP: &[&str] = &["where", "having", "on", "when", "and", "or", "not", "("];

/// Every condition of `sql`, outer ones before those inside of them.
pub(crate) fn cuts(sql: &str, tokens: &[Token]) -> Vec<Cut> {
    let mut walk = Walk { sql, tokens, cuts: Vec::new() };
    walk.level(0, false);
    walk.cuts
}

struct Walk<'a> {
    sql: &'a str,
    tokens: &'a [Token],
    cuts: Vec<Cut>,
}

/// One expression while it is read: the tokens of its own level, in operands of `or` that are operands of `and`.
struct Expression {
    is_condition: bool,
    chain: Vec<Vec<Option<Range<usize>>>>,
    /// Behind the `when` of a `case` with an operand stands a value.
    is_value: bool,
    is_between: bool,
}

impl Expression {
    fn of(is_condition: bool) -> Self {
        Self { is_condition, is_value: false, chain: vec![vec![None]], is_between: false }
    }

    fn extend(&mut self, at: &Range<usize>) {
        if let Some(last) = self.chain.last_mut().and_then(|operands| operands.last_mut()) {
            *last = Some(last.take().map_or_else(|| at.clone(), |last| last.start..at.end));
        }
    }
}

impl Walk<'_> {
    /// Reads from `start` to the end of its parenthesis or `case`; the place behind that.
    fn level(&mut self, start: usize, is_condition: bool) -> usize {
        let (mut at, mut now) = (start, Expression::of(is_condition));
        while let Some(token) = self.tokens.get(at) {
            if token.is_one_of(self.sql, &[")", "end"]) {
                break;
            }
            if token.is_one_of(self.sql, &["(", "case"]) {
                let is_group = token.is(self.sql, "(") && self.is_condition_inside(at, &now);
                let end = self.level(at + 1, is_group);
                let close = self.tokens.get(end - 1).map_or(token.at.end, |t| t.at.end);
                now.extend(&(token.at.start..close));
                at = end;
                continue;
            }
            if token.is_one_of(self.sql, BETWEEN_EXPRESSIONS) {
                self.note(&now);
                now = Expression::of(token.is_one_of(self.sql, BEFORE_A_CONDITION));
                now.is_value = token.is(self.sql, "when") && self.has_operand(start);
            } else if token.is(self.sql, "or") {
                now.chain.push(vec![None]);
            } else if token.is(self.sql, "and") && !now.is_between {
                now.chain.last_mut().into_iter().for_each(|operands| operands.push(None));
            } else {
                now.is_between = token.is(self.sql, "between") || now.is_between && !token.is(self.sql, "and");
                now.extend(&token.at);
            }
            at += 1;
        }
        self.note(&now);
        at + 1
    }

    /// Whether the first expression in the parenthesis at `at` is a condition.
    fn is_condition_inside(&self, at: usize, now: &Expression) -> bool {
        let before = at.checked_sub(1).and_then(|n| self.tokens.get(n));
        let is_call = |name: &str| before.is_some_and(|token| token.is(self.sql, name));
        is_call("iif") || now.is_condition && before.is_none_or(|token| token.is_one_of(self.sql, BEFORE_A_GROUP))
    }

    /// Whether `start` is the place behind a `case` with an operand.
    fn has_operand(&self, start: usize) -> bool {
        let is_case = start.checked_sub(1).and_then(|n| self.tokens.get(n)).is_some_and(|token| token.is(self.sql, "case"));
        is_case && !self.tokens.get(start).is_some_and(|token| token.is(self.sql, "when"))
    }

    fn note(&mut self, now: &Expression) {
        let operands = now.chain.iter().map(Vec::len).sum::<usize>();
        if operands == 1 && !now.is_condition {
            return;
        }
        for branch in &now.chain {
            let operands: Vec<&Range<usize>> = branch.iter().flatten().collect();
            let (Some(first), Some(last)) = (operands.first(), operands.last()) else { continue };
            if now.chain.len() > 1 || now.is_value {
                self.cuts.push(Cut { at: first.start..last.end, truth: false });
            }
            if (now.chain.len() == 1 || operands.len() > 1) && !now.is_value {
                self.cuts.extend(operands.into_iter().map(|at| Cut { at: at.clone(), truth: true }));
            }
        }
    }
}
