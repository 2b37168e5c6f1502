//! Postgres during the load: statements run, sessions opened, and who waits for what.

use std::{collections::BTreeMap, path::Path};

use tokio_postgres::{Client, SimpleQueryRow};

use super::meter::{Counter, Counters, Source};
use crate::{
    probe::postgres::{ask, connect, not_named, wrapped},
    snapshot::{Absence, Facts, Kind},
    target::Target,
};

/// The counter of opened sessions among those of the statements.
pub(super) const SESSIONS: &str = "sessions";
/// The counter of statements that this role may not see.
pub(super) const HIDDEN: &str = "hidden";

const SELF: &str = "select /* plimsoll */ current_setting('server_version_num'), quote_ident(current_user),
       (select quote_ident(n.nspname) from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_stat_statements')";

/// Texts are left out here: they are large, and only those of statements that ran are wanted.
const COUNTERS: &str = "select /* plimsoll */ coalesce(s.queryid::text, 'hidden'), sum(s.calls), sum(s.rows), sum(s.total_exec_time)
from {schema}.pg_stat_statements(false) s
where s.dbid = (select oid from pg_catalog.pg_database where datname = current_database())
group by 1
union all
select 'sessions', (to_jsonb(d) ->> 'sessions')::bigint, 0, 0 from pg_catalog.pg_stat_database d where datname = current_database()";

const TEXTS: &str =
    "select /* plimsoll */ s.queryid, min(s.query) from {schema}.pg_stat_statements s where s.queryid in ({ids}) group by 1";

/// The same of queries alone: ours are left out, and the text of a utility command holds its constants, passwords among
/// them, so it is never read.
const QUERIES: &str = r"select /* plimsoll */ s.queryid, left(min(s.query), 4000) from {schema}.pg_stat_statements s
where s.queryid in ({ids}) and position('/* plimsoll */' in s.query) = 0
  and s.query ~* '^(\s|\(|--[^\n]*\n|/\*([^*]|\*[^/])*\*/)*(select|insert|update|delete|merge|with|values|table)\M'
group by 1";

const ACTIVITY: &str = "select /* plimsoll */ count(*), count(*) filter (where state = 'active'),
       count(*) filter (where state = 'active' and wait_event is null),
       count(*) filter (where state = 'active' and wait_event_type = 'Lock'),
       count(*) filter (where state like 'idle in transaction%'),
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
       count(*) filter (where query = '<insufficient privilege>')
from pg_catalog.pg_stat_activity
where (backend_type = 'client backend' or (backend_type is null and usesysid is not null))
  and application_name is distinct from 'plimsoll'";

/// The app's Postgres.
pub(super) struct Postgres {
    client: Client,
    role: String,
    schema: Option<String>,
    sent: BTreeMap<String, u64>,
}

/// Sessions at one time.
pub(super) struct Activity {
    pub(super) connections: i64,
    pub(super) active: i64,
    pub(super) running: i64,
    pub(super) lock_waiting: i64,
    pub(super) idle_in_transaction: i64,
    pub(super) connections_max: i64,
}

impl Postgres {
    pub(super) async fn open(target: &Target, ca_file: Option<&Path>) -> Result<Self, Absence> {
        if target.declared_none("postgres") {
            return Err(Absence::new(Kind::DeclaredNone, "plimsoll.toml says that there is no postgres"));
        }
        let found = target.postgres.as_ref().ok_or_else(not_named)?;
        let client = connect(&found.address, ca_file).await?;
        let mut postgres = Self { client, role: String::new(), schema: None, sent: BTreeMap::new() };
        let answer = postgres.ask(SELF).await?;
        let text = |n| answer.first().and_then(|row| row.get(n)).map(str::to_owned);
        (postgres.role, postgres.schema) = (text(1).unwrap_or_default(), text(2));
        Ok(postgres)
    }

    /// Why statements are not counted here.
    pub(super) fn no_statements(&self) -> Option<Absence> {
        self.schema.is_none().then(|| {
            Absence::new(Kind::Unsupported, "pg_stat_statements is not installed in this database").cured_by(
                "create extension pg_stat_statements; (first put it into shared_preload_libraries and restart, if it is not there)",
            )
        })
    }

    /// Why a count would be too low: others' statements or sessions are hidden from this role.
    pub(super) fn hidden(&self) -> Absence {
        Absence::new(Kind::Denied, format!("{} sees only its own sessions and statements", self.role))
            .cured_by(format!("grant pg_monitor to {};", self.role))
    }

    /// The texts of statements, by id.
    pub(super) async fn texts(&mut self, ids: &[&str]) -> Result<BTreeMap<String, String>, Absence> {
        self.texts_by(TEXTS, ids).await
    }

    /// The same of queries alone.
    pub(super) async fn queries(&mut self, ids: &[&str]) -> Result<BTreeMap<String, String>, Absence> {
        self.texts_by(QUERIES, ids).await
    }

    async fn texts_by(&mut self, sql: &str, ids: &[&str]) -> Result<BTreeMap<String, String>, Absence> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let sql = self.with_schema(sql);
        // Listed with a mark for the numbers, which differ each time.
        *self.sent.entry(wrapped(&sql)).or_default() += 1;
        let sql = sql.replace("{ids}", &ids.join(", "));
        let rows = ask(&self.client, &sql, &self.role).await?;
        Ok(rows.iter().filter_map(|row| Some((row.get(0)?.to_owned(), row.get(1)?.to_owned()))).collect())
    }

    /// Sessions now.
    pub(super) async fn activity(&mut self) -> Result<Activity, Absence> {
        let rows = self.ask(ACTIVITY).await?;
        let number = |n| rows.first().and_then(|row| row.get(n)).and_then(|text| text.parse::<i64>().ok()).unwrap_or_default();
        if number(6) > 0 {
            return Err(self.hidden());
        }
        Ok(Activity {
            connections: number(0),
            active: number(1),
            running: number(2),
            lock_waiting: number(3),
            idle_in_transaction: number(4),
            connections_max: number(5),
        })
    }

    /// Lists what was sent.
    pub(super) fn tell(&self, facts: &mut Facts) {
        for (statement, times) in &self.sent {
            facts.sent_times("sql", statement, *times);
        }
    }

    async fn ask(&mut self, sql: &str) -> Result<Vec<SimpleQueryRow>, Absence> {
        let sql = self.with_schema(sql);
        *self.sent.entry(wrapped(&sql)).or_default() += 1;
        ask(&self.client, &sql, &self.role).await
    }

    fn with_schema(&self, sql: &str) -> String {
        sql.replace("{schema}", self.schema.as_deref().unwrap_or("public"))
    }
}

impl Source for Postgres {
    async fn counters(&mut self) -> Result<Counters, Absence> {
        let rows = self.ask(COUNTERS).await?;
        let number = |row: &SimpleQueryRow, n| row.get(n).and_then(|text| text.parse::<f64>().ok());
        Ok(rows
            .iter()
            // Before version 14 sessions are not counted, and their row holds no number.
            .filter_map(|row| {
                let counter = Counter { calls: number(row, 1)?, rows: number(row, 2)?, ms: number(row, 3)? };
                Some((row.get(0)?.to_owned(), counter))
            })
            .collect())
    }
}
