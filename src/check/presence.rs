//! What a query says by what is there, and what by what is not. Of a table that was seen in part a bad row is bad, whatever was
//! not seen; that something is missing cannot be said of it. Which of both a query does with a table its text tells: no check
//! declares it.
//!
//! A table is read by presence where another row of it can only add findings: it stands in `from` or behind an inner join of a
//! query without aggregates, or of a subquery that must exist or that a value must be in. Wherever else it stands, or where that
//! cannot be told, it has to be seen whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::sql::{Kind, tokens};

/// Functions over many rows: another row may change what they give either way.
const AGGREGATES: &[&str] =
    &["avg", "count", "group_concat", "json_group_array", "json_group_object", "max", "min", "string_agg", "sum", "total"];
/// What makes a row depend on how many others there are.
const COUNTING: &[&str] = &["group", "having", "limit", "over", "except", "right", "full"];
/// What ends the part of a query that names tables.
const CLAUSES: &[&str] = &["where", "group", "having", "order", "limit", "union", "except", "intersect", "window", "on", "using"];

/// Those of `tables` that `query` reads by presence alone. One that is the population and nothing else has no say in what is bad.
pub(super) fn by_presence(query: &str, population: &str, tables: &BTreeSet<String>) -> BTreeSet<String> {
    let (bad, all) = (read(query), read(&format!("select 1 from {population}")));
    let is_presence = |table: &String| bad.0.get(table).or_else(|| all.0.get(table)) == Some(&true);
    tables.iter().filter(|table| is_presence(table)).cloned().collect()
}

fn read(query: &str) -> Reads {
    let mut reader = Reader { words: words(query), at: 0, named: BTreeMap::new() };
    let mut reads = Reads::default();
    reader.select(true, &mut reads);
    reads
}

/// Each table and whether it is read by presence alone.
#[derive(Clone, Default)]
struct Reads(BTreeMap<String, bool>);

impl Reads {
    fn add(&mut self, table: &str, is_presence: bool) {
        *self.0.entry(table.to_owned()).or_insert(true) &= is_presence;
    }

    /// What a part reads, where that part stands for presence or not.
    fn take(&mut self, part: &Self, is_presence: bool) {
        part.0.iter().for_each(|(table, own)| self.add(table, *own && is_presence));
    }
}

/// Words, names and signs in lower case, without spaces and comments.
fn words(query: &str) -> Vec<String> {
    tokens(query.as_bytes())
        .filter(|token| !matches!(token.kind, Kind::Space | Kind::Comment))
        .map(|token| query[token.range()].trim_matches('"').to_lowercase())
        .collect()
}

struct Reader {
    words: Vec<String>,
    at: usize,
    /// Queries of `with`, by name.
    named: BTreeMap<String, Reads>,
}

impl Reader {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// A query up to its closing bracket or the end; `at` is behind that then.
    fn select(&mut self, is_presence: bool, reads: &mut Reads) {
        let mut own = Reads::default();
        let start = self.at;
        let mut place = Place { is_from: false, is_optional: false, cases: 0 };
        while self.at < self.words.len() && self.word(self.at) != ")" {
            self.step(start, &mut place, &mut own);
        }
        let counts = self.counts(start, self.at);
        self.at += 1;
        reads.take(&own, is_presence && !counts);
    }

    fn step(&mut self, start: usize, place: &mut Place, own: &mut Reads) {
        let word = self.word(self.at).to_owned();
        match word.as_str() {
            "with" if self.at == start => return self.with(),
            "from" | "join" => {
                // The first side of a left join has its rows in any case; the other side may lack them.
                place.is_optional = word == "join" && self.is_outer(start);
                place.is_from = true;
                self.at += 1;
                return self.source(place, own);
            }
            "," if place.is_from => {
                self.at += 1;
                return self.source(place, own);
            }
            "case" => place.cases += 1,
            "end" => place.cases = place.cases.saturating_sub(1),
            "(" => return self.bracket(start, place, own),
            clause if CLAUSES.contains(&clause) => {
                place.is_from = false;
                // What an outer join is on decides whether its table is missing.
                place.is_optional &= ["on", "using"].contains(&clause);
            }
            _ => {}
        }
        self.at += 1;
    }

