//! What an expression of PromQL asks for. No parser: the name of a metric stands where no other word can, and that its signs tell.
//! The grammar is told at <https://prometheus.io/docs/prometheus/latest/querying/basics/> and beside it.

use std::{iter::Peekable, str::CharIndices};

/// What an expression asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Metrics by their names, as they come.
    pub(crate) selectors: Vec<Selector>,
    /// True where metrics are asked for without a name, or by a pattern of names.
    pub(crate) is_open: bool,
    /// False where one side of an `or` or `unless` may be missing.
    pub(crate) needs_all: bool,
}

/// A metric, and what its labels must be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Selector {
    pub(crate) metric: String,
    pub(crate) matchers: Vec<Matcher>,
    /// True inside `absent(…)`: there the rule fires because nothing has that name.
    pub(crate) is_absence: bool,
}

/// What a label must be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Matcher {
    pub(crate) label: String,
    /// `=`, `!=`, `=~` or `!~`.
    pub(crate) operator: String,
    pub(crate) value: String,
}

impl Asked {
    /// True where the same comes of it whatever any metric is, as of `vector(1)`.
    pub(crate) fn is_constant(&self) -> bool {
        self.selectors.is_empty() && !self.is_open
    }
}

/// Words with a list of labels behind them.
const WITH_LABELS: &[&str] = &["by", "without", "on", "ignoring", "group_left", "group_right"];
/// Words between two expressions, behind one, or that are numbers.
const BETWEEN: &[&str] = &["and", "or", "unless", "atan2", "bool", "offset", "inf", "nan"];
/// Words that may stand before `by (…)` in place of their bracket.
const AGGREGATORS: &[&str] = &[
    "sum",
    "min",
    "max",
    "avg",
    "group",
    "stddev",
    "stdvar",
    "count",
    "count_values",
    "bottomk",
    "topk",
    "quantile",
    "limitk",
    "limit_ratio",
];
/// Functions that give something where nothing is.
const ABSENCE: &[&str] = &["absent", "absent_over_time"];

/// Reads an expression.
pub(crate) fn read(text: &str) -> Asked {
    let asked = Asked { selectors: Vec::new(), is_open: false, needs_all: true };
    let mut reader = Reader { tokens: tokens(text), at: 0, brackets: Vec::new(), asked };
    while reader.at < reader.tokens.len() {
        reader.step();
    }
    reader.asked
}

#[derive(Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Sign(char),
    Number,
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
    /// Of each open bracket whether it is one of `absent`.
    brackets: Vec<bool>,
    asked: Asked,
}

impl Reader {
    fn is_sign(&self, at: usize, sign: char) -> bool {
        self.tokens.get(at) == Some(&Token::Sign(sign))
    }

    fn step(&mut self) {
        match self.tokens.get(self.at) {
            Some(Token::Word(word)) => {
                let word = word.clone();
                return self.word(word);
            }
            Some(Token::Sign('{')) => return self.selector(None),
            // A range: nothing in it has a name.
            Some(Token::Sign('[')) => self.skip_to(']'),
            Some(Token::Sign('(')) => self.brackets.push(false),
            Some(Token::Sign(')')) => _ = self.brackets.pop(),
            _ => {}
        }
        self.at += 1;
    }

    fn word(&mut self, word: String) {
        let lower = word.to_ascii_lowercase();
        let is_one_of = |list: &[&str]| list.contains(&lower.as_str());
        let next_is_label_word = matches!(self.tokens.get(self.at + 1), Some(Token::Word(next)) if ["by", "without"].contains(&next.to_ascii_lowercase().as_str()));
        self.at += 1;
        if is_one_of(WITH_LABELS) {
            if self.is_sign(self.at, '(') {
                self.skip_to(')');
                self.at += 1;
            }
        } else if is_one_of(BETWEEN) {
            self.asked.needs_all &= !["or", "unless"].contains(&lower.as_str());
        } else if self.is_sign(self.at, '(') {
            self.brackets.push(is_one_of(ABSENCE));
            self.at += 1;
        } else if !(is_one_of(AGGREGATORS) && next_is_label_word) {
            self.selector(Some(word));
        }
    }

