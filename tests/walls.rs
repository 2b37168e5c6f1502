//! Walls: what one visitor's requests foretell, and that no rate beyond it is ever served.

use std::{sync::Arc, time::Duration};

use axum::{Router, extract::State, http::StatusCode, routing::get};
use plimsoll::{config::Given, load::Pace, scenario::Scenario, snapshot::Snapshot};

use crate::support::{self, Postgres, execute, serve};

/// What the app has, and what each of its requests does with one of them.
const POOL: usize = 3;
const HOLD: &str = "select pg_sleep(0.03)";

/// How long the archiver takes for a file of 1 MiB at least, seconds, and what a request writes of it.
const COPY_S: f64 = 0.4;
const WRITE: &str = "insert into note select string_agg(md5(random()::text), '') from generate_series(1, 2048)";

type Shop = (Arc<deadpool_postgres::Pool>, &'static str);

async fn page(State((pool, statement)): State<Shop>) -> Result<&'static str, StatusCode> {
    let client = pool.get().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    client.simple_query(statement).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok("page")
}

/// An app whose only page runs `statement`.
fn app(url: &str, statement: &'static str) -> String {
    let pool = support::pool(url, POOL);
    serve(Router::new().route("/", get(page)).with_state((Arc::new(pool), statement)))
}

fn drive(database: String, statement: &'static str) -> (Snapshot, tempfile::TempDir) {
    let config = format!(
        "without = [\"redis\", \"pooler\"]\n[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = 60\nmax_rate = 200.0\n[plan]\npool_size = {POOL}\ndatabase_cores = 2\n"
    );
    let given = Given { app: Some(app(&database, statement)), postgres: Some(database), ..Given::default() };
    let scenario = Scenario::parse("scenarios/shop.toml", "why = \"a test\"\n[[step]]\nname = \"page\"\nget = \"/\"\n").unwrap();
    support::drive(&given, &config, scenario, Pace { dwell: Duration::from_secs(4), ..support::pace() })
}

#[test]
fn the_pool_is_the_nearest_wall_and_nothing_beyond_it_is_served() {
    let (snapshot, _folder) = drive(Postgres::shared().database(), HOLD);
    let real = |sql: &str| snapshot.db().query_row(sql, [], |r| r.get::<_, f64>(0)).unwrap_or_else(|e| panic!("{sql}: {e}"));
    let text = |sql: &str| snapshot.db().query_row(sql, [], |r| r.get::<_, String>(0)).unwrap_or_else(|e| panic!("{sql}: {e}"));
    assert_eq!(text("select resource from load_wall order by wall_least_per_s limit 1"), "the app's pool of connections");
    // Three connections of 30 ms and a little each: no more than 100 a second.
    let wall = real("select wall_per_s from load_wall where resource like '%pool%'");
    assert!((60.0..=100.0).contains(&wall), "{wall}");
    assert!(real("select wall_least_per_s from load_wall where resource like '%pool%'") <= wall);
    // A step that failed was served at the wall or below; the server's own connections are the wall behind it.
    let served = real("select max(served_per_s) from load_step_served join load_step using (step) where verdict = 'fail'");
    eprintln!("foretold {wall:.1} requests/s, saturated at {served:.1}");
    assert!(served > 0.0 && served <= wall * 1.02, "{served} of {wall}");
    assert!(real("select count(*) from load_wall where resource = 'the connections of Postgres'") == 1.0);
    // Nothing is archived here, so nobody knows how fast that could be.
    assert!(real("select count(*) from load_wall where resource like '%archiver%'") == 0.0);
}

#[test]
fn an_archiver_that_falls_behind_is_a_wall_by_the_log_of_a_request() {
    let settings = format!(
        "shared_preload_libraries = 'pg_stat_statements'\narchive_mode = on\narchive_command = 'sleep {COPY_S}'\nmin_wal_size = 2MB\n"
    );
    let server = Postgres::start_with("--wal-segsize=1", &settings, "");
    let database = server.database();
    execute(&database, "create table note (body text); alter table note alter column body set storage external");
    let (snapshot, _folder) = drive(database.clone(), WRITE);
    // At its end the server waits until all is archived.
    execute(&database, "alter system set archive_command = 'true'");
    execute(&database, "select pg_reload_conf()");
    let real = |sql: &str| snapshot.db().query_row(sql, [], |r| r.get::<_, f64>(0)).unwrap_or_else(|e| panic!("{sql}: {e}"));
    let files_per_request =
        real("select 1.0 * sum(wal_bytes) / max(file_bytes) / sum(served) from load_wal_second join load_second using (second)");
    let wall = real("select wall_per_s from load_wall where resource like '%archiver%'");
    let truth = 1.0 / (COPY_S * files_per_request);
    eprintln!("the archiver is used up at {wall:.1} requests/s, at most {truth:.1}");
    // A copy takes a little longer than its sleep, on a busy machine much longer.
    assert!(truth * 0.4 <= wall && wall <= truth * 1.1, "{wall} of {truth}");
}
