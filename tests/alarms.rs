//! Loads that end, or go no higher, because a server behind the app says so: real servers near their limits.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

use axum::{Router, http::StatusCode, routing::get};
use plimsoll::{config::Given, load::Pace, scenario::Scenario, snapshot::Snapshot};
use tokio::sync::Semaphore;

use crate::support::{self, Postgres, Redis, block_on, execute, postgres::PASSWORD, serve};

/// Looks at the target and drives `/` under `load`; the snapshot lies in the folder.
fn scan(given: &Given, without: &str, load: &str) -> (Snapshot, tempfile::TempDir) {
    let config = format!("without = [{without}]\n[load]\nhosts = [\"127.0.0.1\"]\n{load}");
    let scenario = Scenario::parse("scenarios/test.toml", "why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"/\"\n").unwrap();
    // Beside other tests the generator is late.
    support::scan(given, &config, scenario, Pace { lag_limit_ms: 2_000.0, seed: Some(7), ..support::pace() })
}

fn one<T: rusqlite::types::FromSql>(snapshot: &Snapshot, sql: &str) -> T {
    snapshot.db().query_row(sql, [], |row| row.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
}

/// What the load says of its end.
fn ended(snapshot: &Snapshot) -> String {
    one(snapshot, "select ended from load_run")
}

/// An app that opens a connection for each request's `statement`; never more than 17 at once.
fn without_pool(url: &str, statement: &'static str) -> Router {
    let (gate, url) = (Arc::new(Semaphore::new(17)), url.to_owned());
    let work = move || {
        let (gate, url) = (Arc::clone(&gate), url.clone());
        async move {
            let _one = gate.acquire().await.unwrap();
            let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
            let driver = tokio::spawn(connection);
            client.simple_query(statement).await.unwrap();
            drop(client);
            driver.await.unwrap().unwrap();
            "done"
        }
    };
    Router::new().route("/", get(work))
}

#[test]
fn a_rate_that_takes_the_connections_of_others_is_left_and_lower_ones_are_proven() {
    // A password for each of these connections would keep the processors busy.
    let server = Postgres::start_after(
        "sed -i s/scram-sha-256/trust/ data/pg_hba.conf",
        "shared_preload_libraries = 'pg_stat_statements'\nmax_connections = 20\nsuperuser_reserved_connections = 3\nmax_wal_senders = 0\n",
    );
    let url = server.database();
    let app = serve(without_pool(&url, "select pg_sleep(1)"));
    let given = Given { app: Some(app), postgres: Some(url), ..Given::default() };
    // Every answer is in time: only Postgres says that this is too much.
    let load = "rate = 24.0\nmax_rate = 24.0\nmax_seconds = 40\n[objective]\np95_ms = 5000.0\n";
    let (snapshot, _folder) = scan(&given, "\"redis\", \"pooler\"", load);
    let steps: String = one(&snapshot, "select group_concat(offered_per_s || ' ' || verdict || ' ' || because, char(10)) from load_step");
    assert!(one::<f64>(&snapshot, "select max(offered_per_s) from load_step") < 24.0, "{steps}");
    assert!(one::<Option<f64>>(&snapshot, "select proven_per_s from load_line").is_some(), "{steps}");
    assert_eq!(one::<Option<f64>>(&snapshot, "select failed_per_s from load_line"), None, "{steps}");
    let ended = ended(&snapshot);
    assert!(ended.starts_with("it went no higher than") && ended.contains("of the 17 connections that Postgres has"), "{ended}");
}

/// An app that leaves 4 kB in Redis with each request.
fn hoarder(url: &str) -> Router {
    let client = redis::Client::open(url).unwrap();
    let connection = block_on(client.get_multiplexed_async_connection()).unwrap();
    let count = Arc::new(AtomicU32::default());
    let work = move || {
        let (mut connection, number) = (connection.clone(), count.fetch_add(1, Ordering::SeqCst));
        async move {
            let kept: redis::RedisResult<()> =
                redis::cmd("SET").arg(format!("left:{number}")).arg("x".repeat(4_000)).query_async(&mut connection).await;
            if kept.is_ok() { StatusCode::OK } else { StatusCode::INTERNAL_SERVER_ERROR }
        }
    };
    Router::new().route("/", get(work))
}

/// The snapshot of a load that fills a Redis of this policy, and how many keys that evicted.
fn fill_redis(policy: &str, commands: &str) -> (Snapshot, u32) {
    let redis = Redis::start(&format!("--maxmemory 6mb --maxmemory-policy {policy}"));
    redis.execute(&format!("SETRANGE filler 4000000 x\n{commands}"));
    let given = Given { app: Some(serve(hoarder(&redis.url()))), redis: Some(redis.url()), ..Given::default() };
    let (snapshot, _folder) = scan(&given, "\"postgres\", \"pooler\"", "rate = 40.0\nmax_rate = 40.0\nmax_seconds = 16\n");
    let stats: String = redis::from_redis_value(redis.execute("INFO stats")).unwrap();
    let evicted = stats.lines().find_map(|line| line.strip_prefix("evicted_keys:")).unwrap();
    (snapshot, evicted.trim().parse().unwrap())
}

#[test]
fn a_redis_that_would_soon_refuse_writes_ends_the_load_before_it_does() {
    let (snapshot, _) = fill_redis("noeviction", "");
    assert!(ended(&snapshot).starts_with("Redis has taken 9"), "{}", ended(&snapshot));
    assert_eq!(one::<i64>(&snapshot, "select sum(failed) from load_step"), 0);
    assert_eq!(one::<i64>(&snapshot, "select count(*) from load_step where verdict in ('pass', 'fail')"), 0, "it proves nothing");
}

#[test]
fn a_redis_that_begins_to_evict_ends_the_load_where_it_holds_jobs() {
    let jobs = "SADD queues default\nLPUSH queue:default {\"class\":\"Later\",\"jid\":\"1\",\"enqueued_at\":1764000000}";
    let (with_jobs, _) = fill_redis("allkeys-lru", jobs);
    assert!(ended(&with_jobs).starts_with("Redis began to evict keys"), "{}", ended(&with_jobs));
    let (cache, evicted) = fill_redis("allkeys-lru", "");
    assert!(evicted > 0 && !ended(&cache).contains("evict"), "a cache may: {}", ended(&cache));
}

#[test]
fn a_health_page_that_fails_ends_the_load() {
    let (is_ill, count) = (Arc::new(AtomicBool::default()), Arc::new(AtomicU32::default()));
    let says = Arc::clone(&is_ill);
    let work = move || {
        let number = count.fetch_add(1, Ordering::SeqCst);
        is_ill.store(number > 150, Ordering::SeqCst);
        async { "done" }
    };
    let health = move || {
        let status = if says.load(Ordering::SeqCst) { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK };
        async move { (status, "{\"status\":\"told\"}") }
    };
    let app = serve(Router::new().route("/", get(work)).route("/healthz", get(health)));
    let given = Given { app: Some(app), ..Given::default() };
    let (snapshot, _folder) = scan(&given, "\"postgres\", \"pooler\", \"redis\"", "rate = 40.0\nmax_rate = 40.0\nmax_seconds = 40\n");
    assert_eq!(ended(&snapshot), "the app's health page /healthz failed 3 times in a row: it answered 503");
    assert!(one::<i64>(&snapshot, "select times from sent where probe = 'load' and statement = 'GET /healthz'") >= 3);
}

#[test]
fn the_load_tells_how_far_a_replica_is_behind() {
    let server = Postgres::start("shared_preload_libraries = 'pg_stat_statements'\n");
    let url = server.database();
    let replica = server.replica();
    replica.execute("postgres", "select pg_wal_replay_pause()");
    execute(&url, "create table notes (text text)");
    let look = |url: &str| {
        let app = serve(without_pool(url, "insert into notes values ('written')"));
        let given = Given { app: Some(app), postgres: Some(url.to_owned()), ..Given::default() };
        scan(&given, "\"redis\", \"pooler\"", "rate = 10.0\nmax_rate = 10.0\nmax_seconds = 6\n").0
    };
    let seen = look(&url);
    let bytes = |which: &str| one::<Option<i64>>(&seen, &format!("select {which}(behind_bytes) from load_replica_second"));
    assert!(bytes("min").zip(bytes("max")).is_some_and(|(first, last)| last > first && first > 0), "{:?}", bytes("max"));

    // Who may see no more of a replica than that it is there must not take it for none.
    execute(&url, "create role shop login password 'battery-staple'; grant insert on notes to shop");
    let unseen = look(&url.replace(&format!("postgres:{PASSWORD}"), "shop:battery-staple"));
    assert_eq!(one::<String>(&unseen, "select kind from reach where kind is not null and table_name = 'load_replica_second'"), "denied");
    assert_eq!(one::<i64>(&unseen, "select count(*) from load_replica_second"), 0);
    replica.execute("postgres", "select pg_wal_replay_resume()");
}
