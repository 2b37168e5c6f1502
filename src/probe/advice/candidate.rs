//! Indexes that could help, made of what the plans compare, sort by and need.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    catalog::{LONGEST_KEY, Table},
    plan::Access,
};

/// A table of fewer rows is read as fast without an index.
pub(super) const FEWEST_ROWS: f64 = 1000.0;

/// More columns than that are a copy of the table.
const MOST_COLUMNS: usize = 8;

/// The longest key.
const MOST_KEYS: usize = 4;

/// A key of an index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A column by name.
    Column(String),
    /// An expression, ready for SQL.
    Expression(String),
}

/// An index that could help.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    /// Its table, by place.
    pub(super) table: usize,
    /// Its keys.
    pub(super) keys: Vec<Key>,
    /// Columns that it carries besides.
    pub(super) include: Vec<String>,
    /// Its condition, ready for SQL.
    pub(super) predicate: Option<String>,
}

impl Candidate {
    /// True where a key is no plain column.
    pub(super) fn has_expression(&self) -> bool {
        self.keys.iter().any(|k| matches!(k, Key::Expression(_)))
    }

    /// True where it holds the column's values.
    pub(super) fn has(&self, column: &str) -> bool {
        self.include.iter().any(|c| c == column) || self.keys.iter().any(|k| matches!(k, Key::Column(c) if c == column))
    }

    /// The columns as they stand in brackets.
    pub(super) fn columns(&self, table: &Table) -> String {
        let quoted = |name: &String| table.columns.get(name).map_or(name.clone(), |c| c.quoted.clone());
        let keys: Vec<String> = self
            .keys
            .iter()
            .map(|key| match key {
                Key::Column(name) => quoted(name),
                Key::Expression(text) => format!("({text})"),
            })
            .collect();
        let include: Vec<String> = self.include.iter().map(quoted).collect();
        let include = if include.is_empty() { String::new() } else { format!(" include ({})", include.join(", ")) };
        let condition = self.predicate.as_ref().map_or(String::new(), |p| format!(" where {p}"));
        format!("({}){include}{condition}", keys.join(", "))
    }

    /// The statement that makes it, without a name: the server finds a free one.
    pub(super) fn ddl(&self, table: &Table, manner: &str) -> String {
        let method = if self.is_hash(table) { "hash" } else { "btree" };
        format!("create index {manner}on {} using {method} {}", table.quoted, self.columns(table))
    }

    /// True where a B-tree could refuse a value that the column may hold: a hash of it has always the same length. What comes
    /// out of an expression may be of any length.
    pub(super) fn is_hash(&self, table: &Table) -> bool {
        match self.keys.as_slice() {
            [Key::Column(name)] => table.columns.get(name).is_some_and(|c| !c.is_short()),
            [Key::Expression(_)] => true,
            _ => false,
        }
    }

    /// True where it takes every row that the types of its columns allow; of those that are short by all that is known,
    /// `limits` says what it would refuse.
    pub(super) fn is_safe(&self, table: &Table) -> bool {
        if self.is_hash(table) {
            return self.include.is_empty();
        }
        let most = |name: &String| table.columns.get(name).and_then(|c| c.most());
        let keys = self.keys.iter().map(|key| match key {
            Key::Column(name) => table.columns.get(name).filter(|c| c.is_short()).map(|c| c.most().unwrap_or_else(|| c.width())),
            Key::Expression(_) => None,
        });
        let all: Option<f64> = keys.chain(self.include.iter().map(most)).sum();
        all.is_some_and(|bytes| bytes <= LONGEST_KEY)
    }

    /// What it would refuse that its columns may hold, in words; none: nothing.
    pub(super) fn limits(&self, table: &Table) -> Option<String> {
        let limits = |key: &Key| match key {
            Key::Column(name) => table.columns.get(name).and_then(|c| c.limits()),
            Key::Expression(_) => None,
        };
        let all: Vec<String> = self.keys.iter().filter(|_| !self.is_hash(table)).filter_map(limits).collect();
        (!all.is_empty()).then(|| all.join(", "))
    }

