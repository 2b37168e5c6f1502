//! The shared history: three tables in a Postgres that a team names under `history` in plimsoll.toml.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use tokio_postgres::{Client, Config, error::SqlState};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Entry, HistoryError, VERSION, entry, json, verdicts};
use crate::{
    check::Verdict,
    probe::{
        bound::Allowance,
        postgres::{NoConnection, connect_to},
    },
    snapshot::{LONGEST_REASON, cut},
    target::{Address, tls},
};

/// How long a connection may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest that one question may take; another scan may be making the tables meanwhile.
const LONGEST: Duration = Duration::from_secs(30);

/// Two scans that start at once must not both make the tables; `create table if not exists` alone does not hold that.
const LOCK: &str = "select pg_advisory_xact_lock(1347176776)";

const TABLES: &str = "
    create table if not exists plimsoll_history (version integer not null);
    create table if not exists plimsoll_run (
        id text not null,
        target text not null,
        environment text not null,
        taken_at timestamptz not null,
        entry text not null,
        primary key (target, environment, id)
    );
    create index if not exists plimsoll_run_taken_at on plimsoll_run (target, taken_at);
    create table if not exists plimsoll_verdict (
        target text not null,
        environment text not null,
        run_id text not null,
        check_name text not null,
        verdict text not null,
        primary key (target, environment, run_id, check_name),
        foreign key (target, environment, run_id) references plimsoll_run (target, environment, id) on delete cascade
    );";

pub(super) struct Store {
    client: Client,
    /// What an answer may bring.
    allowance: Arc<Allowance>,
    place: String,
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
        let mut store = Self { client, allowance, place };
        store.prepare().await?;
        Ok(store)
    }

    async fn prepare(&mut self) -> Result<(), HistoryError> {
        let found = answered(&self.place, &self.allowance, make_tables(&mut self.client)).await?;
        if found > VERSION { Err(HistoryError::Newer { place: self.place.clone(), found }) } else { Ok(()) }
    }

    pub(super) async fn append(&mut self, entry: &Entry, verdicts: &[(String, String)]) -> Result<(), HistoryError> {
        answered(&self.place, &self.allowance, write(&mut self.client, entry, verdicts)).await
    }

    pub(super) async fn list(&self, target: Option<&str>, most: i64) -> Result<Vec<Entry>, HistoryError> {
        let sql = "select entry from plimsoll_run where $1::text is null or target = $1 order by taken_at desc, id desc limit $2";
        let rows = answered(&self.place, &self.allowance, self.client.query(sql, &[&target, &most])).await?;
        rows.iter().map(|row| entry(&self.place, row.get(0))).collect()
    }

    pub(super) async fn decided(&self, target: &str, environment: &str, before: &str) -> Result<BTreeMap<String, Verdict>, HistoryError> {
        let sql = "select distinct on (v.check_name) v.check_name, v.verdict from plimsoll_verdict v
                   join plimsoll_run r on (r.target, r.environment, r.id) = (v.target, v.environment, v.run_id)
                   where r.target = $1 and r.environment = $2 and r.taken_at < $3::text::timestamptz
                   order by v.check_name, r.taken_at desc, r.id desc";
        let rows = answered(&self.place, &self.allowance, self.client.query(sql, &[&target, &environment, &before])).await?;
        Ok(verdicts(rows.iter().map(|row| (row.get(0), row.get(1)))))
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

/// Makes what is missing, and returns the version of what is there.
async fn make_tables(client: &mut Client) -> Result<i32, tokio_postgres::Error> {
    let there = "select to_regclass('plimsoll_history') is not null and to_regclass('plimsoll_verdict') is not null";
    let is_there: bool = client.query_one(there, &[]).await?.get(0);
    if !is_there {
        let transaction = client.transaction().await?;
        transaction.batch_execute(LOCK).await?;
        transaction.batch_execute(TABLES).await?;
        let first = "insert into plimsoll_history select $1::int4 where not exists (select 1 from plimsoll_history)";
        transaction.execute(first, &[&VERSION]).await?;
        transaction.commit().await?;
    }
    Ok(client.query_one("select coalesce(max(version), 0) from plimsoll_history", &[]).await?.get(0))
}

async fn write(client: &mut Client, entry: &Entry, verdicts: &[(String, String)]) -> Result<(), tokio_postgres::Error> {
    let (checks, texts): (Vec<&str>, Vec<&str>) = verdicts.iter().map(|(check, verdict)| (check.as_str(), verdict.as_str())).unzip();
    let transaction = client.transaction().await?;
    let key: [&(dyn tokio_postgres::types::ToSql + Sync); 3] = [&entry.target, &entry.environment, &entry.id];
    transaction.execute("delete from plimsoll_run where target = $1 and environment = $2 and id = $3", &key).await?;
    transaction
        .execute(
            "insert into plimsoll_run (target, environment, id, taken_at, entry) values ($1, $2, $3, $4::text::timestamptz, $5)",
            &[&entry.target, &entry.environment, &entry.id, &entry.ordered_at(), &json(entry)],
        )
        .await?;
    transaction
        .execute(
            "insert into plimsoll_verdict (target, environment, run_id, check_name, verdict)
             select $1, $2, $3, c, v from unnest($4::text[], $5::text[]) as given (c, v)",
            &[&entry.target, &entry.environment, &entry.id, &checks, &texts],
        )
        .await?;
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
