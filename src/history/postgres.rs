//! The shared history: three tables in a Postgres that a team names under `history` in plimsoll.toml.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use tokio_postgres::{Client, Config, error::SqlState};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Asked, Entry, HistoryError, VERSION, entry, json, latest, verdicts};
use crate::{
    check::Verdict,
    client::{
        bound::Allowance,
        postgres::{NoConnection, connect_to, put_strangers_into},
        tls,
    },
    redact::Address,
    snapshot::{EarlierVerdict, LONGEST_REASON, cut},
};

/// How long a connection may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest that one question may take; another scan may be making the tables meanwhile.
const LONGEST: Duration = Duration::from_secs(30);

/// Two scans that start at once must not both make the tables; `create table if not exists` alone does not hold that.
const LOCK: &str = "select pg_catalog.pg_advisory_xact_lock(1347176776)";

/// The schema in which the path finds our tables, or in which they would be made. The path of a shared database may be another's: every
/// name and every operator of ours is qualified.
const HOME: &str = "
    select pg_catalog.quote_ident(n.nspname), n.oid from pg_catalog.pg_namespace n
    where n.oid operator(pg_catalog.=) coalesce(
      (select c.relnamespace from pg_catalog.pg_class c where c.oid operator(pg_catalog.=) pg_catalog.to_regclass('plimsoll_history')),
      (select s.oid from pg_catalog.pg_namespace s where s.nspname operator(pg_catalog.=) pg_catalog.current_schema()))";

/// What is there, and what of it is not ours.
const PLACE: &str = include_str!("place.sql");

const TABLES: &str = "
    create table if not exists {schema}.plimsoll_history (version pg_catalog.int4 not null);
    create table if not exists {schema}.plimsoll_run (
        id pg_catalog.text not null,
        target pg_catalog.text not null,
        environment pg_catalog.text not null,
        taken_at pg_catalog.timestamptz not null,
        entry pg_catalog.text not null,
        primary key (target, environment, id)
    );
    create index if not exists plimsoll_run_taken_at on {schema}.plimsoll_run (target, taken_at);
    create table if not exists {schema}.plimsoll_verdict (
        target pg_catalog.text not null,
        environment pg_catalog.text not null,
        run_id pg_catalog.text not null,
        check_name pg_catalog.text not null,
        verdict pg_catalog.text not null,
        primary key (target, environment, run_id, check_name),
        foreign key (target, environment, run_id) references {schema}.plimsoll_run (target, environment, id) on delete cascade
    );";

const FIRST: &str = "
    insert into {schema}.plimsoll_history select $1::pg_catalog.int4 where not exists (select 1 from {schema}.plimsoll_history)";

const NEWEST: &str = "select coalesce(pg_catalog.max(version), 0) from {schema}.plimsoll_history";

const LIST: &str = "
    select entry from {schema}.plimsoll_run
    where $1::pg_catalog.text is null or target operator(pg_catalog.=) $1
    order by taken_at desc, id desc limit $2";

const DECIDED: &str = "
    select distinct on (v.check_name) v.check_name, v.verdict
    from {schema}.plimsoll_verdict v
    join {schema}.plimsoll_run r on r.target operator(pg_catalog.=) v.target and r.environment operator(pg_catalog.=) v.environment
      and r.id operator(pg_catalog.=) v.run_id
    where r.target operator(pg_catalog.=) $1 and r.environment operator(pg_catalog.=) $2
      and r.taken_at operator(pg_catalog.<) $3::pg_catalog.text::pg_catalog.timestamptz
    order by v.check_name, r.taken_at desc, r.id desc";

const EARLIER: &str = "
    select r.entry, v.check_name, v.verdict
    from {schema}.plimsoll_verdict v
    join {schema}.plimsoll_run r on r.target operator(pg_catalog.=) v.target and r.environment operator(pg_catalog.=) v.environment
      and r.id operator(pg_catalog.=) v.run_id
    where r.target operator(pg_catalog.=) $1 and r.environment operator(pg_catalog.=) $2
      and r.taken_at operator(pg_catalog.<) $3::pg_catalog.text::pg_catalog.timestamptz
      and r.taken_at operator(pg_catalog.>=) $4::pg_catalog.text::pg_catalog.timestamptz
      and v.check_name operator(pg_catalog.=) any ($5::pg_catalog.text[])
    order by r.taken_at, r.id";