    /// Bytes on disk. A B-tree stores equal keys once and lists their rows, in six bytes each.
    pub(super) fn bytes(&self, table: &Table) -> f64 {
        let names = self.keys.iter().map(|k| if let Key::Column(name) = k { Some(name) } else { None });
        let width = |name: Option<&String>| name.and_then(|n| table.columns.get(n)).map_or(16.0, |c| c.width());
        let payload: f64 = names.clone().map(width).sum::<f64>() + self.include.iter().map(|n| width(Some(n))).sum::<f64>();
        let tuple = 8.0 + (payload / 8.0).ceil() * 8.0 + 4.0;
        let is_stored_once =
            self.include.is_empty() && names.clone().all(|n| n.and_then(|n| table.columns.get(n)).is_some_and(|c| c.is_stored_once()));
        let distinct: f64 = names.map(|n| n.map_or(table.rows, |n| table.distinct(n))).product::<f64>().min(table.rows).max(1.0);
        let rows = table.rows * self.share(table);
        let repeats = table.rows / distinct;
        let each = if is_stored_once && repeats >= 2.0 { 6.0 + tuple / repeats.min(200.0) } else { tuple };
        rows * each / 0.9 + 16384.0
    }

    /// The share of rows that its condition keeps.
    fn share(&self, table: &Table) -> f64 {
        let Some(predicate) = &self.predicate else { return 1.0 };
        let column = table.columns.iter().find(|(_, c)| predicate.starts_with(&format!("{} ", c.quoted)));
        column.map_or(0.5, |(name, _)| if predicate.ends_with("is null") { table.nulls(name) } else { 1.0 - table.nulls(name) })
    }

    /// True where it begins a key that is there already, or repeats a whole unique one.
    /// True where `other` answers nothing that this one does not: its keys begin ours, and we hold what it carries.
    pub(super) fn covers(&self, other: &Self) -> bool {
        let holds = |name: &String| self.include.contains(name) || self.keys.contains(&Key::Column(name.clone()));
        self.table == other.table
            && self.predicate == other.predicate
            && self != other
            && self.keys.starts_with(&other.keys)
            && other.include.iter().all(holds)
    }

    fn repeats(&self, table: &Table) -> bool {
        let number = |key: &Key| match key {
            Key::Column(name) => table.columns.get(name).map(|c| c.number),
            Key::Expression(_) => None,
        };
        let numbers: Option<Vec<i32>> = self.keys.iter().map(number).collect();
        let Some(numbers) = numbers else { return false };
        table
            .indexes
            .iter()
            .filter(|i| i.whole && i.method == "btree")
            .any(|i| i.keys.starts_with(&numbers) || i.unique && numbers.starts_with(&i.keys))
            || table.indexes.iter().any(|i| i.whole && i.method == "hash" && i.keys == numbers && self.is_hash(table))
    }
}

/// Every candidate that one access of a table suggests.
pub(super) fn suggested(place: usize, table: &Table, access: &Access) -> BTreeSet<Candidate> {
    if table.is_partition || table.rows < FEWEST_ROWS {
        return BTreeSet::new();
    }
    let is_hashed = |name: &&String| table.columns.get(*name).is_some_and(|c| c.is_sortable() && !c.is_short());
    let is_sortable = |name: &&String| table.columns.get(*name).is_some_and(|c| c.is_sortable() && c.is_short());
    let mut equal: Vec<&String> = access.equal.iter().filter(is_sortable).collect();
    equal.sort_by(|a, b| table.distinct(b).total_cmp(&table.distinct(a)));
    let range: Vec<&String> = access.range.iter().filter(|c| !access.equal.contains(*c)).filter(is_sortable).collect();
    let join: Vec<&String> = access.join.iter().filter(is_sortable).collect();
    let sort: Vec<Vec<&String>> = access.sort.iter().map(|keys| keys.iter().take_while(is_sortable).collect()).collect();
    let mut found = BTreeSet::new();
    for keys in key_lists(&equal, &range, &join, &sort) {
        let keys: Vec<Key> = keys.into_iter().map(|name| Key::Column(name.clone())).collect();
        let plain = Candidate { table: place, keys: keys.clone(), include: Vec::new(), predicate: None };
        let wide = carrying(table, access, &plain);
        found.extend(fixed(table, access, &plain));
        let longer = wide.as_ref().filter(|w| w.repeats(table)).map(lengthened);
        found.extend([Some(plain), wide, longer].into_iter().flatten());
    }
    for name in access.equal.iter().chain(&access.join).filter(is_hashed) {
        let plain = Candidate { table: place, keys: vec![Key::Column(name.clone())], include: Vec::new(), predicate: None };
        found.extend(fixed(table, access, &plain));
        found.insert(plain);
    }
    for text in &access.expressions {
        found.insert(Candidate { table: place, keys: vec![Key::Expression(text.clone())], include: Vec::new(), predicate: None });
    }
    if access.equal.is_empty() && access.range.is_empty() {
        // `where shipped_at is null` alone: the rows in question, in any order.
        for (column, _) in access.fixed.iter().filter(|(c, _)| is_sortable(&c)) {
            let plain = Candidate { table: place, keys: vec![Key::Column(column.clone())], include: Vec::new(), predicate: None };
            found.extend(fixed(table, access, &plain));
        }
    }
    found.retain(|candidate| candidate.is_safe(table) && !candidate.repeats(table));
    found
}

