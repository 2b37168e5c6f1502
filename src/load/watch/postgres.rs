//! Postgres during the load: statements run, sessions opened, and who waits for what.

use std::{collections::BTreeMap, path::Path};

use crate::{
    client::postgres::{
        Client, STATEMENTS_SCHEMA, SimpleQueryRow, ask, connect, literal, narrowed, no_statements, not_named, undoing, wrapped,
    },
    config::Target,
    load::watch::counter::{Counter, Counters, Source},
    snapshot::{Facts, Kind, Unseen},
};

/// The counter of opened sessions among those of the statements.
pub(crate) const SESSIONS: &str = "sessions";
/// The counter of statements that this role may not see.
pub(crate) const HIDDEN: &str = "hidden";
/// Before the name of another database of the server: the counter of all of its statements.
const ELSEWHERE: &str = "database ";

/// True for the counter of one statement.
pub(crate) fn is_statement(name: &str) -> bool {
    name.parse::<i64>().is_ok()
}

/// The other database of the server in which most ran; none: nothing did.
pub(crate) fn elsewhere(cost: &Counters) -> Option<String> {
    let others = cost.iter().filter_map(|(name, counter)| Some((name.strip_prefix(ELSEWHERE)?, counter.calls)));
    others.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(name, _)| name.to_owned())
}

/// The first version that tells the statement of a session by its id.
const FIRST_WITH_QUERY_ID: u32 = 140_000;

const SELF: &str = include_str!("session.sql");
const COUNTERS: &str = include_str!("counters.sql");
const TEXTS: &str = include_str!("texts.sql");
const QUERIES: &str = include_str!("queries.sql");
const LOG: &str = include_str!("log_position.sql");
const REPLICAS: &str = include_str!("replicas.sql");
const SIZE: &str = include_str!("database_bytes.sql");
const CLIENTS: &str = include_str!("clients.sql");
const HOLDERS: &str = include_str!("holders.sql");

/// The app's Postgres.
pub(crate) struct Postgres {
    client: Client,
    role: String,
    /// Such as 160_002.
    version: u32,
    /// That ordinary users may open.
    pub(crate) connections_max: i64,
    schema: Option<String>,
    has_statements: bool,
    is_superuser: bool,
    /// True where `pg_monitor` may use the schema of pg_stat_statements.
    is_schema_open: bool,
    /// The target's databases, as a list of SQL.
    own: String,
    sent: BTreeMap<String, u64>,
}

/// The database of the session and those that were named besides.
fn own(named: &[String]) -> String {
    ["current_database()".to_owned()].into_iter().chain(named.iter().map(|name| literal(name))).collect::<Vec<_>>().join(", ")
}

/// Client sessions that were found alike.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sessions {
    /// `active`, `idle in transaction` or `idle`, as Postgres says it.
    pub(crate) state: String,
    /// Class and name of the event that they wait for; empty: none, so they run on a processor.
    pub(crate) wait: (String, String),
    /// Their statement; none: idle, or the server does not tell.
    pub(crate) queryid: Option<i64>,
    /// In one of the target's databases; others on the same server take connections and processors as well, and nothing of what is waited
    /// for here.
    pub(crate) is_own: bool,
    pub(crate) count: i64,
}

/// Where the log stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LogPosition {
    pub(crate) bytes: i64,
    pub(crate) file_bytes: i64,
    /// Since the counters were reset.
    pub(crate) archived_files: i64,
    /// Full ones that are not archived; none: none was, or none is to be.
    pub(crate) files_waiting: Option<i64>,
}