    /// Stops at the next `end`, or behind the last token.
    fn skip_to(&mut self, end: char) {
        while self.at < self.tokens.len() && !self.is_sign(self.at, end) {
            self.at += 1;
        }
    }

    /// A metric with its conditions, of which one may be its name.
    fn selector(&mut self, mut metric: Option<String>) {
        let mut matchers = Vec::new();
        if self.is_sign(self.at, '{') {
            self.at += 1;
            while self.at < self.tokens.len() && !self.is_sign(self.at, '}') {
                match self.matcher() {
                    Some(Matcher { label, operator, .. }) if operator.is_empty() => metric = Some(label),
                    Some(Matcher { label, operator, value }) if label == "__name__" && operator == "=" => metric = Some(value),
                    Some(matcher) if matcher.label != "__name__" => matchers.push(matcher),
                    _ => {}
                }
            }
            self.at += 1;
        }
        match metric.filter(|name| !name.is_empty()) {
            Some(metric) => self.asked.selectors.push(Selector { metric, matchers, is_absence: self.brackets.contains(&true) }),
            None => self.asked.is_open = true,
        }
    }

    /// One condition, or a name in quotes, which has no operator; none for a comma, and for what is no condition.
    fn matcher(&mut self) -> Option<Matcher> {
        let (label, is_quoted) = match self.tokens.get(self.at)? {
            Token::Word(word) => (word.clone(), false),
            Token::Text(text) => (text.clone(), true),
            _ => {
                self.at += 1;
                return None;
            }
        };
        self.at += 1;
        let mut operator = String::new();
        while let Some(Token::Sign(sign @ ('=' | '!' | '~'))) = self.tokens.get(self.at) {
            operator.push(*sign);
            self.at += 1;
        }
        if operator.is_empty() {
            return is_quoted.then(|| Matcher { label, operator, value: String::new() });
        }
        let Some(Token::Text(value)) = self.tokens.get(self.at) else { return None };
        let value = value.clone();
        self.at += 1;
        Some(Matcher { label, operator, value })
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let (mut tokens, mut signs) = (Vec::new(), text.char_indices().peekable());
    while let Some((_, sign)) = signs.next() {
        match sign {
            '#' => _ = signs.by_ref().find(|(_, c)| *c == '\n'),
            '"' | '\'' | '`' => tokens.push(Token::Text(quoted(&mut signs, sign))),
            c if c.is_ascii_digit() => {
                rest(&mut signs, |c| c.is_ascii_alphanumeric() || c == '.');
                tokens.push(Token::Number);
            }
            c if c.is_ascii_alphabetic() || c == '_' || c == ':' => {
                let more = rest(&mut signs, |c| c.is_ascii_alphanumeric() || c == '_' || c == ':');
                tokens.push(Token::Word(format!("{c}{more}")));
            }
            c if c.is_whitespace() => {}
            c => tokens.push(Token::Sign(c)),
        }
    }
    tokens
}

fn rest(signs: &mut Peekable<CharIndices<'_>>, is_part: impl Fn(char) -> bool) -> String {
    let mut found = String::new();
    while let Some((_, c)) = signs.next_if(|(_, c)| is_part(*c)) {
        found.push(c);
    }
    found
}

/// What stands up to the quote; a backslash hides the next sign, but not between backticks.
fn quoted(signs: &mut Peekable<CharIndices<'_>>, quote: char) -> String {
    let mut found = String::new();
    while let Some((_, c)) = signs.next() {
        match c {
            _ if c == quote => break,
            '\\' if quote != '`' => found.extend(signs.next().map(|(_, hidden)| hidden)),
            _ => found.push(c),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(query: &str) -> String {
        let asked = read(query);
        let shown = |s: &Selector| format!("{}{}", if s.is_absence { "?" } else { "" }, s.metric);
        let mut names: Vec<String> = asked.selectors.iter().map(shown).collect();
        names.extend(asked.is_open.then(|| "*".to_owned()));
        names.extend((!asked.needs_all).then(|| "or".to_owned()));
        names.join(" ")
    }

    #[test]
    fn the_metrics_of_usual_rules_are_told_from_functions_labels_and_words() {
        for (query, wanted) in [
            ("up == 0", "up"),
            ("up{job=\"shop\", instance!~\"10[.]0.*\"} == bool 0", "up"),
            (
                "sum by (job) (rate(http_requests_total{status=~\"5..\"}[5m])) / sum by(job)(rate(http_requests_total[5m])) > 0.05",
                "http_requests_total http_requests_total",
            ),
            ("sum(rate(a_total[5m])) by (le, route) > 0", "a_total"),
            (
                "histogram_quantile(0.95, sum without (pod) (rate(http_request_duration_seconds_bucket[5m]))) > .3",
                "http_request_duration_seconds_bucket",
            ),
            (
                "pg_stat_activity_count{datname!=\"\"} > on (instance) group_left (version) pg_settings_max_connections * 0.8",
                "pg_stat_activity_count pg_settings_max_connections",
            ),
            (
                "(node_filesystem_avail_bytes / node_filesystem_size_bytes) * 100 < 10 AND ON(instance) node_up == 1",
                "node_filesystem_avail_bytes node_filesystem_size_bytes node_up",
            ),
            ("predict_linear(node_filesystem_avail_bytes{mountpoint=\"/\"}[6h], 4 * 3600) < 0", "node_filesystem_avail_bytes"),
            ("max_over_time(rate(jobs_total[1m])[10m:30s]) offset 1h > 1e3", "jobs_total"),
            ("job:http_errors:rate5m > 0.01", "job:http_errors:rate5m"),
            ("{__name__=\"redis_up\", job='cache'} == 0", "redis_up"),
            ("{\"http.server.requests\", code=\"200\"} > 1", "http.server.requests"),
            ("{__name__=~\"http_.*_errors\"} > 0", "*"),
            ("count({job=\"shop\"}) < 2", "*"),
            ("absent(up{job=\"shop\"})", "?up"),
            (
                "absent_over_time(backup_last_success[1d]) or time() - backup_last_success > 86400",
                "?backup_last_success backup_last_success or",
            ),
            ("a_total unless on (instance) b", "a_total b or"),
            ("vector(1)", ""),
            ("topk(3, sum by (route) (x)) > 1 # by name\n and y", "x y"),
            ("queue_age_seconds @ end() > Inf", "queue_age_seconds"),
            ("time() - process_start_time_seconds < 0x1f", "process_start_time_seconds"),
            ("count_values(\"version\", build_info) > 1", "build_info"),
            ("min_free > sum", "min_free sum"),
        ] {
            assert_eq!(names(query), wanted, "{query}");
        }
    }

    #[test]
    fn conditions_are_told_with_what_stands_in_their_quotes() {
        let asked = read("rate(a{code=~\"5..\", path!='/x\\'}', q=`\\d`}[5m])");
        let shown: Vec<String> = asked.selectors[0].matchers.iter().map(|m| format!("{} {} {}", m.label, m.operator, m.value)).collect();
        assert_eq!(shown, ["code =~ 5..", "path != /x'}", "q = \\d"]);
    }

    #[test]
    fn what_is_no_expression_ends_all_the_same() {
        for text in ["", "{", "a{", "a{b", "a{b=", "a[", "by (", "sum(", "\"", "a{b=\"x", ")))", "a{,,}", "é{ö=\"ü\"}"] {
            read(text);
        }
        assert!(read("a{").selectors.len() == 1 && read("vector(1)").is_constant() && !read("{a=\"b\"}").is_constant());
    }
}
