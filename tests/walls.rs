//! Walls: what one visitor's requests foretell, and that no rate beyond it is ever served.

use std::{sync::Arc, time::Duration};

use axum::{Router, extract::State, http::StatusCode, routing::get};
use plimsoll::{
    derive,
    load::{self, Pace},
    scenario::Scenario,
    snapshot::Snapshot,
    stop::Stop,
    target::{Given, discover},
};

use crate::support::{Postgres, block_on};

/// What the app has, and what each of its requests does with one of them.
const POOL: usize = 3;
const HOLD: &str = "select pg_sleep(0.03)";

async fn page(State(pool): State<Arc<deadpool_postgres::Pool>>) -> Result<&'static str, StatusCode> {
    let client = pool.get().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    client.simple_query(HOLD).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok("page")
}

fn app(url: &str) -> String {
    block_on(async {
        let manager = deadpool_postgres::Manager::new(url.parse().unwrap(), tokio_postgres::NoTls);
        let pool = deadpool_postgres::Pool::builder(manager).max_size(POOL).build().unwrap();
        let router = Router::new().route("/", get(page)).with_state(Arc::new(pool));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}")
    })
}

#[test]
fn the_pool_is_the_nearest_wall_and_nothing_beyond_it_is_served() {
    let database = Postgres::shared().database();
    let folder = tempfile::tempdir().unwrap();
    let config = format!(
        "environment = \"test\"\nwithout = [\"redis\", \"pooler\"]\n[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = 60\nmax_rate = 200.0\n[plan]\npool_size = {POOL}\ndatabase_cores = 2\n"
    );
    std::fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
    let given = Given { app: Some(app(&database)), postgres: Some(database), ..Given::default() };
    let target = discover(&given, folder.path()).unwrap();
    let snapshot = Snapshot::create(&folder.path().join("runs"), &target, chrono::Utc::now()).unwrap();
    let scenario = Scenario::parse("scenarios/shop.toml", "why = \"a test\"\n[[step]]\nname = \"page\"\nget = \"/\"\n").unwrap();
    let pace = Pace { dwell: Duration::from_secs(4), ..Pace::default() };
    block_on(load::drive_at(&target, &[scenario], &snapshot, &Stop::default(), &|_| (), pace)).unwrap();
    derive::fill(&snapshot).unwrap();
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
}
