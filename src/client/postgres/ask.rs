//! One statement to Postgres: alone in a short read-only transaction, its answer as rows of a fact table.

use std::time::Duration;

use tokio_postgres::{SimpleQueryRow, error::SqlState};

use super::{
    client::{Client, Trouble},
    packed::{Cells, Packed},
};
use crate::{
    client::bound::TOO_LARGE,
    snapshot::{Kind, Row, Table, Unseen, Value, tables},
};

/// The server stops a statement after 15 s; a server that does not even do that is given up.
const LONGEST: Duration = Duration::from_secs(20);

/// The most that the rows of one answer may take in memory.
const MOST: usize = 16 << 20;
/// The same where they are packed on their way into facts: the columns of 20,000 tables take half of it.
const MOST_PACKED: usize = 32 << 20;

/// What stands around every statement. `set local` ends with the transaction: behind a pooler a plain `set` would
/// reach the app. The path keeps functions, operators and types of strangers out of our statements: temporary ones would
/// come first if it did not name them last. A policy on rows is an error in place of being evaluated. Compiling a
/// statement that runs once costs more than it saves.
const OPENING: &str = "begin read only; set local statement_timeout = '15s'; set local lock_timeout = '100ms'; set local search_path = pg_catalog, pg_temp; set local row_security = off; set local jit = off";

/// What a superuser's statements run as: it sees what all others do and owns nothing.
const MONITOR: &str = "set local role pg_monitor";

/// Wraps `statement` as it is sent.
pub(crate) fn wrapped(statement: &str) -> String {
    format!("{OPENING};\n{};\ncommit", statement.trim())
}

/// What is sent after a message that failed: its transaction is still open.
const ROLLBACK: &str = "rollback";

/// What was sent after a message that came to `why`: nothing where the connection was given up.
pub(crate) fn undoing(why: &Unseen) -> Option<&'static str> {
    (why.kind != Kind::Unreachable && !why.reason.starts_with(TOO_LARGE)).then_some(ROLLBACK)
}

/// The single statements of one message, in order, as [`wrapped`] puts them together from `statements`.
pub(crate) fn pieces(statements: &[String]) -> impl Iterator<Item = &str> {
    [OPENING].into_iter().chain(statements.iter().map(String::as_str)).chain(["commit"])
}

/// `statement` with no more rights than it needs: a superuser lays its own down.
pub(crate) fn narrowed(statement: &str, is_superuser: bool) -> String {
    if is_superuser { format!("{MONITOR};\n{}", statement.trim()) } else { statement.to_owned() }
}

/// `text` as a literal that means the same whatever `standard_conforming_strings` says.
pub(crate) fn literal(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    if text.contains('\\') { format!(" E'{}'", quoted.replace('\\', "\\\\")) } else { format!("'{quoted}'") }
}

/// Sends `statement` by the simple protocol, which leaves no prepared statement behind and passes any pooler.
pub(crate) async fn ask(client: &Client, statement: &str, role: &str) -> Result<Vec<SimpleQueryRow>, Unseen> {
    ask_and_tidy(client, statement, role, "").await
}

/// The same for a statement that leaves something in the session where it fails: `tidy` goes with the rollback, in one
/// message, so that a pooler sends both to the same server process.
pub(crate) async fn ask_and_tidy(client: &Client, statement: &str, role: &str, tidy: &str) -> Result<Vec<SimpleQueryRow>, Unseen> {
    let answer = client.rows(&wrapped(statement), LONGEST, MOST).await;
    settled(client, answer, role, tidy).await
}

/// The same for an answer that may be large, such as a catalog.
pub(crate) async fn ask_packed(client: &Client, statement: &str, role: &str) -> Result<Packed, Unseen> {
    let mut packed = Packed::default();
    let answer = client.each(&wrapped(statement), LONGEST, MOST_PACKED, &mut |row| packed.take(&row)).await;
    settled(client, answer.map(|()| packed), role, "").await
}

/// Ends the transaction of a statement that failed, and says why it did.
async fn settled<T>(client: &Client, answer: Result<T, Trouble>, role: &str, tidy: &str) -> Result<T, Unseen> {
    let why = match answer {
        Ok(answer) => return Ok(answer),
        Err(Trouble::TooLarge(why)) => return Err(Unseen::new(Kind::Failed, why)),
        Err(Trouble::Said(error)) => refusal(&error, role),
        Err(Trouble::Late) => Unseen::new(Kind::TimedOut, format!("no answer within {} s", LONGEST.as_secs())),
    };
    // The failed transaction is still open. Where even this fails the next statement says so.
    if let Err(Trouble::Late) = client.rows(format!("{ROLLBACK};\n{tidy}").trim_end_matches(";\n"), LONGEST, MOST).await {
        client.give_up(&format!("the server had stopped to answer: twice nothing came within {} s", LONGEST.as_secs()));
    }
    Err(why)
}

