//! A probe's write handle. It can insert into the probe's own tables and nothing else: SQLite's authorizer holds that.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{
    Connection, ErrorCode, Transaction, ffi,
    hooks::{AuthAction, AuthContext, Authorization},
    params, params_from_iter,
    types::Value,
};

use super::{
    SnapshotError,
    text::{LONGEST_REASON, clean, cut},
};
use crate::{quote::spelled_out, redact::Redactor};

/// Why a fact table was not seen whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No address was given for the target.
    NotConfigured,
    /// It was given, and does not answer.
    Unreachable,
    /// It answers, and refuses: the cure is a grant.
    Denied,
    /// This version or provider does not have it: the cure, if any, is an extension or setting.
    Unsupported,
    /// It did not answer in time.
    TimedOut,
    /// It answered something that makes no sense.
    Failed,
    /// It was not asked to run (a scan without load).
    NotRun,
    /// The user says that it does not exist; its tables count as looked at, and empty.
    DeclaredNone,
    /// Something keeps from what lies behind it: a sign-in, a refused host name, a challenge, a maintenance page. That differs
    /// in kind from what was seen.
    Door,
    /// Some of many alike were looked at, chosen without regard to what they are.
    Sample,
    /// More is there than was read: a budget, a quota or a longest length was used up.
    Limit,
    /// It was seen too long ago: what happened since it does not tell.
    Old,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::NotConfigured,
        Self::Unreachable,
        Self::Denied,
        Self::Unsupported,
        Self::TimedOut,
        Self::Failed,
        Self::NotRun,
        Self::DeclaredNone,
        Self::Door,
        Self::Sample,
        Self::Limit,
        Self::Old,
    ];

    /// The word in the snapshot.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotConfigured => "not-configured",
            Self::Unreachable => "unreachable",
            Self::Denied => "denied",
            Self::Unsupported => "unsupported",
            Self::TimedOut => "timed-out",
            Self::Failed => "failed",
            Self::NotRun => "not-run",
            Self::DeclaredNone => "declared-none",
            Self::Door => "door",
            Self::Sample => "sample",
            Self::Limit => "limit",
            Self::Old => "old",
        }
    }
}

/// Why facts are not there, and what would cure it.
#[derive(Clone, Debug)]
pub struct Unseen {
    /// The kind.
    pub kind: Kind,
    /// What happened, in words.
    pub reason: String,
    /// The grant, flag or setting that would cure it.
    pub cure: Option<String>,
}

impl Unseen {
    /// Without a cure. A target's own words may have megabytes.
    pub fn new(kind: Kind, reason: impl Into<String>) -> Self {
        Self { kind, reason: cut(reason.into(), LONGEST_REASON), cure: None }
    }

    /// True where what was not seen is like what was: some of many, and not what a door hides.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        matches!(self.kind, Kind::Sample | Kind::Limit)
    }

    /// The same with what would cure it.
    #[must_use]
    pub fn cured_by(self, cure: impl Into<String>) -> Self {
        Self { cure: Some(cure.into()), ..self }
    }
}

/// How much of a table was seen. What hides behind a door differs in kind from what was seen, and a check may decide on a sample.
const REACHED: &str = "insert into reach values (?1, ?2, ?3, ?4, null, ?5, ?6)
    on conflict do update set kind = excluded.kind, reason = excluded.reason, cure = excluded.cure
    where kind in ('sample', 'limit') and excluded.kind not in ('sample', 'limit')";

/// So many rows may look the same once they are masked.
const MOST_ALIKE: usize = 1_000;

/// One fact: column names and values. Built by [`row!`](crate::snapshot::row).
pub type Row = Vec<(&'static str, Value)>;

/// `row! { "name" => value, … }`: a fact, in any type that SQLite can hold; `None` is null.
#[macro_export]
macro_rules! row {
    ($($name:literal => $value:expr),* $(,)?) => {
        vec![$(($name, $crate::snapshot::Value::from($value))),*]
    };
}
pub use row;

/// A probe's write handle.
pub struct Facts {
    db: Connection,
    probe: &'static str,
    tables: &'static [&'static str],
    looked_at: BTreeSet<&'static str>,
    written: u64,
    redactor: Redactor,
    path: PathBuf,
    /// Why the file could not be written, such as a full disk. What comes after is lost, and `finish` says so.
    lost: Option<rusqlite::Error>,
}