impl Postgres {
    pub(crate) async fn open(target: &Target, ca_file: Option<&Path>) -> Result<Self, Unseen> {
        if target.declared_none("postgres") {
            return Err(Unseen::new(Kind::DeclaredNone, "plimsoll.toml says that there is no postgres"));
        }
        let found = target.postgres.as_ref().ok_or_else(not_named)?;
        let client = connect(&found.address, ca_file).await?;
        let mut postgres = Self {
            client,
            role: String::new(),
            version: 0,
            connections_max: 0,
            schema: None,
            has_statements: false,
            is_superuser: false,
            is_schema_open: false,
            own: own(&target.databases),
            sent: BTreeMap::new(),
        };
        let answer = postgres.ask_as_it_is(&SELF.replace("{statements_schema}", STATEMENTS_SCHEMA)).await?;
        let text = |n| answer.first().and_then(|row| row.get(n));
        postgres.version = text(0).and_then(|n| n.parse().ok()).unwrap_or_default();
        postgres.role = text(1).map(str::to_owned).unwrap_or_default();
        postgres.connections_max = text(2).and_then(|n| n.parse().ok()).unwrap_or_default();
        postgres.schema = text(3).map(str::to_owned);
        let is = |n| text(n) == Some("t");
        (postgres.has_statements, postgres.is_superuser, postgres.is_schema_open) = (is(4), is(5), is(6));
        Ok(postgres)
    }

    /// Who asks, quoted.
    pub(crate) fn role(&self) -> &str {
        &self.role
    }

    /// Why statements are not counted here.
    pub(crate) fn no_statements(&self) -> Option<Unseen> {
        self.schema.is_none().then(|| {
            let why = no_statements(self.has_statements);
            if self.has_statements {
                return why;
            }
            why.cured_by(
                "create extension pg_stat_statements; (first put it into shared_preload_libraries and restart, if it is not there)",
            )
        })
    }

    /// Why a count would be too low: others' statements or sessions are hidden from this role.
    pub(crate) fn hidden(&self) -> Unseen {
        Unseen::new(Kind::Denied, format!("{} sees only its own sessions and statements", self.role))
            .cured_by(format!("grant pg_monitor to {};", self.role))
    }

    /// The texts of statements, by id.
    pub(crate) async fn texts(&mut self, ids: &[&str]) -> Result<BTreeMap<String, String>, Unseen> {
        self.texts_by(TEXTS, ids).await
    }

    /// The same of queries and commits alone.
    pub(crate) async fn queries(&mut self, ids: &[&str]) -> Result<BTreeMap<String, String>, Unseen> {
        self.texts_by(QUERIES, ids).await
    }

    async fn texts_by(&mut self, sql: &str, ids: &[&str]) -> Result<BTreeMap<String, String>, Unseen> {
        Ok(pairs(&self.ask_of(sql, ids).await?).collect())
    }