/// Keys in their order: what equals first, then one range, join or order.
fn key_lists<'a>(equal: &[&'a String], range: &[&'a String], join: &[&'a String], sort: &[Vec<&'a String>]) -> BTreeSet<Vec<&'a String>> {
    let mut lists: Vec<Vec<&String>> = Vec::new();
    let singles: Vec<&String> = equal.iter().chain(range).chain(join).copied().collect();
    lists.extend(singles.iter().map(|c| vec![*c]));
    let with = |list: &[&'a String], more: &[&'a String]| list.iter().chain(more).copied().collect::<Vec<_>>();
    lists.push(equal.to_vec());
    for column in range.iter().chain(join) {
        lists.push(with(equal, &[*column]));
        lists.push(with(&[*column], equal));
        lists.extend(equal.iter().map(|e| vec![*e, *column]));
    }
    for column in join {
        lists.extend(join.iter().filter(|other| other != &column).map(|other| vec![*column, *other]));
        for end in range {
            lists.push(vec![*column, *end]);
            lists.push(with(&with(equal, &[*column]), &[*end]));
            lists.push(vec![*end, *column]);
        }
    }
    for keys in sort {
        lists.push(keys.clone());
        lists.push(with(equal, keys));
    }
    lists
        .into_iter()
        .map(|list| {
            let mut seen = BTreeSet::new();
            list.into_iter().filter(|c| seen.insert(*c)).take(MOST_KEYS).collect::<Vec<_>>()
        })
        .filter(|list| !list.is_empty())
        .collect()
}

/// The same with all that the statement needs, so that the table need not be read.
fn carrying(table: &Table, access: &Access, plain: &Candidate) -> Option<Candidate> {
    let is_key = |name: &&String| plain.keys.contains(&Key::Column((*name).clone()));
    let include: Vec<String> = access.needed.iter().filter(|n| !is_key(n)).cloned().collect();
    let fits = include.iter().all(|n| table.columns.get(n).is_some_and(|c| c.width() <= 100.0));
    (fits && !include.is_empty() && include.len() + plain.keys.len() <= MOST_COLUMNS).then(|| Candidate { include, ..plain.clone() })
}

/// The same with one more key, so that it no longer begins a key that is there.
fn lengthened(wide: &Candidate) -> Candidate {
    let (first, rest) = wide.include.split_first().map(|(first, rest)| (first.clone(), rest.to_vec())).unwrap_or_default();
    let keys = wide.keys.iter().cloned().chain([Key::Column(first)]).collect();
    Candidate { keys, include: rest, ..wide.clone() }
}

/// The same for some rows only, where the statement always says which in the same words.
fn fixed(table: &Table, access: &Access, plain: &Candidate) -> Vec<Candidate> {
    let condition = |(name, words): &(String, &str)| {
        let column = table.columns.get(name)?;
        let is_fit = if words.is_empty() || *words == "is false" { column.is_truth() } else { table.nulls(name) > 0.0 };
        is_fit.then(|| format!("{} {}", column.quoted, if words.is_empty() { "is true" } else { words }))
    };
    access.fixed.iter().filter_map(condition).map(|predicate| Candidate { predicate: Some(predicate), ..plain.clone() }).collect()
}

/// One index for two statements: those of the same keys carry what either needs. Each with the statements that suggest it.
pub(super) fn united(all: &BTreeMap<Candidate, BTreeSet<usize>>) -> BTreeMap<Candidate, BTreeSet<usize>> {
    type Carried<'a> = (BTreeSet<&'a String>, BTreeSet<usize>);
    let mut found: BTreeMap<(usize, &Vec<Key>), Carried<'_>> = BTreeMap::new();
    for (candidate, statements) in all.iter().filter(|(c, _)| c.predicate.is_none()) {
        let (include, suggesting) = found.entry((candidate.table, &candidate.keys)).or_default();
        include.extend(&candidate.include);
        suggesting.extend(statements);
    }
    let fits = |keys: &[Key], include: &BTreeSet<&String>| !include.is_empty() && keys.len() + include.len() <= MOST_COLUMNS;
    found
        .into_iter()
        .filter(|((_, keys), (include, _))| fits(keys, include))
        .map(|((table, keys), (include, statements))| {
            let include = include.into_iter().cloned().collect();
            (Candidate { table, keys: keys.clone(), include, predicate: None }, statements)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::probe::advice::catalog::Column;

    fn table(columns: &[(&str, &str, Option<f64>)]) -> Table {
        let column = |(number, (name, kind, most)): (usize, &(&str, &str, Option<f64>))| {
            let text = serde_json::json!({
                "number": number + 1, "name": name, "quoted": name, "type": kind, "category": "S", "width": 20.0, "most": most,
                "is_open_list": false,
            });
            ((*name).to_owned(), serde_json::from_value::<Column>(text).expect("a column"))
        };
        let columns = columns.iter().enumerate().map(column).collect();
        let (schema, name, quoted) = ("public".to_owned(), "post".to_owned(), "public.post".to_owned());
        let (rows, is_partition, indexes) = (100_000.0, false, Vec::new());
        Table { id: 1, schema, title: name.clone(), name, quoted, rows, is_partition, columns, indexes, written: 0.0 }
    }

    fn index(keys: &[&str], include: &[&str]) -> Candidate {
        let texts = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        Candidate { table: 0, keys: texts(keys).into_iter().map(Key::Column).collect(), include: texts(include), predicate: None }
    }

    /// A later write of a long value would fail: "index row size exceeds".
    #[test]
    fn an_index_carries_no_column_of_unbounded_length_and_none_that_are_too_long_together() {
        let table = table(&[
            ("id", "int8", Some(8.0)),
            ("slug", "varchar", Some(400.0)),
            ("body", "text", None),
            ("meta", "jsonb", None),
            ("a", "varchar", Some(1_500.0)),
            ("b", "varchar", Some(1_500.0)),
        ]);
        for (keys, include, is_safe) in [
            (vec!["id"], vec![], true),
            (vec!["id"], vec!["slug"], true),
            (vec!["id"], vec!["body", "meta"], false),
            (vec!["id"], vec!["slug", "meta"], false),
            (vec!["id"], vec!["a"], true),
            (vec!["id"], vec!["a", "b"], false),
            (vec!["body"], vec![], true),
            (vec!["body"], vec!["id"], false),
            (vec!["id", "body"], vec![], false),
        ] {
            assert_eq!(index(&keys, &include).is_safe(&table), is_safe, "{keys:?} include {include:?}");
        }
        assert!(index(&["body"], &[]).is_hash(&table), "a hash has always the same length");
    }

    #[test]
    fn nothing_of_unbounded_length_is_suggested_though_a_statement_reads_it() {
        let table = table(&[("id", "int8", Some(8.0)), ("slug", "varchar", Some(60.0)), ("body", "text", None)]);
        let texts = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        let access =
            Access { equal: texts(&["id"]), needed: texts(&["id", "slug", "body"]), rows: 1.0, cost: 9_000.0, ..Access::default() };
        let found = suggested(0, &table, &access);
        assert!(!found.is_empty() && found.iter().all(|candidate| !candidate.has("body")), "{found:?}");
        let short = Access { needed: texts(&["id", "slug"]), ..access };
        assert!(suggested(0, &table, &short).iter().any(|candidate| candidate.include == ["slug"]));
    }
}
