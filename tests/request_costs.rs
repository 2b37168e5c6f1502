//! Request costs against a real Postgres and Redis: what one request costs, exactly, seen from outside.

use std::{fs, sync::Arc, time::Duration};

use axum::{Router, extract::State, routing::get};
use plimsoll::{
    config::Given,
    load::{Event, Pace},
    run,
    scenario::Scenario,
};

use crate::support::{self, Postgres, Redis, block_on, command, execute, shop::written};

const ROWS: i64 = 38;

#[derive(Clone)]
struct Shop {
    postgres: Arc<tokio_postgres::Client>,
    redis: redis::aio::MultiplexedConnection,
    url: String,
}

/// One list, then a query for each of its rows, and three lookups in Redis of which one hits.
async fn feed(State(mut shop): State<Shop>) -> &'static str {
    for row in shop.postgres.query("select id from item order by id", &[]).await.unwrap() {
        shop.postgres.query("select name from item where id = $1", &[&row.get::<_, i64>(0)]).await.unwrap();
    }
    for key in ["here", "not-here", "nor-here"] {
        let _: Option<String> = redis::cmd("GET").arg(key).query_async(&mut shop.redis).await.unwrap();
    }
    "feed"
}

/// A connection of its own for every request.
async fn alone(State(shop): State<Shop>) -> &'static str {
    let (client, connection) = tokio_postgres::connect(&shop.url, tokio_postgres::NoTls).await.unwrap();
    let driver = tokio::spawn(connection);
    client.query("select count(*) from item", &[]).await.unwrap();
    drop(client);
    let _ = driver.await;
    "alone"
}

fn serve(url: &str, redis_url: &str) -> String {
    block_on(async {
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        let mut redis = redis::Client::open(redis_url).unwrap().get_multiplexed_async_connection().await.unwrap();
        let _: () = redis::cmd("SET").arg("here").arg("yes").query_async(&mut redis).await.unwrap();
        let shop = Shop { postgres: Arc::new(client), redis, url: url.to_owned() };
        let router =
            Router::new().route("/feed", get(feed)).route("/alone", get(alone)).route("/health", get(|| async { "ok" })).with_state(shop);
        support::serve(router)
    })
}

fn scenario() -> Scenario {
    let steps = ["feed", "alone", "health"].map(|name| format!("[[step]]\nname = \"{name}\"\nget = \"/{name}\"\n")).concat();
    Scenario::parse("scenarios/shop.toml", &format!("why = \"a test\"\n{steps}")).unwrap()
}

