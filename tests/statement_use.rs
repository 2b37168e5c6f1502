//! Statements are judged by use, and where there is none by one visitor alone: never by a load, on a real server.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
};
use deadpool_postgres::Pool;
use plimsoll::{
    check::{self, Finding, Verdict},
    config::Given,
    load::Pace,
    scenario::Scenario,
    snapshot::Snapshot,
};
use rusqlite::OptionalExtension;
use tokio::time::{Duration, sleep};

use crate::support::{self, Postgres, execute, pace, pool, serve};

/// How long a request keeps its row, milliseconds: more than ten a second wait for each other.
const HOLD_MS: u64 = 100;

/// What each page asks: a row that is kept for a while, of two tables, or something that takes 30 ms whoever asks.
const PAGES: &[(&str, &str)] = &[
    ("used", "select n from used where id = 1 for update"),
    ("fresh", "select n from fresh where id = 1 for update"),
    ("slow", "select pg_sleep(0.03)"),
    ("new", "select pg_sleep(0.03), 1"),
];

async fn page(State(pool): State<Pool>, Path(name): Path<String>) -> Result<&'static str, StatusCode> {
    let failed = StatusCode::INTERNAL_SERVER_ERROR;
    let (_, sql) = PAGES.iter().find(|(page, _)| *page == name).ok_or(StatusCode::NOT_FOUND)?;
    let mut client = pool.get().await.map_err(|_| failed)?;
    let transaction = client.transaction().await.map_err(|_| failed)?;
    transaction.simple_query(sql).await.map_err(|_| failed)?;
    if sql.ends_with("update") {
        sleep(Duration::from_millis(HOLD_MS)).await;
    }
    transaction.commit().await.map_err(|_| failed)?;
    Ok("a page")
}

/// A load until the rows give way, on an app of which two pages have been used for long.
fn loaded() -> (Snapshot, tempfile::TempDir) {
    let database = Postgres::shared().database();
    execute(&database, "create table used (id int primary key, n int); insert into used values (1, 1)");
    execute(&database, "create table fresh (id int primary key, n int); insert into fresh values (1, 1)");
    execute(&database, &format!("{};", PAGES[0].1).repeat(1_000));
    execute(&database, &format!("{};", PAGES[2].1).repeat(100));
    let app = serve(Router::new().route("/{name}", axum::routing::get(page)).with_state(pool(&database, 20)));
    // What the load alone runs counts where it runs it a hundred times: also where this machine is busy, and the load a short one.
    let pages = PAGES.iter().map(|(name, _)| *name).chain(["new"; 2]).enumerate();
    let steps = pages.map(|(n, name)| format!("[[step]]\nname = \"{n}\"\nget = \"/{name}\"\n"));
    let scenario = Scenario::parse("scenarios/shop.toml", &format!("why = \"a test\"\n{}", steps.collect::<String>())).unwrap();
    let config = "without = [\"redis\", \"pooler\"]\n[objective]\np95_ms = 1500\n[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = 40\nrate = 40.0\nmax_rate = 120.0\n";
    let given = Given { app: Some(app), postgres: Some(database), ..Given::default() };
    // Other work on this machine must not make a step void.
    support::scan(&given, config, scenario, Pace { lag_limit_ms: 2_000.0, ..pace() })
}

/// How often the load ran the statement; below 100 times it is none that runs often.
fn load_calls(snapshot: &Snapshot, text: &str) -> i64 {
    let sql = "select load_calls from db_statement join db_statement_use using (id) where text = ?1";
    snapshot.db().query_row(sql, [text], |r| r.get(0)).optional().unwrap().unwrap_or_default()
}

/// How long the statement that begins so took of all calls, the load's among them.
fn counted_ms(snapshot: &Snapshot, begins: &str) -> f64 {
    snapshot.db().query_row("select mean_ms from db_statement where text like ?1 || '%'", [begins], |r| r.get(0)).unwrap()
}

