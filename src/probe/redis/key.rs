//! What was looked at of the keys.

use std::collections::BTreeSet;

use super::signature::Role;

/// A key that was looked at.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// Its whole name. It is never stored.
    pub(super) name: Vec<u8>,
    /// Its type, where that was asked.
    pub(super) kind: Option<String>,
    /// Whether it expires, where that is known.
    pub(super) expires: Option<bool>,
    /// What it takes in memory.
    pub(super) bytes: Option<i64>,
    /// For how many keys like it it stands, where the names of all were met.
    pub(super) stands_for: f64,
}

impl Key {
    /// Its name as text, for comparing.
    pub(super) fn text(&self) -> String {
        text(&self.name)
    }
}

/// A name as text.
pub(super) fn text(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

impl Sample {
    /// All names that were met.
    pub(super) fn names(&self) -> BTreeSet<String> {
        self.keys.iter().map(Key::text).chain(self.others.iter().cloned()).collect()
    }
}

/// What was looked at in one database.
pub(super) struct Sample {
    /// The database.
    pub(super) number: i64,
    /// The keys, in order of name.
    pub(super) keys: Vec<Key>,
    /// Of each of them its pattern, and its role where a library is known by it.
    pub(super) patterns: Vec<(String, Option<Role>)>,
    /// True where these are all keys.
    pub(super) is_census: bool,
    /// True where the names of all keys were met, and some of each kind are among these.
    pub(super) is_named: bool,
    /// Names that were met besides.
    pub(super) others: BTreeSet<String>,
    /// Of the database's own keys the share that never expires, where the server counts them.
    pub(super) unexpiring: Option<f64>,
}