    /// `sql` with these `ids`; of none there is nothing to ask.
    pub(crate) async fn ask_of(&mut self, sql: &str, ids: &[&str]) -> Result<Vec<SimpleQueryRow>, Unseen> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let sql = self.with_schema(sql);
        // Listed with a mark for the numbers, which differ each time.
        self.note(&wrapped(&sql));
        self.send(&sql.replace("{ids}", &ids.join(", "))).await
    }

    /// Client sessions now, ours left out.
    pub(crate) async fn sessions(&mut self) -> Result<Vec<Sessions>, Unseen> {
        let query_id = if self.version >= FIRST_WITH_QUERY_ID { "query_id" } else { "null::bigint" };
        let rows = self.ask(&CLIENTS.replace("{query_id}", query_id).replace("{own}", &self.own)).await?;
        if rows.iter().any(|row| row.get(5) == Some("t")) {
            return Err(self.hidden());
        }
        let text = |row: &SimpleQueryRow, n| row.get(n).unwrap_or_default().to_owned();
        let number = |row: &SimpleQueryRow, n| row.get(n).and_then(|text| text.parse().ok());
        Ok(rows
            .iter()
            .map(|row| Sessions {
                state: text(row, 0),
                wait: (text(row, 1), text(row, 2)),
                queryid: number(row, 3),
                is_own: row.get(6) == Some("t"),
                count: number(row, 4).unwrap_or_default(),
            })
            .collect())
    }

    /// How many transactions are waited for now. To read the locks holds up those who take one, for some microseconds.
    pub(crate) async fn holders(&mut self) -> Result<i64, Unseen> {
        let rows = self.ask(&HOLDERS.replace("{own}", &self.own)).await?;
        Ok(rows.first().and_then(|row| row.get(0)).and_then(|text| text.parse().ok()).unwrap_or_default())
    }

    /// Where the log stands now.
    pub(crate) async fn log_position(&mut self) -> Result<LogPosition, Unseen> {
        let rows = self.ask(LOG).await?;
        let number = |n| rows.first().and_then(|row| row.get(n)).and_then(|text| text.parse::<i64>().ok());
        let read = || Some(LogPosition { bytes: number(0)?, file_bytes: number(1)?, archived_files: number(2)?, files_waiting: number(3) });
        read().ok_or_else(|| Unseen::new(Kind::Failed, "Postgres did not tell where its log stands"))
    }

    /// Bytes of the log that the replica furthest behind has not replayed; none: nobody follows.
    pub(crate) async fn replica_behind_bytes(&mut self) -> Result<Option<i64>, Unseen> {
        let rows = self.ask(REPLICAS).await?;
        let number = |n| rows.first().and_then(|row| row.get(n)).and_then(|text| text.parse::<i64>().ok());
        if number(0) > Some(0) { Err(self.hidden()) } else { Ok(number(1)) }
    }

    /// The size of this database now.
    pub(crate) async fn database_bytes(&mut self) -> Result<i64, Unseen> {
        let rows = self.ask(SIZE).await?;
        let bytes = rows.first().and_then(|row| row.get(0)).and_then(|text| text.parse().ok());
        bytes.ok_or_else(|| Unseen::new(Kind::Failed, "Postgres did not tell how large the database is"))
    }

    /// Transactions of ours so far: each message is one, and ends with its commit.
    pub(crate) fn commits(&self) -> u64 {
        self.sent.values().sum()
    }

    /// Lists what was sent.
    pub(crate) fn write_sent(&self, facts: &mut Facts) {
        for (statement, times) in &self.sent {
            facts.sent_times("sql", statement, *times);
        }
    }

    /// Sends a statement that needs no more than the rights of `pg_monitor`.
    async fn ask(&mut self, sql: &str) -> Result<Vec<SimpleQueryRow>, Unseen> {
        self.ask_as_it_is(&self.with_schema(sql)).await
    }

    /// The same with all rights that were given: of the user's tables, those of the role count.
    pub(crate) async fn ask_as_it_is(&mut self, sql: &str) -> Result<Vec<SimpleQueryRow>, Unseen> {
        self.note(&wrapped(sql));
        self.send(sql).await
    }

    async fn send(&mut self, sql: &str) -> Result<Vec<SimpleQueryRow>, Unseen> {
        let answer = ask(&self.client, sql, &self.role).await;
        answer.inspect_err(|why| undoing(why).into_iter().for_each(|sql| self.note(sql)))
    }

    fn note(&mut self, sent: &str) {
        *self.sent.entry(sent.to_owned()).or_default() += 1;
    }

    /// `sql` with its places filled, and with the least rights that do.
    fn with_schema(&self, sql: &str) -> String {
        let is_within_reach = self.is_schema_open || !sql.contains("{schema}");
        narrowed(&sql.replace("{schema}", self.schema.as_deref().unwrap_or("public")), self.is_superuser && is_within_reach)
    }
}

impl Source for Postgres {
    async fn counters(&mut self) -> Result<Counters, Unseen> {
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

/// The first two columns of each row that has both.
pub(crate) fn pairs(rows: &[SimpleQueryRow]) -> impl Iterator<Item = (String, String)> {
    rows.iter().filter_map(|row| Some((row.get(0)?.to_owned(), row.get(1)?.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_databases_that_were_named_are_the_targets_own() {
        assert_eq!(own(&[]), "current_database()");
        assert_eq!(own(&["archive".to_owned(), "o'hara".to_owned()]), "current_database(), 'archive', 'o''hara'");
    }
}