impl Facts {
    pub(super) fn open(path: &Path, probe: &'static str, tables: &'static [&'static str], redactor: Redactor) -> rusqlite::Result<Self> {
        let mut db = Connection::open(path)?;
        db.busy_timeout(Duration::from_secs(20))?;
        db.pragma_update(None, "synchronous", super::SYNCHRONOUS)?;
        {
            let mut fills = db.prepare("insert or ignore into fills values (?1, ?2)")?;
            for table in tables {
                fills.execute(params![table, probe])?;
            }
        }
        db.authorizer(Some(move |asked: AuthContext<'_>| match asked.action {
            AuthAction::Insert { table_name } if tables.contains(&table_name) || ["reach", "sent", "probe"].contains(&table_name) => {
                Authorization::Allow
            }
            AuthAction::Update { table_name: "sent" | "reach", .. } => Authorization::Allow,
            AuthAction::Read { .. } | AuthAction::Select | AuthAction::Transaction { .. } | AuthAction::Function { .. } => {
                Authorization::Allow
            }
            _ => Authorization::Deny,
        }))?;
        Ok(Self { db, probe, tables, looked_at: BTreeSet::new(), written: 0, redactor, path: path.to_owned(), lost: None })
    }

    /// Writes `rows` into `table`, all or none, and marks it as looked at: no rows is then a fact too.
    ///
    /// # Panics
    /// When the table is not this probe's, or a row does not fit it: both are mistakes in the probe, found by its first test.
    pub fn write(&mut self, table: &'static str, rows: impl IntoIterator<Item = Row>) {
        let made = self.try_write(table, rows.into_iter().map(Ok));
        debug_assert!(made.is_ok(), "rows that are there are never refused");
    }

    /// The same for rows that are made as they are written, so that a large answer is in memory once.
    ///
    /// # Errors
    /// What stands in place of the first row that could not be made; then none is written.
    ///
    /// # Panics
    /// As [`Self::write`].
    pub fn try_write(&mut self, table: &'static str, rows: impl IntoIterator<Item = Result<Row, Unseen>>) -> Result<(), Unseen> {
        match self.write_all(table, rows) {
            Ok(written) => {
                self.written += written?;
                self.looked_at.insert(table);
            }
            Err(why) if is_mistake(&why) => panic!("a row does not fit `{table}`: {why}"),
            Err(why) => self.lose(why),
        }
        Ok(())
    }

    /// The same for rows that are computed from the facts of a file. Those may contradict each other, for the file may have been
    /// changed by anybody: that is no mistake of ours.
    ///
    /// # Errors
    /// What stands in place of rows that do not fit the table; then none is written.
    pub fn write_computed(&mut self, table: &'static str, rows: impl IntoIterator<Item = Row>) -> Result<(), Unseen> {
        match self.write_all(table, rows.into_iter().map(Ok)) {
            Ok(written) => {
                self.written += written?;
                self.looked_at.insert(table);
            }
            Err(why) if is_mistake(&why) => {
                return Err(Unseen::new(Kind::Failed, format!("the facts that `{table}` is computed from contradict each other: {why}"))
                    .cured_by("scan again"));
            }
            Err(why) => self.lose(why),
        }
        Ok(())
    }

    fn write_all(
        &mut self,
        table: &'static str,
        rows: impl IntoIterator<Item = Result<Row, Unseen>>,
    ) -> rusqlite::Result<Result<u64, Unseen>> {
        assert!(self.tables.contains(&table), "probe `{}` does not fill `{table}`", self.probe);
        let transaction = self.db.transaction()?;
        let mut insert = Insert::into(table);
        let mut count = 0;
        for row in rows {
            let row = match row {
                Ok(row) => row,
                Err(why) => return Ok(Err(why)),
            };
            insert.row(&transaction, row, &self.redactor)?;
            count += 1;
        }
        transaction.commit()?;
        Ok(Ok(count))
    }

    fn lose(&mut self, why: rusqlite::Error) {
        self.lost.get_or_insert(why);
    }

    /// Says why `table` has no facts, or not all. A first reason stays; but a door outweighs a sample.
    ///
    /// # Panics
    /// When the table is not this probe's.
    pub fn unseen(&mut self, table: &'static str, why: &Unseen) {
        self.reach(table, Some(why));
    }

    /// What has no reason was seen whole. `finish` tells a part from nothing, by the rows that are there.
    fn reach(&mut self, table: &'static str, why: Option<&Unseen>) {
        assert!(self.tables.contains(&table), "probe `{}` does not fill `{table}`", self.probe);
        let clean = |text: &String| clean(text, |text| self.redactor.redact(text));
        let (reason, cure) =
            (why.map(|why| clean(&why.reason)), why.and_then(|why| why.cure.as_ref()).map(|cure| spelled_out(&clean(cure))));
        let extent = if why.is_none_or(|why| why.kind == Kind::DeclaredNone) { "whole" } else { "none" };
        let values = params![table, self.probe, extent, why.map(|why| why.kind.word()), reason, cure];
        match self.db.execute(REACHED, values) {
            Ok(_) => _ = self.looked_at.insert(table),
            Err(why) => self.lose(why),
        }
    }

    /// Notes a statement that was sent to a target.
    pub fn sent(&mut self, kind: &'static str, statement: &str) {
        self.sent_times(kind, statement, 1);
    }

