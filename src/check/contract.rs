//! What a check may touch. SQLite's authorizer tells which tables a query reads while it is prepared, and refuses
//! everything but reading; so a check declares no probes, and cannot change what it judges.

use std::{
    collections::BTreeSet,
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::{
    Connection,
    hooks::{AuthAction, AuthContext, Authorization},
};

use super::{Broken, Header};

/// A table with one of its columns, as read by a query. The column is empty where only the row counts.
pub(super) type Read = (String, String);

/// Prepares the query and the population without running them: columns, parameters and tables must be in order.
///
/// # Errors
/// With the place of the fault inside `sql`.
pub(super) fn inspect(db: &mut Connection, sql: &str, header: &Header) -> Result<BTreeSet<Read>, Broken> {
    let whole = |message: String| Broken { message, at: trimmed(sql) };
    let population = format!("select count(*) from {}", header.applies);
    let (prepared, mut reads) = watch(db, |db| db.prepare(&population).map(drop));
    prepared.map_err(|e| whole(format!("`applies` names no population: {}", first_line(&e))))?;
    let (prepared, seen) = watch(db, |db| {
        db.prepare(sql).map(|query| {
            let columns: Vec<String> = query.column_names().map(str::to_owned).collect();
            let names = (1..=query.parameter_count()).filter_map(|n| query.parameter_name(n).map(|p| p[1..].to_owned()));
            (columns, names.collect::<BTreeSet<String>>())
        })
    });
    reads.extend(seen);
    let (columns, params) = prepared.map_err(|e| locate(&e, sql))?;
    if let Some(missing) = ["subject", "message"].iter().find(|required| !columns.iter().any(|c| c == **required)) {
        return Err(whole(format!("the query returns no column `{missing}`")));
    }
    if let Some(size) = header.size.as_ref().filter(|size| !columns.contains(size)) {
        return Err(whole(format!("`size` names the column `{size}`, and the query returns none of that name")));
    }
    let declared: BTreeSet<String> = header.params.keys().cloned().collect();
    if let Some(odd) = declared.symmetric_difference(&params).next() {
        return Err(whole(format!("the parameter `{odd}` must stand both in the header and in the query")));
    }
    Ok(reads)
}

/// Runs `prepare` under the authorizer, and returns what it read besides its answer.
fn watch<T>(db: &mut Connection, prepare: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> (rusqlite::Result<T>, BTreeSet<Read>) {
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let log = Arc::clone(&seen);
    let armed = db.authorizer(Some(move |asked: AuthContext<'_>| match asked.action {
        AuthAction::Select | AuthAction::Recursive | AuthAction::Function { .. } => Authorization::Allow,
        AuthAction::Read { table_name, column_name } => {
            log.lock().unwrap_or_else(PoisonError::into_inner).insert((table_name.to_owned(), column_name.to_owned()));
            Authorization::Allow
        }
        _ => Authorization::Deny,
    }));
    let answer = armed.and_then(|()| prepare(db));
    let disarmed = db.authorizer(None::<fn(AuthContext<'_>) -> Authorization>);
    let reads = seen.lock().unwrap_or_else(PoisonError::into_inner).clone();
    (answer.and_then(|value| disarmed.map(|()| value)), reads)
}

/// SQLite's message with the place that it names, widened to the whole word.
fn locate(error: &rusqlite::Error, sql: &str) -> Broken {
    if let rusqlite::Error::SqlInputError { msg, offset, .. } = error
        && let Ok(start) = usize::try_from(*offset)
        && let Some(rest) = sql.get(start..)
    {
        let length = rest.find(|c: char| !(c.is_alphanumeric() || "_.".contains(c))).unwrap_or(rest.len()).max(1);
        return Broken { message: msg.clone(), at: start..(start + length).min(sql.len()) };
    }
    Broken { message: first_line(error), at: trimmed(sql) }
}

fn first_line(error: &rusqlite::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

fn trimmed(sql: &str) -> Range<usize> {
    let start = sql.len() - sql.trim_start().len();
    start..sql.trim_end().len().max(start)
}
