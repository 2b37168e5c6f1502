//! What a load line stands on: a shell that asks nobody proves nothing of the product.

use axum::{Router, response::Html};
use plimsoll::{config::Given, scenario::Scenario};

use crate::support::{Postgres, pace, scan, serve};

fn scenario() -> Scenario {
    Scenario::parse("scenarios/test.toml", "why = \"w\"\n[[step]]\nname = \"shell\"\nget = \"/admin\"\n").unwrap()
}

#[test]
fn a_shell_that_asks_nobody_gives_no_users() {
    let server = Postgres::shared();
    let url = server.database();
    let app = serve(Router::new().fallback(|| async { Html("<div id=root></div><p>A shell of the shop and no more than that</p>") }));
    let given = Given { app: Some(app), postgres: Some(url), ..Given::default() };
    let (snapshot, _folder) = scan(&given, "[load]\nhosts = [\"127.0.0.1\"]\nmax_seconds = 8\nmax_rate = 50\n", scenario(), pace());
    let one = |sql: &str| -> Option<i64> { snapshot.db().query_row(sql, [], |r| r.get(0)).unwrap() };
    assert_eq!(one("select is_dataless from load_ground"), Some(1));
    assert_eq!(one("select of_postgres from load_ground"), Some(0));
    assert_eq!(one("select count(*) from load_meaning"), Some(0), "it says nothing of users");
    snapshot.seal(std::time::Duration::ZERO).unwrap();
    let (checks, _) = plimsoll::check::load("/nonexistent".as_ref());
    let run = plimsoll::run::assemble(&snapshot, &checks, &[]).unwrap();
    let text = plimsoll::report::render(&run, plimsoll::report::Format::Markdown, plimsoll::report::Look::of_stdout());
    assert!(
        text.contains("says nothing of the product's data")
            && text.contains("Redis was not watched")
            && !text.contains("registered users at their peak"),
        "{text}"
    );
    assert!(text.contains("scenarios-miss-the-product"), "{text}");
}