fn findings(snapshot: &Snapshot, id: &str) -> Vec<Finding> {
    let (checks, _) = check::load("/nonexistent".as_ref());
    match checks.iter().find(|c| c.name() == id).unwrap().judge(snapshot.db()) {
        Verdict::Fail { findings, .. } => findings,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_slow_under_the_load_alone_is_not_called_slow_and_what_is_slow_in_use_or_for_one_visitor_is() {
    let is_telling = |(snapshot, _): &(Snapshot, _)| {
        ["select n from used", "select n from fresh"].iter().all(|s| counted_ms(snapshot, s) > 20.0)
            && load_calls(snapshot, "select pg_sleep($1), $2") >= 100
    };
    // Beside other work the rows are not always what the load comes to.
    let (snapshot, _folder) = (0..6).map(|_| loaded()).find(is_telling).expect("a load that makes its visitors wait for each other");
    let slow = findings(&snapshot, "database/statement-slow");
    let looks: i64 = snapshot.db().query_row("select count(*) from db_statement_record_before", [], |r| r.get(0)).unwrap();
    assert_eq!(looks, 1, "whether its counters began anew meanwhile is known");
    let told = |text: &str| slow.iter().find(|finding| finding.message.ends_with(text)).map(|finding| format!("{:?}", finding.evidence));
    let (used, new) = (told(": select pg_sleep($1)"), told(": select pg_sleep($1), $2"));
    assert_eq!(slow.len(), 2, "{slow:?}");
    let (used, new) = (used.expect("slow in use"), new.expect("slow for one visitor alone"));
    assert!(used.contains("(\"calls\", Integer(100))") && new.contains("(\"calls\", Integer(0))"), "{used}\n{new}");
    let share: f64 = snapshot
        .db()
        .query_row("select u.time_pct from db_statement_use u join db_statement using (id) where text = 'select pg_sleep($1)'", [], |r| {
            r.get(0)
        })
        .unwrap();
    assert!(share > 50.0, "of the time in use, of which the load is no part: {share}");
}

/// A statement like no other with another number of columns.
fn statement(columns: usize) -> String {
    format!("select {}", vec!["1"; columns].join(", "))
}

/// Each request, but for the first ones, asks what nobody has asked before.
async fn ask_anew(State((pool, asked)): State<(Pool, Arc<AtomicUsize>)>) -> Result<&'static str, StatusCode> {
    let failed = StatusCode::INTERNAL_SERVER_ERROR;
    let client = pool.get().await.map_err(|_| failed)?;
    // What the walk asks, beside the first look at the statements, is one that is in use.
    let asked = asked.fetch_add(1, Ordering::Relaxed);
    client.simple_query(&statement(if asked < 60 { 1 } else { 100 + asked })).await.map_err(|_| failed)?;
    Ok("a page")
}

/// Why nothing is known of the statements in use, where `room` statements are recorded, 30 are in use, each called so often, and a load
/// asks what is new with each request.
fn lost(room: u32, calls: usize) -> Option<String> {
    let server = Postgres::start(&format!("shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.max = {room}\n"));
    let database = server.database();
    execute(&database, &(1..=30).map(|n| statement(n) + ";").collect::<String>().repeat(calls));
    let state = (pool(&database, 5), Arc::new(AtomicUsize::new(0)));
    let app = serve(Router::new().route("/", axum::routing::get(ask_anew)).with_state(state));
    let scenario = Scenario::parse("scenarios/shop.toml", "why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"/\"\n").unwrap();
    let config = "without = [\"redis\", \"pooler\"]\n[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = 16\nrate = 20.0\nmax_rate = 20.0\n";
    let given = Given { app: Some(app), postgres: Some(database), ..Given::default() };
    let (snapshot, _folder) = support::scan(&given, config, scenario, Pace { lag_limit_ms: 2_000.0, ..pace() });
    let evictions =
        |table: &str| snapshot.db().query_row(&format!("select evictions from {table}"), [], |r| r.get::<_, Option<i64>>(0)).unwrap();
    let (before, now) = (evictions("db_statement_record_before"), evictions("db_statement_record"));
    assert_eq!(before.zip(now).is_none_or(|(before, now)| before < now), room == 100 || server.major() < 14, "{before:?} {now:?}");
    let why = "select reason || '; ' || cure from reach where table_name = 'db_statement_use' and kind = 'failed'";
    snapshot.db().query_row(why, [], |r| r.get(0)).optional().unwrap()
}

#[test]
fn a_full_record_hides_what_it_threw_out_of_use_and_nothing_else_and_room_cures_it() {
    let rare = lost(100, 1).expect("statements that were called once are thrown out first");
    assert!(rare.contains("statements that were in use") && rare.contains("raise pg_stat_statements.max, which takes a restart"), "{rare}");
    assert_eq!(lost(100, 200), None, "what is called often stays, however many others come and go");
    assert_eq!(lost(1_000, 1), None, "the cure");
}