const FORGET: &str = "
    delete from {schema}.plimsoll_run
    where target operator(pg_catalog.=) $1 and environment operator(pg_catalog.=) $2 and id operator(pg_catalog.=) $3";

const KEEP: &str = "
    insert into {schema}.plimsoll_run (target, environment, id, taken_at, entry)
    values ($1, $2, $3, $4::pg_catalog.text::pg_catalog.timestamptz, $5)";

const KEEP_VERDICTS: &str = "
    insert into {schema}.plimsoll_verdict (target, environment, run_id, check_name, verdict)
    select $1, $2, $3, c, v from rows from (pg_catalog.unnest($4::pg_catalog.text[]), pg_catalog.unnest($5::pg_catalog.text[])) as given (c, v)";

pub(super) struct Store {
    client: Client,
    /// What an answer may bring.
    allowance: Arc<Allowance>,
    place: String,
    /// The schema of our tables, quoted.
    schema: String,
}

impl Store {
    pub(super) async fn open(address: &Address, authorities: Option<&Path>) -> Result<Self, HistoryError> {
        let place = address.masked();
        let unusable = |why: String| HistoryError::Unusable { place: place.clone(), why };
        // The parser's own message may quote the address; a mistyped one may be all secret.
        let mut config: Config = address
            .expose()
            .as_str()
            .parse()
            .map_err(|_| unusable("it is not an address of Postgres, postgres://user@host/name".to_owned()))?;
        config.connect_timeout(PATIENCE).application_name("plimsoll");
        let tls = tls::client(authorities).map_err(|e| unusable(e.to_string()))?;
        let connecting = tokio::time::timeout(PATIENCE * 2, connect_to(&config, MakeRustlsConnect::new(tls)));
        let (client, allowance) = match connecting.await {
            Ok(answer) => answer.map_err(|e| unusable(no_connection(&e)))?,
            Err(_) => return Err(unusable("it did not answer in time; is the host reachable from here?".to_owned())),
        };
        let mut store = Self { client, allowance, place, schema: String::new() };
        store.prepare().await?;
        Ok(store)
    }

    async fn prepare(&mut self) -> Result<(), HistoryError> {
        let (place, allowance) = (self.place.clone(), &self.allowance);
        let home = answered(&place, allowance, self.client.query_opt(HOME, &[])).await?;
        let why = "its search_path names no schema that is there; set one for this role".to_owned();
        let home = home.ok_or_else(|| HistoryError::Unusable { place: place.clone(), why })?;
        self.schema = home.get(0);
        let (is_there, odd) = answered(&place, allowance, look(&mut self.client, home.get(1))).await?;
        if let Some(odd) = odd {
            let why = format!("{odd} would run with the rights of this role; drop it, or name another database in `history`");
            return Err(HistoryError::Unusable { place, why });
        }
        let found = answered(&place, allowance, make_tables(&mut self.client, &self.schema, is_there)).await?;
        if found > VERSION { Err(HistoryError::Newer { place, found }) } else { Ok(()) }
    }

    pub(super) async fn append(&mut self, entry: &Entry, verdicts: &[(String, String)]) -> Result<(), HistoryError> {
        answered(&self.place, &self.allowance, write(&mut self.client, &self.schema, entry, verdicts)).await
    }

    pub(super) async fn list(&self, target: Option<&str>, most: i64) -> Result<Vec<Entry>, HistoryError> {
        let sql = of(LIST, &self.schema);
        let rows = answered(&self.place, &self.allowance, self.client.query(&sql, &[&target, &most])).await?;
        rows.iter().map(|row| entry(&self.place, row.get(0))).collect()
    }

    pub(super) async fn decided(&self, target: &str, environment: &str, before: &str) -> Result<BTreeMap<String, Verdict>, HistoryError> {
        let sql = of(DECIDED, &self.schema);
        let rows = answered(&self.place, &self.allowance, self.client.query(&sql, &[&target, &environment, &before])).await?;
        Ok(verdicts(rows.iter().map(|row| (row.get(0), row.get(1)))))
    }

    pub(super) async fn earlier(&self, asked: Asked<'_>) -> Result<Vec<EarlierVerdict>, HistoryError> {
        let sql = of(EARLIER, &self.schema);
        let given: [&(dyn tokio_postgres::types::ToSql + Sync); 5] =
            [&asked.target, &asked.environment, &asked.before, &asked.since, &asked.checks];
        let rows = answered(&self.place, &self.allowance, self.client.query(&sql, &given)).await?;
        latest(&self.place, rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))))
    }
}

