//! A row that every request changes, against a real Postgres: seen as the thing that gives way, and not confused with a pool
//! that is too small.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use axum::{Router, extract::State, http::StatusCode, routing::get};
use plimsoll::{
    check::{self, Verdict},
    config::Given,
    load::Pace,
    report::{self, Format, Look},
    run,
    scenario::Scenario,
    snapshot::Snapshot,
};

use crate::support::{self, Postgres, execute, serve};

/// How long each request keeps its row, seconds.
const HOLD_S: f64 = 0.05;

#[derive(Clone)]
struct Shop {
    pool: deadpool_postgres::Pool,
    rows: u64,
    next: Arc<AtomicU64>,
}

/// Changes a row and keeps it for a while.
async fn buy(State(shop): State<Shop>) -> Result<&'static str, StatusCode> {
    let client = shop.pool.get().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    let row = shop.next.fetch_add(1, Ordering::Relaxed) % shop.rows;
    let sql = format!("begin; update stock set n = n + 1 where id = {row}; select pg_sleep({HOLD_S}); commit");
    client.batch_execute(&sql).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok("bought")
}

/// Drives a shop with `rows` rows in stock over `connections`, until it gives way.
fn drive(rows: u64, connections: usize, p95_ms: u32) -> (Snapshot, tempfile::TempDir) {
    let database = Postgres::shared().database();
    execute(
        &database,
        "create table stock (id bigint primary key, n bigint); insert into stock select n, 0 from generate_series(0, 999) n",
    );
    let pool = support::pool(&database, connections);
    let app = serve(Router::new().route("/", get(buy)).with_state(Shop { pool, rows, next: Arc::default() }));
    let config = format!(
        "without = [\"redis\", \"pooler\"]\n[objective]\np95_ms = {p95_ms}\n[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = 40\nmax_rate = 80.0\n"
    );
    let given = Given { app: Some(app), postgres: Some(database), ..Given::default() };
    let scenario = Scenario::parse("scenarios/shop.toml", "why = \"a test\"\n[[step]]\nname = \"buy\"\nget = \"/\"\n").unwrap();
    // Other work on this machine must not make a step void.
    support::drive(&given, &config, scenario, Pace { lag_limit_ms: 2_000.0, ..support::pace() })
}

fn one<T: rusqlite::types::FromSql>(snapshot: &Snapshot, sql: &str) -> T {
    snapshot.db().query_row(sql, [], |r| r.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
}

/// What each step came to, and what sessions waited for in it.
fn waits(snapshot: &Snapshot) -> String {
    let sql = "select group_concat(said, char(10)) from (
        select printf('%d %.1f/s %s %s: %s %s %.1f sessions, %.0f %%', step, offered_per_s, verdict, because, wait_class, wait_event, sessions, sessions_pct) as said
        from load_step left join load_wait using (step) order by step)";
    one(snapshot, sql)
}

fn verdict(snapshot: &Snapshot) -> Verdict {
    let (checks, _) = check::load(std::path::Path::new("/nonexistent"));
    checks.iter().find(|c| c.name() == "database/row-contended").unwrap().judge(snapshot.db())
}

fn is_driven_past_the_row(snapshot: &Snapshot) -> bool {
    one::<i64>(snapshot, &format!("select count(*) from load_step where verdict = 'fail' and offered_per_s > {}", 1.0 / HOLD_S)) > 0
}

