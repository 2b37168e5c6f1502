//! SQL with its string literals and comments masked: what a statement does stays readable, and what it was given does not.

use super::MASK;
use crate::sql::{Kind, Token, has_escaped_quote, is_assignment, tokens};

/// `text` with `'***'` in place of every literal. What has no end, as in a text that was cut, is masked to there, and so is what
/// may or may not belong to a literal.
pub(super) fn masked(text: &str) -> String {
    let mut clean = Clean::default();
    let mut opening = Opening::default();
    for token in tokens(text.as_bytes()) {
        let found = &text[token.range()];
        match token.kind {
            Kind::Text | Kind::EscapedText | Kind::UnicodeText | Kind::BitText => {
                let prefix = &found[..found.find('\'').unwrap_or(0)];
                clean.push(&format!("{prefix}'{MASK}'"));
                // By a setting that the text does not tell, it goes on.
                if token.kind != Kind::EscapedText && has_escaped_quote(found.as_bytes()) {
                    break;
                }
            }
            Kind::DollarText => clean.push(&format!("$${MASK}$$")),
            // What has no end is no name.
            Kind::Name | Kind::UnicodeName if token.is_open => clean.push(&format!("\"{MASK}\"")),
            Kind::Comment => clean.comment(&token, found),
            _ => clean.push(found),
        }
        if opening.ends_with(&token, found) {
            return format!("{} {MASK}", clean.text);
        }
    }
    clean.text
}

/// `text` with its comments masked, and its literals as they are.
pub(super) fn without_comments(text: &str) -> String {
    let mut clean = Clean::default();
    for token in tokens(text.as_bytes()) {
        let found = &text[token.range()];
        if token.kind == Kind::Comment { clean.comment(&token, found) } else { clean.push(found) }
    }
    clean.text
}

#[derive(Default)]
struct Clean {
    text: String,
    /// True behind a comment that ended with its line.
    is_at_line_end: bool,
}

impl Clean {
    fn push(&mut self, found: &str) {
        // That end of line belonged to the comment, and what stands in its place needs none.
        let line_end = usize::from(self.is_at_line_end && found.starts_with('\n'));
        self.text.push_str(&found[line_end..]);
        self.is_at_line_end = false;
    }

    /// A comment goes, but for our own mark and what is masked already: libraries write there who asked, and for whom.
    fn comment(&mut self, token: &Token, found: &str) {
        if ["/* plimsoll */", "/* *** */"].contains(&found) && !token.is_open {
            self.push(found);
        } else {
            self.push(&format!("/* {MASK} */ "));
            self.is_at_line_end = found.starts_with('-');
        }
    }
}

/// `SET name TO value` takes values without quotes as well.
#[derive(Default)]
struct Opening {
    /// The first two words of a statement.
    words: String,
    count: usize,
    is_assignment: bool,
}

impl Opening {
    /// True where `token` is the last before such a value.
    fn ends_with(&mut self, token: &Token, found: &str) -> bool {
        match token.kind {
            Kind::Sign if found == ";" => *self = Self::default(),
            Kind::Word if self.is_assignment => return found.eq_ignore_ascii_case("to"),
            Kind::Operator | Kind::Sign if self.is_assignment => return found.contains('='),
            Kind::Space | Kind::Comment => {}
            _ if self.count < 2 => {
                self.words = if self.count == 0 { found.to_owned() } else { format!("{} {found}", self.words) };
                self.count += 1;
                self.is_assignment = is_assignment(self.words.as_bytes());
            }
            _ => {}
        }
        false
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
            ("select \"a\"\"'\" from t where b = 'c4nary'", "select \"a\"\"'\" from t where b = '***'"),
            ("select name$x$ from t where b = 'c4nary $x$'", "select name$x$ from t where b = '***'"),
            ("select $€$ c4nary $€$", "select $$***$$"),
            ("select date'2026-01-01', type'a', 'c4nary'", "select date'***', type'***', '***'"),
            ("select U&'c4nary', x'c4', N'c4nary'", "select U&'***', x'***', N'***'"),
            ("select E'a'\n'b\\'c4nary'", "select E'***'\n'***'"),
            ("select 'a\\', c4nary", "select '***'"),
            ("select \"a 'c4nary", "select \"***\""),
            ("select 1 -- a\rcall f('c4nary')", "select 1 /* *** */ \rcall f('***')"),
            ("/* a */ set app.token to c4nary", "/* *** */  set app.token to ***"),
            ("begin; SET LOCAL app.token=c4nary", "begin; SET LOCAL app.token= ***"),
            ("select a <--c4nary\n b", "select a </* *** */  b"),
        ] {
            assert_eq!(masked(text), clean);
            assert_eq!(masked(clean), clean, "once is enough");
        }
    }
}