    /// The queries before the query: each is judged where it is used.
    fn with(&mut self) {
        self.at += 1;
        let is_recursive = self.word(self.at) == "recursive";
        self.at += usize::from(is_recursive);
        loop {
            let name = self.word(self.at).to_owned();
            while self.at < self.words.len() && self.word(self.at) != "as" {
                self.at += 1;
            }
            while self.at < self.words.len() && self.word(self.at) != "(" {
                self.at += 1;
            }
            self.at += 1;
            let mut reads = Reads::default();
            self.select(!is_recursive, &mut reads);
            self.named.insert(name, reads);
            if self.word(self.at) != "," {
                return;
            }
            self.at += 1;
        }
    }

    /// What stands behind `from`, `join` or a comma between both.
    fn source(&mut self, place: &Place, own: &mut Reads) {
        let is_presence = !place.is_optional && place.cases == 0;
        if self.word(self.at) == "(" {
            self.at += 1;
            return self.select(is_presence, own);
        }
        let name = self.word(self.at).to_owned();
        self.at += 1;
        // A function that gives rows reads its arguments.
        if self.word(self.at) == "(" {
            return;
        }
        match self.named.get(&name).cloned() {
            Some(named) => own.take(&named, is_presence),
            None => own.add(&name, is_presence),
        }
    }

    /// A bracket that is no source: a query that must exist, one that a value must be in, any other query, or an expression.
    fn bracket(&mut self, start: usize, place: &Place, own: &mut Reads) {
        let opening = self.at;
        let is_query = self.is_query(opening + 1);
        self.at += 1;
        let mut inner = Reads::default();
        if is_query {
            self.select(true, &mut inner);
        } else {
            let mut within = Place { is_from: false, ..*place };
            while self.at < self.words.len() && self.word(self.at) != ")" {
                self.step(usize::MAX, &mut within, &mut inner);
            }
            self.at += 1;
        }
        let is_presence = if is_query { self.must_be(start, opening) } else { !self.is_denied(opening) };
        own.take(&inner, is_presence && !place.is_optional && place.cases == 0);
    }

    /// True for `exists (…)` and `… in (…)` where the row depends on nothing but that they hold.
    fn must_be(&self, start: usize, opening: usize) -> bool {
        let before = |n: usize| opening.checked_sub(n).map_or("", |at| self.word(at));
        let follows = ["and", "or", ")", "", ";", "order", "union", "group"].contains(&self.word(self.at));
        let is_where =
            self.words[if start == usize::MAX { 0 } else { start }..opening].iter().any(|word| ["where", "on"].contains(&word.as_str()));
        let holds = match before(1) {
            "exists" => ["where", "and", "or", "on", "("].contains(&before(2)),
            "in" => ["where", "and", "or", "on", "("].contains(&self.before_operand(opening)),
            _ => false,
        };
        holds && follows && is_where
    }

    /// The word before the name in `name in (…)`: `not name in (…)` is one of absence too.
    fn before_operand(&self, opening: usize) -> &str {
        let is_of_name = |word: &str| word == "." || !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_');
        let last = opening.saturating_sub(2);
        let mut at = last;
        while at >= 2 && self.word(at - 1) == "." && is_of_name(self.word(at - 2)) {
            at -= 2;
        }
        if is_of_name(self.word(last)) && self.word(last) != "not" { at.checked_sub(1).map_or("", |at| self.word(at)) } else { "" }
    }

    /// True for `not (…)`, and for a bracket that something is computed with or compared to.
    fn is_denied(&self, opening: usize) -> bool {
        let before = opening.checked_sub(1).map_or("", |at| self.word(at));
        let follows = ["and", "or", ")", "", ";", "order", "union", "group", "then"].contains(&self.word(self.at));
        !(["where", "and", "or", "on", "("].contains(&before) && follows)
    }

    /// True for an outer join that ends here.
    fn is_outer(&self, start: usize) -> bool {
        let from = self.at.saturating_sub(2).max(if start == usize::MAX { 0 } else { start });
        self.words[from..self.at].iter().any(|word| ["left", "right", "full"].contains(&word.as_str()))
    }

