//! What a scan may or may not come by: an address of the app, a step of a scenario, a statement that the server still remembers. That
//! nothing is found of one that was not there to be looked at does not mend it; of a table or an index, which a catalog shows all of, it does.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::all;
use crate::check::{Check, Finding};

/// Names that findings begin with, and what is behind each, by the table that holds them.
pub type Visited = BTreeMap<String, BTreeMap<String, String>>;

/// One that a finding is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// The table that it has its row in.
    pub table: String,
    /// What the finding calls it.
    pub name: String,
    /// What was asked there; empty: its name says all.
    pub what: String,
}

/// The tables whose rows are what the scan came by, with what a finding calls a row and what is behind it.
const VISITED: &[(&str, &str)] = &[
    ("http_response", "select coalesce(name, path), '' from http_response"),
    ("http_endpoint", "select request_name(method, path, operation), '' from http_endpoint"),
    ("http_page", "select path, '' from http_page"),
    ("http_list", "select request_name(method, path, operation), '' from http_list"),
    ("db_statement", "select 'statement ' || id, '' from db_statement"),
    ("load_statement_cost", "select 'statement ' || queryid, '' from load_statement_cost"),
    ("load_endpoint", "select scenario || '/' || name, request from load_endpoint"),
    ("load_walk", "select scenario || '/' || name, request from load_endpoint join load_walk using (endpoint)"),
    ("load_endpoint_step", "select scenario || '/' || name, request from load_endpoint join load_endpoint_step using (endpoint)"),
    ("load_request_cost", "select scenario || '/' || name, request from load_endpoint join load_request_cost using (endpoint)"),
    ("load_query_cost", "select scenario || '/' || name, request from load_endpoint join load_query_cost using (endpoint)"),
    ("load_cache_cost", "select scenario || '/' || name, request from load_endpoint join load_cache_cost using (endpoint)"),
];

/// All that this run came by.
pub(super) fn read(db: &Connection) -> rusqlite::Result<Visited> {
    let of = |(table, sql): &(&str, &str)| {
        let names: Vec<(String, String)> = all(db, sql, |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(((*table).to_owned(), names.into_iter().collect()))
    };
    VISITED.iter().map(of).collect()
}

/// What each finding of a check is of; one that no entry here is of has none.
pub(super) fn things(check: &Check, findings: &[Finding], visited: &Visited) -> BTreeMap<String, Vec<Thing>> {
    let tables: Vec<_> = visited.iter().filter(|(table, _)| check.tables.contains(*table)).collect();
    let of = |subject: &str| -> Vec<Thing> {
        let thing = |(table, names): &(&String, &BTreeMap<String, String>)| {
            let (name, what) = begins(subject).find_map(|name| names.get_key_value(name))?;
            Some(Thing { table: (*table).clone(), name: name.clone(), what: what.clone() })
        };
        tables.iter().filter_map(thing).collect()
    };
    let found = findings.iter().map(|finding| (finding.subject.clone(), of(&finding.subject)));
    found.filter(|(_, things)| !things.is_empty()).collect()
}

/// The subject, and what it begins with up to each space, the longest first.
fn begins(subject: &str) -> impl Iterator<Item = &str> {
    std::iter::once(subject).chain(subject.rmatch_indices(' ').map(|(at, _)| &subject[..at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_begins_with_the_longest_name_that_is_one() {
        assert_eq!(begins("/cart sid x").collect::<Vec<_>>(), ["/cart sid x", "/cart sid", "/cart"]);
    }

    #[test]
    fn each_table_of_what_is_visited_can_be_read() {
        let seen = read(&crate::check::empty_schema()).expect("each is a table of the schema");
        assert_eq!(seen.len(), VISITED.len());
    }
}