fn refusal(error: &tokio_postgres::Error, role: &str) -> Unseen {
    let Some(said) = error.as_db_error() else {
        return Unseen::new(Kind::Unreachable, format!("the connection broke: {error}")).cured_by("scan again; see the server's log");
    };
    let words = said.message();
    match *said.code() {
        SqlState::INSUFFICIENT_PRIVILEGE => Unseen::new(Kind::Denied, words).cured_by(format!("grant pg_monitor to {role};")),
        SqlState::LOCK_NOT_AVAILABLE => {
            Unseen::new(Kind::TimedOut, format!("a lock is in the way: {words}")).cured_by("scan again when no migration runs")
        }
        SqlState::QUERY_CANCELED => Unseen::new(Kind::TimedOut, words).cured_by("scan again at a quieter time"),
        SqlState::UNDEFINED_COLUMN
        | SqlState::UNDEFINED_TABLE
        | SqlState::UNDEFINED_FUNCTION
        | SqlState::OBJECT_NOT_IN_PREREQUISITE_STATE => Unseen::new(Kind::Unsupported, words),
        _ => Unseen::new(Kind::Failed, words),
    }
}

/// The lines of `sql` that this server understands: those that end in `-- since N` or `-- before N` are for some
/// versions only.
pub(crate) fn for_version(sql: &str, version: u32) -> String {
    let fits = |line: &&str| match line.rsplit_once("-- ").and_then(|(_, words)| words.split_once(' ')) {
        Some(("since", n)) => n.parse().map_or(true, |n: u32| version >= n),
        Some(("before", n)) => n.parse().map_or(true, |n: u32| version < n),
        _ => true,
    };
    sql.lines().filter(fits).collect::<Vec<_>>().join("\n")
}

/// An answer in the columns of the table of the same name.
pub(crate) fn as_facts(name: &str, answer: Packed) -> impl Iterator<Item = Result<Row, Unseen>> {
    let table = tables().into_iter().find(|t| t.name == name).expect("the table is in the schema");
    let columns: Vec<Described> = answer.columns().iter().map(|name| column(&table, name)).collect();
    answer.map_rows(move |row| fact(&table, &columns, row))
}

/// A column of the schema: its name and its type.
type Described = Result<(&'static str, &'static str), Unseen>;

fn column(table: &Table, name: &str) -> Described {
    let found = table.columns.iter().find(|c| c.name == name).map(|c| (c.name, c.kind));
    found.ok_or_else(|| Unseen::new(Kind::Failed, format!("`{}` has no column `{name}`", table.name)))
}

fn fact(table: &Table, columns: &[Described], row: &Cells<'_>) -> Result<Row, Unseen> {
    let cell = |(n, column): (usize, &Described)| {
        let (name, kind) = column.clone()?;
        let value = row.get(n).map_or(Some(Value::Null), |text| value(kind, text));
        let value = value.ok_or_else(|| Unseen::new(Kind::Failed, format!("`{}.{name}` is no {kind}", table.name)))?;
        Ok((name, value))
    };
    columns.iter().enumerate().map(cell).collect()
}

/// A text of the simple protocol as the type of its column.
fn value(kind: &str, text: &str) -> Option<Value> {
    match (kind, text) {
        ("integer", "t") => Some(Value::Integer(1)),
        ("integer", "f") => Some(Value::Integer(0)),
        ("integer", _) => text.parse().ok().map(Value::Integer),
        ("real", _) => text.parse().ok().map(Value::Real),
        _ => Some(Value::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_other_versions_are_left_out() {
        let sql = "select a, -- what it is\n  b, -- since 14\n  null, -- before 14\n  c -- since when it runs";
        assert_eq!(for_version(sql, 13), "select a, -- what it is\n  null, -- before 14\n  c -- since when it runs");
        assert_eq!(for_version(sql, 14), "select a, -- what it is\n  b, -- since 14\n  c -- since when it runs");
    }

    #[test]
    fn a_literal_ends_where_its_text_does() {
        assert_eq!(literal("it's"), "'it''s'");
        assert_eq!(literal("a\\'b"), " E'a\\\\''b'");
    }

    #[test]
    fn a_text_becomes_what_its_column_holds() {
        assert_eq!(value("integer", "t"), Some(Value::Integer(1)));
        assert_eq!(value("integer", "-9223372036854775808"), Some(Value::Integer(i64::MIN)));
        assert_eq!(value("real", "1e-05"), Some(Value::Real(1e-05)));
        assert_eq!(value("text", "t"), Some(Value::Text("t".to_owned())));
        assert_eq!(value("integer", "1.5"), None);
    }
}
