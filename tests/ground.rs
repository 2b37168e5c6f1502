//! What a load line stands on: a shell that asks nobody proves nothing of the product.

use axum::{Router, response::Html};
use plimsoll::{config::Given, scenario::Scenario, snapshot::Snapshot};

use crate::support::{Postgres, pace, pool, scan, serve};

fn scenario() -> Scenario {
    Scenario::parse("scenarios/test.toml", "why = \"w\"\n[[step]]\nname = \"shell\"\nget = \"/admin\"\n").unwrap()
}

/// A server of its own: what runs in any of its databases counts.
fn server() -> Postgres {
    Postgres::start("shared_preload_libraries = 'pg_stat_statements'")
}

/// The scan of an app, with this database named.
fn looked(app: Router, postgres: &str) -> (Snapshot, tempfile::TempDir) {
    let given = Given { app: Some(serve(app)), postgres: Some(postgres.to_owned()), ..Given::default() };
    scan(&given, "[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = 8\nmax_rate = 50\n", scenario(), pace())
}

fn one<T: rusqlite::types::FromSql>(snapshot: &Snapshot, sql: &str) -> T {
    snapshot.db().query_row(sql, [], |r| r.get(0)).unwrap_or_else(|e| panic!("{sql}: {e}"))
}

/// What the report says of it.
fn told(snapshot: &Snapshot) -> String {
    snapshot.seal(std::time::Duration::ZERO).unwrap();
    let (checks, _) = plimsoll::check::load("/nonexistent".as_ref());
    let run = plimsoll::run::assemble(snapshot, &checks, &plimsoll::config::Config::default()).unwrap();
    plimsoll::report::render(&run, plimsoll::report::Format::Markdown, plimsoll::report::Look::of_stdout())
}

#[test]
fn a_shell_that_asks_nobody_gives_no_users() {
    let server = server();
    let app = Router::new().fallback(|| async { Html("<div id=root></div><p>A shell of the shop and no more than that</p>") });
    let (snapshot, _folder) = looked(app, &server.database());
    assert_eq!(one::<i64>(&snapshot, "select is_dataless from load_ground"), 1);
    assert_eq!(one::<i64>(&snapshot, "select of_postgres from load_ground"), 0);
    assert_eq!(one::<i64>(&snapshot, "select count(*) from load_meaning"), 0, "it says nothing of users");
    let text = told(&snapshot);
    assert!(
        text.contains("whether this line stands on the product's data is not known")
            && text.contains("Redis was not watched")
            && !text.contains("registered users at their peak"),
        "{text}"
    );
    assert!(text.contains("scenarios-miss-the-product"), "{text}");
}

#[test]
fn an_app_whose_data_lies_in_another_database_of_the_server_is_not_told_that_it_asks_nobody() {
    let server = server();
    let (named, other) = (server.database(), server.database());
    let pool = pool(&other, 4);
    let page = move || {
        let pool = pool.clone();
        async move {
            let client = pool.get().await.unwrap();
            client.simple_query("select 'a page of the shop'").await.unwrap();
            Html("<p>A page of the shop, with what its database gave</p>")
        }
    };
    let (snapshot, _folder) = looked(Router::new().fallback(page), &named);
    let ground = one::<String>(&snapshot, "select is_dataless || ' ' || of_postgres || ' ' || elsewhere from load_ground");
    assert_eq!(ground, format!("0 0 {}", other.rsplit('/').next().unwrap()));
    let text = told(&snapshot);
    assert!(!text.contains("likely: none of the") && text.contains("statements ran in the database test_"), "{text}");
}