#[test]
fn a_row_that_every_request_changes_is_named_with_its_statement() {
    // On a machine that stands still for a moment a low rate fails, and the search never comes near what the row lets through.
    let (snapshot, _folder) =
        (0..3).map(|_| drive(1, 8, 1_500)).find(|(snapshot, _)| is_driven_past_the_row(snapshot)).expect("it gives way");
    let Verdict::Fail { findings, .. } = verdict(&snapshot) else { panic!("{:?}: {}", verdict(&snapshot), waits(&snapshot)) };
    assert!(findings[0].message.contains("waited for a row"), "{findings:?}");
    // Looks were taken, about ten a second, and none of them saw ours or a constant of the app's.
    let samples: f64 = one(&snapshot, "select avg(samples) from load_postgres_sample");
    assert!((2.0..=10.5).contains(&samples), "{samples}");
    let is_told = Postgres::shared().major() > 13;
    let statements: i64 = one(&snapshot, "select count(*) from load_wait where statement like 'update stock set n = n + $1 where id = $2'");
    assert_eq!(statements > 0, is_told);
    assert_eq!(one::<i64>(&snapshot, "select count(*) from load_wait where statement like '%plimsoll%'"), 0);
    assert_eq!(one::<i64>(&snapshot, "select count(*) from load_postgres_session where queryid is not null") > 0, is_told);
    // One row, kept for 50 ms by each request and a little each: no more than 20 a second, and near to it on a calm machine.
    let wall = "from load_wall where resource like '%row that%'";
    let (most, least) =
        (one::<f64>(&snapshot, &format!("select wall_per_s {wall}")), one::<f64>(&snapshot, &format!("select wall_least_per_s {wall}")));
    eprintln!("the row is used up at {least:.2} to {most:.2} requests/s, of 20");
    assert!(10.0 <= least && least <= most && least <= 1.0 / HOLD_S && most <= 1.3 / HOLD_S, "{least} to {most}");
    assert!(one::<String>(&snapshot, &format!("select resource {wall}")).contains(if is_told {
        "`update stock set n"
    } else {
        "every request"
    }));
    assert!(one::<String>(&snapshot, "select resource from load_wall order by wall_least_per_s limit 1").contains("row that"));
    let grown: String = one(&snapshot, "select statement from load_statement_change order by after_ms - before_ms desc limit 1");
    assert_eq!(grown, "update stock set n = n + $1 where id = $2");
    let moved = "from load_statement_change join load_step b on b.step = step_before join load_step a on a.step = step_after where statement like 'update%'";
    let (ratio, before_per_s, told): (f64, f64, String) = snapshot.db().query_row(
        &format!("select after_ms / before_ms, b.offered_per_s, printf('%.1f ms at %.1f/s, %.1f at %.1f', before_ms, b.offered_per_s, after_ms, a.offered_per_s) {moved}"),
        [],
        |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
    ).unwrap();
    // Near to what the row lets through it is waited for before the overload, too.
    let least = if before_per_s < 0.75 / HOLD_S { 2.0 } else { 1.0 };
    assert!(ratio > least, "{told}\n{}", waits(&snapshot));
    // What ran in the steps is part of what ran in all of them.
    let beyond = "select count(*) from load_statement join (select queryid, sum(calls) as calls from load_statement_step group by 1) s
                  using (queryid) where s.calls > load_statement.calls";
    assert_eq!(one::<i64>(&snapshot, beyond), 0);
    snapshot.seal(Duration::ZERO).unwrap();
    let run = run::assemble(&snapshot, &[], &plimsoll::config::Config::default()).unwrap();
    let text = report::render(&run, Format::Markdown, Look { width: 100, is_coloured: false });
    assert!(text.contains("waited for Lock/") && (!is_told || text.contains("in `update stock set n")), "{text}");
    assert!(text.contains("a call of `update stock set n"), "{text}");
}

#[test]
fn a_pool_that_is_too_small_is_no_row_that_everybody_wants() {
    let gives_way = |snapshot: &Snapshot| one::<i64>(snapshot, "select count(*) from load_step where verdict = 'fail'") > 0;
    // Beside other work a short load may end before a rate has failed beyond doubt.
    let (snapshot, _folder) = (0..3).map(|_| drive(1_000, 2, 500)).find(|(snapshot, _)| gives_way(snapshot)).expect("it gives way");
    assert!(matches!(verdict(&snapshot), Verdict::Pass { of, .. } if of > 0), "{:?}", verdict(&snapshot));
    assert_eq!(one::<i64>(&snapshot, "select count(*) from load_wall where resource like '%row that%'"), 0);
    assert_eq!(one::<String>(&snapshot, "select wait_event from load_wait order by sessions desc limit 1"), "PgSleep");
}

#[test]
fn several_rows_that_are_waited_for_are_no_wall_of_one() {
    let (snapshot, _folder) = drive(3, 8, 1_500);
    assert!(one::<i64>(&snapshot, "select sum(row_waits_of_many) from load_postgres_sample") > 0);
    assert_eq!(one::<i64>(&snapshot, "select count(*) from load_wall where resource like '%row that%'"), 0);
}
