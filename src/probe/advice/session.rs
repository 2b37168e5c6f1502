//! Our own connection: what we may see, and EXPLAIN in one short transaction that leaves nothing behind.

use std::{collections::BTreeMap, sync::Mutex};

use serde_json::Value;
use tokio_postgres::SimpleQueryRow;

use crate::{
    probe::postgres::{Client, ask_and_tidy, wrapped},
    snapshot::{Absence, Kind},
};

/// A connection with what it found at its start.
pub(super) struct Session {
    client: Client,
    /// The server's major version.
    pub(super) version: u32,
    /// Our role, ready for SQL.
    pub(super) role: String,
    /// Where HypoPG lies; `None`: not installed.
    pub(super) hypopg: Option<String>,
    /// True where the operator class of trigrams is there.
    pub(super) has_trigrams: bool,
    /// Bytes of all tables.
    pub(super) bytes: f64,
    statements: Option<String>,
    sees_statements: bool,
    /// What was sent, with how often; written at the end.
    sent: Mutex<BTreeMap<String, u64>>,
}

/// The column of EXPLAIN's answer.
const PLAN: &str = "QUERY PLAN";

impl Session {
    pub(super) async fn open(client: Client) -> Result<Self, Absence> {
        let sql = include_str!("session.sql");
        let answer = ask_and_tidy(&client, sql, "the role", "").await?;
        let row = answer.first().ok_or_else(|| Absence::new(Kind::Failed, "the server told nothing of itself"))?;
        let text = |name: &str| row.try_get(name).ok().flatten().map(str::to_owned);
        let is = |name: &str| text(name).as_deref() == Some("t");
        Ok(Self {
            version: text("version").and_then(|v| v.parse().ok()).unwrap_or_default(),
            role: text("quoted_role").unwrap_or_default(),
            hypopg: text("hypopg_schema"),
            has_trigrams: is("has_trigrams"),
            bytes: text("bytes").and_then(|b| b.parse().ok()).unwrap_or_default(),
            statements: text("statements_schema"),
            sees_statements: is("sees_statements"),
            sent: Mutex::new(BTreeMap::from([(wrapped(sql), 1)])),
            client,
        })
    }

    /// Where pg_stat_statements lies, or why it cannot be read.
    pub(super) fn statements_schema(&self) -> Result<&str, Absence> {
        if !self.sees_statements {
            let absence = Absence::new(Kind::Denied, format!("{} sees only its own statements", self.role));
            return Err(absence.cured_by(format!("grant pg_monitor to {};", self.role)));
        }
        self.statements.as_deref().ok_or_else(|| {
            Absence::new(Kind::Unsupported, "pg_stat_statements is not installed in this database").cured_by(
                "create extension pg_stat_statements; (first put it into shared_preload_libraries and restart, if it is not there)",
            )
        })
    }

    /// One statement of ours.
    pub(super) async fn ask(&self, sql: &str) -> Result<Vec<SimpleQueryRow>, Absence> {
        self.note(&wrapped(sql), 1);
        ask_and_tidy(&self.client, sql, &self.role, "").await
    }

    /// Statements explained together, with `indexes` that exist only for them: all in one transaction, so that a
    /// pooler gives nobody else their connection, and taken back whatever happens. The names of the indexes, and a
    /// plan for each statement.
    pub(super) async fn explain(&self, indexes: &[String], explained: &[Explained<'_>]) -> Result<(Vec<String>, Vec<Value>), Absence> {
        let mut script = String::new();
        let hypopg = self.hypopg.as_deref().filter(|_| !indexes.is_empty());
        if let Some(schema) = hypopg {
            script.push_str(&format!("select {schema}.hypopg_reset() is null as done /* plimsoll */;\n"));
            for ddl in indexes {
                let sql = format!("select indexname from {schema}.hypopg_create_index('{}') /* plimsoll */;\n", ddl.replace('\'', "''"));
                self.note(sql.trim(), 1);
                script.push_str(&sql);
            }
        }
        for one in explained {
            script.push_str(&self.explanation(one));
            self.note(&format!("explain {}", one.shown), 1);
        }
        if let Some(schema) = hypopg {
            script.push_str(&format!("select {schema}.hypopg_reset() is null as done"));
        }
        let reset = hypopg.map_or(String::new(), |schema| format!("select {schema}.hypopg_reset();"));
        // A prepared statement outlives its transaction. Where there is none, this last one fails, and does no harm.
        let tidy = format!("{reset} deallocate plimsoll_advice");
        let answer = ask_and_tidy(&self.client, script.trim().trim_end_matches(';'), &self.role, &tidy).await?;
        let all = |column: &str| {
            let rows = answer.iter().filter(|row| row.columns().first().is_some_and(|c| c.name() == column));
            rows.filter_map(|row| row.get(0).map(str::to_owned)).collect::<Vec<_>>()
        };
        let plans = all(PLAN).iter().map(|text| serde_json::from_str(text).unwrap_or_default()).collect();
        Ok((all("indexname"), plans))
    }

    fn explanation(&self, one: &Explained<'_>) -> String {
        let path = one.path.replace('\'', "''");
        let begin = format!("select set_config('search_path', '{path}', true) as path;\n");
        let end = "set local search_path = '';\n";
        let (sql, count) = (&one.sql, one.parameters);
        let explain = "explain /* plimsoll */ (format json, verbose";
        let body = if count == 0 {
            format!("{explain}) {sql};\n")
        } else if self.version >= 16 {
            format!("{explain}, generic_plan) {sql};\n")
        } else {
            let nulls = vec!["null"; count].join(", ");
            format!(
                "set local plan_cache_mode = force_generic_plan;\nprepare plimsoll_advice as {sql};\n{explain}) execute plimsoll_advice ({nulls});\ndeallocate plimsoll_advice;\n"
            )
        };
        format!("{begin}{body}{end}")
    }

    fn note(&self, sql: &str, times: u64) {
        if let Ok(mut sent) = self.sent.lock() {
            *sent.entry(sql.to_owned()).or_default() += times;
        }
    }

    /// Everything that was sent so far.
    pub(super) fn take_sent(&self) -> BTreeMap<String, u64> {
        self.sent.lock().map(|mut sent| std::mem::take(&mut *sent)).unwrap_or_default()
    }
}

/// A statement to be explained.
pub(super) struct Explained<'a> {
    /// Its text, with stand-ins.
    pub(super) sql: String,
    /// The parameters left in it.
    pub(super) parameters: usize,
    /// The search path under which its names mean what they meant.
    pub(super) path: &'a str,
    /// Its text without stand-ins, for the list of what was sent.
    pub(super) shown: &'a str,
}
