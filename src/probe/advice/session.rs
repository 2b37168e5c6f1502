//! Our own connection: what we may see, and EXPLAIN in one short transaction that leaves nothing behind.

use std::{
    collections::BTreeMap,
    sync::{Mutex, OnceLock},
};

use serde_json::Value;

use super::guard;
use crate::{
    client::postgres::{
        Client, STATEMENTS_SCHEMA, SimpleQueryRow, ask_and_tidy, literal, narrowed, no_statements, pieces, undoing, wrapped,
    },
    snapshot::{Kind, Unseen},
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
    has_statements: bool,
    is_statements_open: bool,
    sees_statements: bool,
    /// True where nothing is refused to our role.
    pub(super) is_superuser: bool,
    /// What goes before every plan: it fails where the catalog was changed.
    unchanged: OnceLock<String>,
    /// What was sent, with how often; written at the end.
    sent: Mutex<BTreeMap<String, u64>>,
}

/// The first version with a role that reads everything; what a superuser takes where tables of the user's are planned.
const FIRST_WITH_READER: u32 = 14;
const READER: &str = "set local role pg_read_all_data";

/// The first version that plans a statement without values for its parameters.
const FIRST_WITH_GENERIC_PLAN: u32 = 16;
const DEALLOCATE: &str = "deallocate plimsoll_advice";

/// The column of EXPLAIN's answer.
const PLAN: &str = "QUERY PLAN";

impl Session {
    pub(super) async fn open(client: Client) -> Result<Self, Unseen> {
        let sql = include_str!("session.sql").replace("{statements_schema}", STATEMENTS_SCHEMA);
        let answer = ask_and_tidy(&client, &sql, "the role", "").await?;
        let row = answer.first().ok_or_else(|| Unseen::new(Kind::Failed, "the server told nothing of itself"))?;
        let text = |name: &str| row.try_get(name).ok().flatten().map(str::to_owned);
        let is = |name: &str| text(name).as_deref() == Some("t");
        Ok(Self {
            version: text("version").and_then(|v| v.parse().ok()).unwrap_or_default(),
            role: text("quoted_role").unwrap_or_default(),
            hypopg: text("hypopg_schema"),
            has_trigrams: is("has_trigrams"),
            bytes: text("bytes").and_then(|b| b.parse().ok()).unwrap_or_default(),
            statements: text("statements_schema"),
            has_statements: is("has_statements"),
            is_statements_open: is("is_statements_open"),
            sees_statements: is("sees_statements"),
            is_superuser: is("is_superuser"),
            unchanged: OnceLock::new(),
            sent: Mutex::new(BTreeMap::from([(wrapped(&sql), 1)])),
            client,
        })
    }

    /// Where pg_stat_statements lies, or why it cannot be read.
    pub(super) fn statements_schema(&self) -> Result<&str, Unseen> {
        if !self.sees_statements {
            let unseen = Unseen::new(Kind::Denied, format!("{} sees only its own statements", self.role));
            return Err(unseen.cured_by(format!("grant pg_monitor to {};", self.role)));
        }
        self.statements.as_deref().ok_or_else(|| {
            let unseen = no_statements(self.has_statements);
            if self.has_statements {
                return unseen;
            }
            unseen.cured_by(
                "create extension pg_stat_statements; (first put it into shared_preload_libraries and restart, if it is not there)",
            )
        })
    }

    /// One statement of ours.
    pub(super) async fn ask(&self, sql: &str, rights: Rights) -> Result<Vec<SimpleQueryRow>, Unseen> {
        let sql = self.with_rights(sql, rights);
        self.note(&wrapped(&sql), 1);
        let answer = ask_and_tidy(&self.client, &sql, &self.role, "").await;
        answer.inspect_err(|why| undoing(why).into_iter().for_each(|sql| self.note(sql, 1)))
    }

    /// A superuser takes no more rights than a statement needs.
    fn with_rights(&self, sql: &str, rights: Rights) -> String {
        match rights {
            Rights::Monitor => narrowed(sql, self.is_superuser),
            Rights::Statements => narrowed(sql, self.is_superuser && self.is_statements_open),
            Rights::Reader if self.is_superuser && self.version >= FIRST_WITH_READER => format!("{READER};\n{sql}"),
            Rights::Reader | Rights::Given => sql.to_owned(),
        }
    }

