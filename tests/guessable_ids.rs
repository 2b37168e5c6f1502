//! Keys that count up and are shown to everyone: a real app before a real Postgres.

use std::{path::Path, time::Duration};

use plimsoll::{
    check::{self, Verdict},
    config::{Given, discover},
    probe::{self, app::AppProbe, postgres::PostgresProbe},
    snapshot::Snapshot,
    stop::Stop,
};

use crate::{
    postgres::name_of,
    support::{Asked, Postgres, Reply, Web, block_on},
};

const TABLES: &str = "
    create table users (id bigint generated always as identity primary key, name text);
    create table \"Category\" (id serial primary key);
    create table orders (id uuid primary key default gen_random_uuid());
    create table tickets (id int primary key);
    create table posts (id serial primary key, slug text);
    create table pages (id serial primary key);
    create table events (id serial primary key);
    insert into users (name) select 'x' from generate_series(1, 200); insert into \"Category\" select from generate_series(1, 9);
    insert into posts (slug) select 'x' from generate_series(1, 50); insert into pages select from generate_series(1, 50);
    insert into tickets values (57); insert into events select from generate_series(1, 3000);";

fn shop(asked: &Asked) -> Reply {
    match asked.path.as_str() {
        "/" => Reply::html(
            "<a href='/users/123'>A</a><a href='/users/7/edit'>B</a><a href='/pages/2'>next</a><a href='/posts/2-red-shoes'>C</a>
             <a href='/orders/0197a2b4-0000-7000-8000-000000000001'>D</a><a href='/tickets/57'>E</a><a href='/events/2024'>F</a>
             <a href='/rooms/4'>G</a><script>fetch('/api/v1/categories')</script>",
        ),
        "/api/v1/categories" => Reply::json("{\"data\":[{\"id\":1},{\"id\":2}]}"),
        _ => Reply::not_found(),
    }
}

#[test]
fn ids_that_count_up_are_found_in_links_and_answers_where_a_table_counts_so() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(name_of(&url), TABLES);
    let web = Web::start(shop);
    let folder = tempfile::tempdir().unwrap();
    let given = Given { app: Some(web.url()), postgres: Some(url), name: Some("shop".to_owned()), ..Given::default() };
    let target = discover(&given, folder.path()).unwrap();
    let snapshot = Snapshot::create(folder.path(), &target, chrono::Utc::now()).unwrap();
    block_on(probe::collect(&[&AppProbe, &PostgresProbe], &target, &snapshot, &Stop::default(), &|_| {})).unwrap();
    snapshot.seal(Duration::from_secs(1)).unwrap();

    let mut query = snapshot
        .db()
        .prepare("select resource || ' ' || is_integer || ' ' || ids || ' ' || seen_in from http_resource_id order by 1")
        .unwrap();
    let seen: Vec<String> = query.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(
        seen,
        [
            "categories 1 2 /api/v1/categories",
            "orders 0 1 /orders",
            "rooms 1 1 /rooms/4",
            "tickets 1 1 /tickets/57",
            "users 1 2 /users/123"
        ]
    );
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let verdict = checks.iter().find(|c| c.name() == "api/id-guessable").unwrap().judge(snapshot.db());
    let Verdict::Fail { findings, .. } = verdict else { panic!("{verdict:?}") };
    assert_eq!(findings.iter().map(|f| f.subject.as_str()).collect::<Vec<_>>(), ["Category", "users"]);
    // The fix is one that Postgres takes.
    for finding in findings {
        Postgres::shared()
            .execute(name_of(&given.postgres.clone().unwrap()), finding.fix.unwrap().trim_start_matches("show another number: "));
    }
}