/// The answer to one question, or in words why there is none.
async fn answered<T>(
    place: &str,
    allowance: &Allowance,
    work: impl Future<Output = Result<T, tokio_postgres::Error>>,
) -> Result<T, HistoryError> {
    let unusable = |why: String| HistoryError::Unusable { place: place.to_owned(), why };
    allowance.renew();
    match tokio::time::timeout(LONGEST, work).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => Err(allowance.over().map_or_else(|| failed(place, &error), |why| unusable(why.to_owned()))),
        Err(_) => Err(unusable(format!("no answer within {} s", LONGEST.as_secs()))),
    }
}

/// `sql` with the schema in its places.
fn of(sql: &str, schema: &str) -> String {
    sql.replace("{schema}", schema)
}

/// Whether all three tables are in the schema, and what of them would run code of somebody else's.
async fn look(client: &mut Client, schema_id: u32) -> Result<(bool, Option<String>), tokio_postgres::Error> {
    let transaction = client.transaction().await?;
    transaction.batch_execute("set local search_path = pg_catalog, pg_temp").await?;
    let row = transaction.query_one(&put_strangers_into(PLACE), &[&schema_id]).await?;
    transaction.commit().await?;
    Ok((row.get(0), row.get(1)))
}

/// Makes what is missing, and returns the version of what is there.
async fn make_tables(client: &mut Client, schema: &str, is_there: bool) -> Result<i32, tokio_postgres::Error> {
    if !is_there {
        let transaction = client.transaction().await?;
        transaction.batch_execute(LOCK).await?;
        transaction.batch_execute(&of(TABLES, schema)).await?;
        transaction.execute(&of(FIRST, schema), &[&VERSION]).await?;
        transaction.commit().await?;
    }
    Ok(client.query_one(&of(NEWEST, schema), &[]).await?.get(0))
}

async fn write(client: &mut Client, schema: &str, entry: &Entry, verdicts: &[(String, String)]) -> Result<(), tokio_postgres::Error> {
    let (checks, texts): (Vec<&str>, Vec<&str>) = verdicts.iter().map(|(check, verdict)| (check.as_str(), verdict.as_str())).unzip();
    let transaction = client.transaction().await?;
    transaction.execute(&of(FORGET, schema), &[&entry.target, &entry.environment, &entry.id]).await?;
    let kept: [&(dyn tokio_postgres::types::ToSql + Sync); 5] =
        [&entry.target, &entry.environment, &entry.id, &entry.ordered_at(), &json(entry)];
    transaction.execute(&of(KEEP, schema), &kept).await?;
    transaction.execute(&of(KEEP_VERDICTS, schema), &[&entry.target, &entry.environment, &entry.id, &checks, &texts]).await?;
    transaction.commit().await
}

fn failed(place: &str, error: &tokio_postgres::Error) -> HistoryError {
    match error.code() {
        Some(&SqlState::UNDEFINED_COLUMN | &SqlState::UNDEFINED_TABLE) => HistoryError::Foreign { place: place.to_owned() },
        _ => HistoryError::Unusable { place: place.to_owned(), why: reason(error) },
    }
}

/// Why the way to Postgres ended before a question.
fn no_connection(error: &NoConnection) -> String {
    match error {
        NoConnection::Network(_) | NoConnection::OddStrings => error.chain(),
        NoConnection::Server(error) => reason(error),
    }
}

/// What Postgres or the system said, with the next step where one is known.
fn reason(error: &tokio_postgres::Error) -> String {
    let said = error.as_db_error().map_or_else(
        || std::error::Error::source(error).map_or_else(|| error.to_string(), |source| format!("{error}: {source}")),
        |e| cut(e.message(), LONGEST_REASON),
    );
    let step = match error.code() {
        Some(&SqlState::INVALID_PASSWORD | &SqlState::INVALID_AUTHORIZATION_SPECIFICATION) => "check user and password in `history`",
        Some(&SqlState::INVALID_CATALOG_NAME) => "create the database first",
        Some(&SqlState::INSUFFICIENT_PRIVILEGE) => "let the role create tables in its schema, or run once with one that may",
        None if error.is_closed() => "the connection was lost; try again",
        _ => return said,
    };
    format!("{said}; {step}")
}