    /// True where the query between two words, its subqueries left out, counts.
    fn counts(&self, start: usize, end: usize) -> bool {
        // Of each open bracket whether it holds a query.
        let mut open: Vec<bool> = Vec::new();
        (start..end.min(self.words.len())).any(|at| {
            match self.word(at) {
                "(" => open.push(self.is_query(at + 1)),
                ")" => _ = open.pop(),
                _ => {}
            }
            let is_own = !open.contains(&true);
            let is_call = self.word(at + 1) == "(" && AGGREGATES.contains(&self.word(at));
            is_own && (is_call || COUNTING.contains(&self.word(at)))
        })
    }

    fn is_query(&self, at: usize) -> bool {
        ["select", "with", "values"].contains(&self.word(at))
    }
}

/// Where in a query the reader is.
#[derive(Clone, Copy)]
struct Place {
    /// Behind `from`: a comma names another table.
    is_from: bool,
    /// The table that comes next stands behind an outer join.
    is_optional: bool,
    /// Open `case`s: what stands in one decides either way.
    cases: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> String {
        read_of(query, "a")
    }

    fn read_of(query: &str, population: &str) -> String {
        let tables = ["a", "b", "c"].map(str::to_owned).into();
        by_presence(query, population, &tables).into_iter().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_only_the_population_does_not_decide_what_is_bad() {
        assert_eq!(read_of("select x from a", "b where b.x > 1"), "a b");
        assert_eq!(read_of("select x from a", "b where not exists (select 1 from c)"), "a b");
        assert_eq!(read_of("select count(*) from b", "b"), "");
    }

    #[test]
    fn a_bad_row_is_bad_and_what_is_missing_may_be_there() {
        for (query, presence) in [
            ("select x as subject from a where x > 1 order by x", "a"),
            ("select x from a join b using (y) join c on c.z = b.z where b.x > 1", "a b c"),
            ("select x from a, b where a.x = b.x", "a b"),
            ("select x from a left join b using (y) where b.y is null", "a"),
            ("select x from a where not exists (select 1 from b where b.x = a.x)", "a"),
            ("select x from a where exists (select 1 from b where b.x = a.x) and x > 1", "a b"),
            ("select x from a where x in (select x from b)", "a b"),
            ("select x from a where x not in (select x from b)", "a"),
            ("select x from a where not (x in (select x from b))", "a"),
            ("select x from a where not x in (select x from b)", "a"),
            ("select x from a where not a.x in (select x from b)", "a"),
            ("select x from a where y and a.x in (select x from b)", "a b"),
            ("select x from b right join a using (x) where b.x is null", ""),
            ("select x from a left join b on exists (select 1 from c) where b.x is null", "a"),
            ("select x from a left join b using (x) where exists (select 1 from c)", "a c"),
            ("select x from a where (exists (select 1 from b) or x > 1)", "a b"),
            ("select x from a where exists (select 1 from b) = 0", "a"),
            ("select x from a where (select count(*) from b) = 0", "a"),
            ("select x, (select max(y) from b) as y from a", "a"),
            ("select x, exists (select 1 from b) as is_there from a", "a"),
            ("select case when exists (select 1 from b) then 0 else 1 end as undecided, x from a", "a"),
            ("select x from a group by x having count(*) > 1", ""),
            ("select count(*) as n from a", ""),
            ("select x from a limit 1", ""),
            ("select x from (select y from b) join a using (x)", "a b"),
            ("select x from (select y, sum(z) from b group by y) join a using (x)", "a"),
            ("with bad as (select x from b), good as (select x from c) select x from a join bad using (x)", "a b"),
            ("with bad as (select x from b) select x from a where x not in (select x from bad)", "a"),
            ("with n as (select count(*) as n from b) select x from a join n", "a"),
            ("with recursive t as (select x from b union select x from t) select x from a join t", "a"),
            ("select x from a where exists (select 1 from a other where other.x < a.x)", "a"),
            ("select x from a where not exists (select 1 from a other where other.x < a.x)", ""),
            ("select x from json_each('[1]') join a", "a"),
            ("select x from a union all select x from b", "a b"),
            ("select x from a -- from b\n where x = '(select from c'", "a"),
        ] {
            assert_eq!(read(query), presence, "{query}");
        }
    }
}
