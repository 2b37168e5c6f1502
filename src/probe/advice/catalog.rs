//! The tables that the explained statements read: columns with their statistics, and the indexes that they have.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::client::postgres::SimpleQueryRow;

/// The longest entry that a B-tree takes, bytes: a third of a page of 8 kB, less what stands around it.
pub(super) const LONGEST_KEY: f64 = 2600.0;

/// A text of so few different values, none longer than that, is a word that the app chooses: a state, a kind.
const MOST_WORDS: f64 = 100.0;
const LONGEST_WORD: f64 = 64.0;

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Its oid.
    pub(super) id: i64,
    /// Its schema.
    pub(super) schema: String,
    /// Its name.
    pub(super) name: String,
    /// `schema.name`, ready for SQL.
    pub(super) quoted: String,
    /// As it is shown.
    pub(super) title: String,
    /// The planner's estimate.
    pub(super) rows: f64,
    /// True for a partitioned table and its parts: no index of ours fits them.
    pub(super) is_partition: bool,
    /// Its columns by name.
    pub(super) columns: BTreeMap<String, Column>,
    /// Its indexes.
    pub(super) indexes: Vec<Existing>,
    /// Rows that the recorded statements inserted or updated.
    pub(super) written: f64,
}

/// A column.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Column {
    /// Its place in the table.
    pub(super) number: i32,
    name: String,
    /// Ready for SQL.
    pub(super) quoted: String,
    /// `int4`, `text`, `jsonb` …
    #[serde(rename = "type")]
    pub(super) kind: String,
    category: String,
    distinct: Option<f64>,
    width: Option<f64>,
    nulls: Option<f64>,
    most: Option<f64>,
    longest: Option<f64>,
    is_open_list: bool,
    bounds: Option<Vec<String>>,
}

/// An index that is there.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Existing {
    /// Its key columns by number; 0 is an expression.
    pub(super) keys: Vec<i32>,
    /// `btree`, `gin` …
    pub(super) method: String,
    /// True when it holds every row and can be used.
    pub(super) whole: bool,
    /// True when it forbids duplicates.
    pub(super) unique: bool,
}

impl Table {
    /// A row of `tables.sql`.
    pub(super) fn of(row: &SimpleQueryRow) -> Option<Self> {
        let text = |name: &str| row.try_get(name).ok().flatten();
        let columns: Vec<Column> = serde_json::from_str(text("columns")?).ok()?;
        let mut columns: BTreeMap<String, Column> = columns.into_iter().map(|c| (c.name.clone(), c)).collect();
        columns.values_mut().for_each(Column::sort_bounds);
        Some(Self {
            id: text("id")?.parse().ok()?,
            schema: text("schema")?.to_owned(),
            name: text("name")?.to_owned(),
            quoted: text("quoted")?.to_owned(),
            title: text("title")?.to_owned(),
            rows: text("rows")?.parse().ok()?,
            is_partition: text("is_partition") == Some("t"),
            columns,
            indexes: text("indexes").map_or(Some(Vec::new()), |t| serde_json::from_str(t).ok())?,
            written: 0.0,
        })
    }

    /// How many values a column has.
    pub(super) fn distinct(&self, column: &str) -> f64 {
        let known = self.columns.get(column).and_then(|c| c.distinct).unwrap_or(-0.1);
        if known < 0.0 { -known * self.rows } else { known }.clamp(1.0, self.rows.max(1.0))
    }

    /// The share of rows in which a column is null.
    pub(super) fn nulls(&self, column: &str) -> f64 {
        self.columns.get(column).and_then(|c| c.nulls).unwrap_or(0.0)
    }

    /// True where an index has exactly this column as its first, and can find things inside of it.
    pub(super) fn has_inverted(&self, column: &str) -> bool {
        let number = self.columns.get(column).map(|c| c.number);
        self.indexes.iter().any(|i| i.whole && ["gin", "gist"].contains(&i.method.as_str()) && i.keys.iter().any(|k| Some(*k) == number))
    }
}

impl Column {
    fn sort_bounds(&mut self) {
        let Some(bounds) = &mut self.bounds else { return };
        let numbers: Option<Vec<f64>> = bounds.iter().map(|b| b.parse().ok()).collect();
        if numbers.is_some() {
            bounds.sort_by(|a, b| a.parse::<f64>().unwrap_or(0.0).total_cmp(&b.parse::<f64>().unwrap_or(0.0)));
        } else {
            bounds.sort();
        }
    }

    /// The value that this share of rows lies below, about.
    pub(super) fn value_at(&self, share: f64) -> Option<&str> {
        let bounds = self.bounds.as_ref().filter(|b| !b.is_empty())?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "at most 10,000")]
        let at = ((bounds.len() - 1) as f64 * share).round() as usize;
        bounds.get(at).map(String::as_str)
    }

    /// Bytes of a value.
    pub(super) fn width(&self) -> f64 {
        self.width.unwrap_or(16.0)
    }

    /// True where a B-tree can sort it and it is not too wide to be a key.
    pub(super) fn is_sortable(&self) -> bool {
        (["B", "D", "E", "I", "N", "S"].contains(&self.category.as_str()) || self.kind == "uuid") && self.width() <= 100.0
    }

    /// The most bytes that its type lets a value have; none: any number.
    pub(super) fn most(&self) -> Option<f64> {
        self.most
    }

    /// What it may hold that a B-tree refuses, in words; none: nothing. A page takes keys of a third of it.
    pub(super) fn limits(&self) -> Option<String> {
        let longest = self.longest.map_or(String::new(), |bytes| format!(" (the longest that the statistics know has {bytes})"));
        self.most
            .is_none()
            .then(|| format!("{} may be of any length: more than 2,600 bytes are refused from then on{longest}", self.quoted))
    }

    /// True where a B-tree may hold it: by its type, or since it has a few short words, by all that is known. An amount of
    /// money has no such length either way.
    pub(super) fn is_short(&self) -> bool {
        let few = self.distinct.is_some_and(|n| (0.0..=MOST_WORDS).contains(&n)) && self.longest.is_some_and(|bytes| bytes <= LONGEST_WORD);
        self.most.is_some_and(|bytes| bytes <= LONGEST_KEY) || few || self.kind == "numeric"
    }

    /// True for a list whose elements may be of any length: an index of elements refuses those over 2,700 bytes.
    pub(super) fn is_open_list(&self) -> bool {
        self.is_open_list
    }

    /// True where a B-tree stores equal values once.
    pub(super) fn is_stored_once(&self) -> bool {
        !["numeric", "float4", "float8", "interval", "jsonb"].contains(&self.kind.as_str())
    }

    /// True where single words, keys or elements are searched, not the whole.
    pub(super) fn is_composite(&self) -> bool {
        self.category == "A" || ["jsonb", "tsvector"].contains(&self.kind.as_str())
    }

    /// True for texts that trigrams can be made of.
    pub(super) fn is_plain_text(&self) -> bool {
        ["text", "varchar"].contains(&self.kind.as_str())
    }

    /// True for columns of truth.
    pub(super) fn is_truth(&self) -> bool {
        self.kind == "bool"
    }
}