    /// The same for one that was sent `times` times.
    pub fn sent_times(&mut self, kind: &'static str, statement: &str, times: u64) {
        let clean = self.redactor.redact_sent(statement);
        let times = i64::try_from(times).unwrap_or(i64::MAX);
        let sql = "insert into sent values (?1, ?2, ?3, ?4) on conflict do update set times = times + excluded.times";
        if let Err(why) = self.db.execute(sql, params![self.probe, kind, clean, times]) {
            self.lose(why);
        }
    }

    /// Teaches the redactor a secret that was met on the way, such as a session cookie.
    pub fn learn_secret(&self, secret: &str) {
        self.redactor.learn_word(secret);
    }

    fn tell_part_from_none(&mut self, table: &'static str) {
        let sql = format!(
            "update reach set extent = 'part', seen = (select count(*) from {table})
             where table_name = ?1 and extent = 'none' and exists (select 1 from {table})"
        );
        if let Err(why) = self.db.execute(&sql, [table]) {
            self.lose(why);
        }
    }

    /// Ends the probe: every table that was neither written nor explained is unseen for `why`.
    ///
    /// # Errors
    /// When the snapshot could not be written, now or before.
    pub fn finish(mut self, why: Option<&Unseen>, took: Duration) -> Result<(), SnapshotError> {
        let unseen = Unseen::new(Kind::Failed, "the probe ended before it looked");
        for table in self.tables {
            let why = if self.looked_at.contains(table) { None } else { Some(why.unwrap_or(&unseen)) };
            self.reach(table, why);
            self.tell_part_from_none(table);
        }
        let (ms, facts) = (i64::try_from(took.as_millis()).unwrap_or(i64::MAX), i64::try_from(self.written).unwrap_or(i64::MAX));
        // Its row says that the probe came to its end: not where something of it was lost.
        if self.lost.is_none()
            && let Err(why) = self.db.execute("insert into probe values (?1, ?2, ?3)", params![self.probe, ms, facts])
        {
            self.lose(why);
        }
        let path = self.path.display().to_string();
        self.lost.map_or(Ok(()), |source| Err(SnapshotError::Sqlite { path, source }))
    }
}

/// Errors that are the probe's own: a table or column that does not exist, a value that does not fit.
fn is_mistake(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error_code();
    code.is_none()
        || matches!(
            code,
            Some(
                ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch | ErrorCode::Unknown | ErrorCode::AuthorizationForStatementDenied
            )
        )
}

/// Texts that somebody else's statements left in a server.
const STATEMENTS: &[(&str, &str)] = &[
    ("db_statement", "text"),
    ("load_request_statement", "statement"),
    ("load_statement", "statement"),
    ("log_statement", "text"),
    ("log_plan", "text"),
    ("log_event", "statement"),
];

/// The statement that inserts into one table, kept from row to row while they have the same columns.
struct Insert {
    table: &'static str,
    columns: Vec<&'static str>,
    sql: String,
}

impl Insert {
    fn into(table: &'static str) -> Self {
        Self { table, columns: Vec::new(), sql: String::new() }
    }

    /// Every text passes the redactor here, and nowhere else.
    fn row(&mut self, transaction: &Transaction<'_>, row: Row, redactor: &Redactor) -> rusqlite::Result<usize> {
        if self.sql.is_empty() || !row.iter().map(|(name, _)| name).eq(&self.columns) {
            self.columns = row.iter().map(|(name, _)| *name).collect();
            let marks = vec!["?"; self.columns.len()].join(", ");
            self.sql = format!("insert into {} ({}) values ({marks})", self.table, self.columns.join(", "));
        }
        let mut statement = transaction.prepare_cached(&self.sql)?;
        let mut masked = Vec::new();
        let clean = |(at, (name, value)): (usize, (&'static str, Value))| match value {
            Value::Text(text) => {
                let is_statement = STATEMENTS.contains(&(self.table, name));
                let clean = clean(&text, |text| if is_statement { redactor.redact_statement(text) } else { redactor.redact(text) });
                masked.extend((clean != text).then_some(at));
                Value::Text(clean)
            }
            other => other,
        };
        let values: Vec<Value> = row.into_iter().enumerate().map(clean).collect();
        // Two addresses that differ in their secrets alone are still two: the second and later ones get a number.
        let mut answer = statement.execute(params_from_iter(&values));
        for number in 2..=MOST_ALIKE {
            if masked.is_empty() || !answer.as_ref().is_err_and(is_taken) {
                break;
            }
            let numbered = values.iter().enumerate().map(|(at, value)| match value {
                Value::Text(text) if masked.contains(&at) => Value::Text(format!("{text} ({number})")),
                other => other.clone(),
            });
            answer = statement.execute(params_from_iter(numbered));
        }
        answer
    }
}

/// A row of that key is there already.
fn is_taken(error: &rusqlite::Error) -> bool {
    let codes = [ffi::SQLITE_CONSTRAINT_PRIMARYKEY, ffi::SQLITE_CONSTRAINT_UNIQUE];
    error.sqlite_error().is_some_and(|e| codes.contains(&e.extended_code))
}
