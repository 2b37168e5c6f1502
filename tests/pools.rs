//! Connections and statements over the whole load: what the pooler or Postgres saw, and the pool that follows from it.

use std::{sync::Arc, time::Duration};

use axum::{Router, extract::State, routing::get};
use plimsoll::{
    config::{Given, discover},
    derive,
    load::{self, Pace},
    scenario::Scenario,
    snapshot::Snapshot,
};

use crate::{
    postgres::role,
    support::{self, Postgres, block_on, pgbouncer::PgBouncer, serve},
};

/// How long each request holds its connection, milliseconds.
const HOLD_MS: f64 = 20.0;

async fn page(State(client): State<Arc<tokio_postgres::Client>>) -> &'static str {
    client.simple_query("select pg_sleep(0.02)").await.unwrap();
    "page"
}

/// Drives an app whose only page sleeps in the database at `url`; gives the snapshot with all that is derived.
fn drive(url: &str, config: &str) -> (Snapshot, tempfile::TempDir) {
    let app = block_on(async {
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        let router = Router::new().route("/", get(page)).with_state(Arc::new(client));
        serve(router)
    });
    let config = format!(
        "without = [\"redis\"{config}]\n[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = 24\nmax_rate = 8.0\n[plan]\ninstances = 2\ndatabase_cores = 2\n"
    );
    let given = Given { app: Some(app), postgres: Some(url.to_owned()), ..Given::default() };
    let scenario = Scenario::parse("scenarios/shop.toml", "why = \"a test\"\n[[step]]\nname = \"page\"\nget = \"/\"\n").unwrap();
    support::drive(&given, &config, scenario, Pace { dwell: Duration::from_millis(2_500), ..support::pace() })
}

fn one<T: rusqlite::types::FromSql>(snapshot: &Snapshot, sql: &str) -> T {
    snapshot.db().query_row(sql, [], |r| r.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
}

/// What holds for both ways of measuring.
fn hold(snapshot: &Snapshot) -> f64 {
    let top: String = one(snapshot, "select statement from load_statement_cost order by time_pct desc limit 1");
    assert_eq!(top, "select pg_sleep($1)");
    let calls: f64 = one(snapshot, "select calls_per_request from load_statement_cost order by time_pct desc limit 1");
    assert!((0.9..=1.1).contains(&calls), "{calls}");
    assert_eq!(one::<i64>(snapshot, "select count(*) from load_statement where statement like '%plimsoll%'"), 0);
    // On a busy machine no step may have met the objective; the stages are there all the same.
    let has_line: i64 = one(snapshot, "select count(*) from load_line where proven_per_s is not null");
    assert_eq!(one::<i64>(snapshot, "select count(*) from load_pool_size"), 3 + has_line);
    let law = "select max(abs(connections_busy - per_s * hold_ms / 1000)) from load_pool_size";
    assert!(one::<f64>(snapshot, law) < 1e-9);
    assert_eq!(one::<String>(snapshot, "select limited_by from load_pool_size where users = 100"), "the least for a copy");
    assert_eq!(one::<i64>(snapshot, "select connections from load_pool_size where users = 100"), 4, "two copies, two each");
    one(snapshot, "select hold_ms from load_pool_size where users = 1000")
}

#[test]
fn the_pooler_tells_how_long_a_request_holds_a_connection() {
    let database = Postgres::shared().database();
    let pooler = PgBouncer::start(Postgres::shared(), "pool_mode = transaction\nadmin_users = postgres\n");
    let (snapshot, _folder) = drive(&pooler.url(database.rsplit('/').next().unwrap()), "");
    let ms = hold(&snapshot);
    assert!(ms > HOLD_MS * 0.8, "{ms}");
    assert_eq!(one::<String>(&snapshot, "select distinct hold_source || is_lower_bound from load_pool_size"), "pooler0");
    assert!(one::<i64>(&snapshot, "select count(*) from load_pooler_second where transaction_ms > 0") > 1);
    assert!(one::<String>(&snapshot, "select group_concat(statement) from sent").contains("show stats"));
}

#[test]
fn without_a_pooler_postgres_gives_a_lower_bound() {
    let (snapshot, _folder) = drive(&Postgres::shared().database(), ", \"pooler\"");
    let ms = hold(&snapshot);
    assert!(ms > HOLD_MS * 0.9, "{ms}");
    assert_eq!(one::<i64>(&snapshot, "select min(is_lower_bound) from load_pool_size"), 1);
    assert_eq!(
        one::<String>(&snapshot, "select kind from reach where kind is not null and table_name = 'load_pooler_second'"),
        "declared-none"
    );
}

/// Drives `app` for some seconds, watched through `postgres`.
fn watched(app: Router, postgres: String) -> (Snapshot, tempfile::TempDir) {
    let config = "without = [\"redis\", \"pooler\"]\n[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = 6\nmax_rate = 8.0\n";
    let scenario = Scenario::parse("scenarios/shop.toml", "why = \"a test\"\n[[step]]\nname = \"page\"\nget = \"/\"\n").unwrap();
    support::drive(&Given { app: Some(serve(app)), postgres: Some(postgres), ..Given::default() }, config, scenario, support::pace())
}

#[test]
fn what_plimsoll_does_itself_is_no_session_and_no_statement_of_the_app() {
    let server = Postgres::start("shared_preload_libraries = 'pg_stat_statements'\n");
    let (snapshot, _folder) = watched(Router::new().route("/", get(|| async { "page" })), server.database());
    assert!(one::<i64>(&snapshot, "select count(*) from load_postgres_second") > 1);
    assert_eq!(one::<i64>(&snapshot, "select max(connections) from load_postgres_second"), 0);
    // What ends our transactions has the text of the app's own, and is counted with it.
    let seen = "select group_concat(statement) from (select statement from load_statement union all
                select statement from load_request_statement union all select state from load_postgres_session)";
    assert_eq!(one::<Option<String>>(&snapshot, seen), None);
}

#[test]
fn what_a_weak_role_may_not_see_is_not_taken_for_nothing() {
    let url = Postgres::shared().database();
    let client = block_on(async {
        let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        client
    });
    let app = Router::new().route("/", get(page)).with_state(Arc::new(client));
    let (snapshot, _folder) = watched(app, role(&url, "weak"));
    for table in ["load_postgres_second", "load_postgres_session", "load_statement", "load_request_statement"] {
        let absent =
            format!("select kind || ' ' || (select count(*) from {table}) from reach where kind is not null and table_name = '{table}'");
        assert_eq!(one::<String>(&snapshot, &absent), "denied 0", "{table}");
    }
}

#[test]
fn without_a_load_no_pool_is_guessed() {
    let folder = tempfile::tempdir().unwrap();
    let target = discover(&Given { app: Some("http://127.0.0.1:1".to_owned()), ..Given::default() }, folder.path()).unwrap();
    let snapshot = Snapshot::create(&folder.path().join("runs"), &target, chrono::Utc::now()).unwrap();
    let why = plimsoll::probe::Unseen::new(plimsoll::probe::Kind::NotRun, "no load was asked for");
    load::skip(&snapshot, &why).unwrap();
    derive::fill(&snapshot).unwrap();
    let absent = "select group_concat(table_name || ' ' || kind, ', ') from
                  (select * from reach where kind is not null and table_name in ('load_pool_size', 'load_pool_step', 'load_statement_cost') order by 1)";
    assert_eq!(one::<String>(&snapshot, absent), "load_pool_size not-run, load_pool_step not-run, load_statement_cost not-run");
}
