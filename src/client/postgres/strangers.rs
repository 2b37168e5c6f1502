//! What of a database is not built in. Whoever scans may be a superuser, and whoever made a function, an operator, a type
//! or a view may be anybody: evaluating it gives him our rights. So nothing is evaluated that is not built in.

/// What must be known of tables before anything is read from them: common table expressions that ask for `wanted (relid)` before
/// them and end in `stranger (root, what)`.
const STRANGERS: &str = include_str!("strangers.sql");

/// Extensions whose functions in C compute what they are given and neither run a text as SQL nor reach elsewhere.
const EXTENSIONS: &[&str] = &[
    // types and their operators
    "citext",
    "cube",
    "hstore",
    "intarray",
    "isn",
    "ltree",
    "postgis",
    "seg",
    "vector",
    // operator classes
    "bloom",
    "btree_gin",
    "btree_gist",
    "pg_trgm",
    // functions of texts, keys and digests
    "fuzzystrmatch",
    "pg_uuidv7",
    "pgcrypto",
    "unaccent",
    "uuid-ossp",
    // samples of a table
    "tsm_system_rows",
    "tsm_system_time",
    // what we ask ourselves, and what others ask beside us
    "hypopg",
    "pg_buffercache",
    "pg_stat_statements",
    "pgstattuple",
];

/// `sql` with the expressions in the place that it keeps for them.
pub(crate) fn put_into(sql: &str) -> String {
    let names: Vec<String> = EXTENSIONS.iter().map(|name| format!("'{name}'")).collect();
    sql.replace("{strangers}", STRANGERS.trim()).replace("{extensions}", &names.join(", "))
}

/// A statement that fails where the table of this oid is not built in by now: it goes before the reading of it, in the
/// same transaction.
pub(crate) fn refusing(table_id: &str) -> String {
    let id: u32 = table_id.parse().unwrap_or_default();
    put_into(&include_str!("refusing.sql").replace("{table_id}", &id.to_string()))
}

/// Why `quoted` is not read.
pub(crate) fn reason(quoted: &str, stranger: &str) -> String {
    format!("{quoted} is not read: {stranger}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_place_is_left_open() {
        let sql = refusing("12");
        assert!(!sql.contains('{') && sql.contains("'uuid-ossp'") && sql.contains("select 12::oid"), "{sql}");
    }
}