    /// Statements explained together, with `indexes` that exist only for them: all in one transaction, so that a
    /// pooler gives nobody else their connection, and taken back whatever happens. The names of the indexes, and a
    /// plan for each statement.
    pub(super) async fn explain(&self, indexes: &[String], explained: &[Explained<'_>]) -> Result<(Vec<String>, Vec<Value>), Unseen> {
        let mut script = Script::default();
        if self.is_superuser && self.version >= FIRST_WITH_READER && !explained.iter().any(|one| one.needs_all_rights) {
            script.push(READER);
        }
        let hypopg = self.hypopg.as_deref().filter(|_| !indexes.is_empty());
        if let Some(schema) = hypopg {
            script.push(&format!("select {schema}.hypopg_reset() is null as done /* plimsoll */"));
            for ddl in indexes {
                let ddl = literal(ddl);
                script.push(&format!("select indexname from {schema}.hypopg_create_index({ddl}::text) /* plimsoll */"));
            }
        }
        self.unchanged.get().into_iter().for_each(|sql| script.push(sql));
        explained.iter().for_each(|one| self.push_explanation(one, &mut script));
        let mut tidy = Vec::new();
        if let Some(schema) = hypopg {
            script.push(&format!("select {schema}.hypopg_reset() is null as done /* plimsoll */"));
            tidy.push(format!("select {schema}.hypopg_reset() is null as done /* plimsoll */"));
        }
        // A prepared statement outlives its transaction. Where there is none, this last one fails, and does no harm.
        if explained.iter().any(|one| self.is_prepared(one)) {
            tidy.push(DEALLOCATE.to_owned());
        }
        let answer = ask_and_tidy(&self.client, &script.sent.join(";\n"), &self.role, &tidy.join(";\n")).await;
        pieces(&script.shown).for_each(|piece| self.note(piece, 1));
        let answer = answer.inspect_err(|why| {
            let undone = undoing(why).into_iter().flat_map(|sql| [sql].into_iter().chain(tidy.iter().map(String::as_str)));
            undone.for_each(|piece| self.note(piece, 1));
        })?;
        let all = |column: &str| {
            let rows = answer.iter().filter(|row| row.columns().first().is_some_and(|c| c.name() == column));
            rows.filter_map(|row| row.get(0).map(str::to_owned)).collect::<Vec<_>>()
        };
        let plans = all(PLAN).iter().map(|text| serde_json::from_str(text).unwrap_or_default()).collect();
        Ok((all("indexname"), plans))
    }

    /// Remembers what `mark` gives: from now on nothing is planned where it gives something else.
    pub(super) async fn watch(&self, mark: &str) -> Result<(), Unseen> {
        let rows = self.ask(&mark.replacen("select", "select /* plimsoll */", 1), Rights::Monitor).await?;
        let before = rows.first().and_then(|row| row.get(0)).unwrap_or_default();
        let _ = self.unchanged.set(guard::unchanged(mark, before));
        Ok(())
    }

    fn is_prepared(&self, one: &Explained<'_>) -> bool {
        one.parameters > 0 && self.version < FIRST_WITH_GENERIC_PLAN
    }

    fn push_explanation(&self, one: &Explained<'_>, script: &mut Script) {
        script.push(&format!("select set_config('search_path', {}, true) as path /* plimsoll */", literal(one.path)));
        let explain = "explain /* plimsoll */ (format json, verbose";
        if self.is_prepared(one) {
            let nulls = vec!["null"; one.parameters].join(", ");
            let prepare = |sql: &str| format!("prepare plimsoll_advice as {sql}");
            script.push("set local plan_cache_mode = force_generic_plan");
            script.push_shown(prepare(&one.sql), prepare(&one.shown));
            script.push(&format!("{explain}) execute plimsoll_advice ({nulls})"));
            script.push(DEALLOCATE);
        } else {
            let generic = if one.parameters == 0 { "" } else { ", generic_plan" };
            let text = |sql: &str| format!("{explain}{generic}) {sql}");
            script.push_shown(text(&one.sql), text(&one.shown));
        }
        script.push("set local search_path = pg_catalog, pg_temp");
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

/// Whose rights a statement of ours takes, where it is a superuser's session.
#[derive(Clone, Copy)]
pub(super) enum Rights {
    /// All that were given.
    Given,
    /// Those of `pg_monitor`.
    Monitor,
    /// The same, where they reach to pg_stat_statements.
    Statements,
    /// Those to read all tables, and nothing besides.
    Reader,
}

/// Statements of one message, as they are sent and as they are listed.
#[derive(Default)]
struct Script {
    sent: Vec<String>,
    shown: Vec<String>,
}

impl Script {
    fn push(&mut self, sql: &str) {
        self.push_shown(sql.to_owned(), sql.to_owned());
    }

    fn push_shown(&mut self, sent: String, shown: String) {
        self.sent.push(sent);
        self.shown.push(shown);
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
    /// Its text for the list of what was sent: a value of the statistics is shown as `'?'`.
    pub(super) shown: String,
    /// True where a role that only reads would be refused, such as by a policy on rows.
    pub(super) needs_all_rights: bool,
}