#[test]
fn a_query_per_row_a_connection_per_request_and_each_lookup_are_counted_exactly() {
    let url = Postgres::shared().database();
    execute(
        &url,
        &format!("create table item (id bigint primary key, name text); insert into item select n, 'x' from generate_series(1, {ROWS}) n"),
    );
    let redis = Redis::start("");
    let app = serve(&url, &redis.url());
    let given = Given { app: Some(app), postgres: Some(url), redis: Some(redis.url()), ..Given::default() };
    let pace = Pace { dwell: Duration::from_millis(2_500), ..support::pace() };
    let limits = "without = [\"pooler\"]\n[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = 60\nmax_rate = 4.0\n";
    // Of the ramp nothing is wanted but a few seconds of each server's counters.
    let is_end = |event: &Event| matches!(event, Event::Judged { number: 2, .. });
    let (snapshot, _folder) = support::drive_until(&given, limits, scenario(), pace, is_end);
    let absences: Vec<(String, String)> = {
        // On a busy machine even a few requests a second can be too much, and nobody waits here for a recovery. The app has no metrics page.
        let sql = "select table_name, reason from reach where kind is not null
                     and kind <> 'declared-none' and table_name like 'load%' and table_name <> 'load_recovery'
                     and table_name not like 'load_app_%' and table_name <> 'load_metric'";
        let mut query = snapshot.db().prepare(sql).unwrap();
        query.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    assert!(absences.is_empty(), "{absences:?}");
    snapshot.seal(Duration::ZERO).unwrap();

    let load = run::assemble(&snapshot, &[], &plimsoll::config::Config::default()).unwrap().load.unwrap();
    let [feed, alone, health] = &load.request_costs[..] else { panic!("{:?}", load.request_costs) };
    #[expect(clippy::cast_precision_loss, reason = "a small number")]
    let rows = ROWS as f64;
    assert_eq!((feed.sql_per_request, feed.redis_per_request), (Some(rows + 1.0), Some(3.0)), "{feed:?}");
    assert_eq!((feed.rows_per_request, health.rows_per_request), (Some(2.0 * rows), Some(0.0)), "{feed:?} {health:?}");
    assert_eq!((feed.statements[0].calls_per_request, feed.statements[0].rows_per_call), (rows, 1.0));
    assert!(feed.statements[0].statement.contains("where id = $1"), "{feed:?}");
    assert_eq!((feed.statements[1].calls_per_request, feed.statements[1].rows_per_call), (1.0, rows));
    assert_eq!((alone.sql_per_request, health.sql_per_request), (Some(1.0), Some(0.0)), "{alone:?} {health:?}");
    let one = |sql: &str| snapshot.db().query_row(sql, [], |r| r.get::<_, Option<f64>>(0)).unwrap();
    // Postgres 13 does not count sessions.
    let counted = |sessions: f64| (Postgres::shared().major() > 13).then_some(sessions);
    assert_eq!(one("select sessions_per_request from load_query_cost where endpoint = 2"), counted(1.0));
    assert_eq!(one("select sessions_per_request from load_query_cost where endpoint = 1"), counted(0.0));
    assert_eq!(one("select hits_per_request from load_cache_cost where endpoint = 1"), Some(1.0));
    assert!(load.moments.iter().any(|m| m.postgres_active.is_some() && m.redis_commands.is_some()), "{:?}", load.moments);
}

/// The pages of health are asked alone as well: one for life that asks Postgres restarts every copy of the app with it.
#[test]
fn which_health_pages_ask_postgres_is_counted() {
    let url = Postgres::shared().database();
    execute(&url, "create table item (id bigint primary key); insert into item values (1)");
    let app = block_on(async {
        let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        let client = Arc::new(client);
        let asks = |client: Arc<tokio_postgres::Client>| {
            get(move || async move {
                client.execute("update item set id = id where id = 1", &[]).await.unwrap();
                "{\"status\":\"ok\"}"
            })
        };
        let page =
            || async { axum::response::Html("<title>Shop</title><p>Everything for the bath, from duck to towel, sent within a day.</p>") };
        let router = Router::new().route("/", get(page)).route("/healthz", get(|| async { "ok" }));
        support::serve(router.route("/health/live", asks(Arc::clone(&client))).route("/count", asks(client)))
    });
    let folder = tempfile::tempdir().unwrap();
    let load = "[load]\nhosts = [\"127.0.0.1\"]\nshape = \"soak\"\nrate = 2.0\nmax_seconds = 12\n";
    fs::write(folder.path().join("plimsoll.toml"), load).unwrap();
    fs::create_dir(folder.path().join("scenarios")).unwrap();
    let scenario = "why = \"a test\"\n[[step]]\nname = \"count\"\nget = \"/count\"\n";
    fs::write(folder.path().join("scenarios/count.toml"), scenario).unwrap();
    let ended = command::run(folder.path(), &["scan", "--app", &app, "--postgres", &url, "--format", "markdown"]);
    let run: serde_json::Value = serde_json::from_str(&fs::read_to_string(written(&folder, ".run.json")).unwrap()).unwrap();
    let told = |id: &str| {
        let outcome = run["outcomes"].as_array().unwrap().iter().find(|outcome| outcome["id"] == id).unwrap();
        outcome["verdict"]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["message"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let life = "/health/live runs 1.0 statements each time it is asked, and what restarts the app asks it";
    assert_eq!(told("liveness-asks-database"), [life], "{}", ended.err);
    assert_eq!(told("get-writes"), ["each GET /count runs 1.0 statements that write"]);
}
