//! What plimsoll says that it sent to Postgres, against the server's own log: statement by statement, both ways.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use axum::{Router, extract::State, routing::get};
use plimsoll::{
    config::Given,
    load::{Event, Pace},
    probe::backup::SentTo,
    redact::Address,
    restore,
    scenario::Scenario,
};

use crate::support::{self, Postgres, block_on, command, execute};

const LOGGED: &str = "log_statement = all\nlog_line_prefix = '%a|'\nshared_preload_libraries = 'pg_stat_statements'\n\
                      logging_collector = on\nlog_directory = 'log'\nlog_filename = 'server.log'\n";

/// A shop whose statements have limits and ranges, for which the advice puts in values; jobs in tables, one of which has another's
/// function in its index; migrations; and a table that a scan may not read at once, for somebody holds it.
const SHOP: &str = "
create table orders (id bigint primary key, user_id bigint, total int, created_at timestamptz);
insert into orders select n, n % 500, n, now() - n * interval '1 minute' from generate_series(1, 20000) n;
create table schema_migrations (version bigint primary key, dirty boolean not null);
insert into schema_migrations values (1, false);
create table good_jobs (finished_at timestamptz, performed_at timestamptz, scheduled_at timestamptz, created_at timestamptz);
insert into good_jobs values (null, null, null, now());
create table delayed_jobs (id int, locked_by text);
create function odd() returns text language sql immutable as 'select ''a''::text';
create table oban_jobs (attempted_at timestamptz, state text);
create index on oban_jobs (state) where state > odd();
analyze;";

/// How often each statement was sent, by what stands between the semicolons of a message.
type Pieces = BTreeMap<String, u64>;

fn add(pieces: &mut Pieces, message: &str, times: u64) {
    for piece in message.split(";\n").map(str::trim) {
        *pieces.entry(piece.to_owned()).or_default() += times;
    }
}

/// What the server logged of ours, once all of it is written.
fn logged(server: &Postgres) -> Pieces {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let fence = format!("fence {}", NEXT.fetch_add(1, Ordering::Relaxed));
    server.execute("postgres", &format!("select '{fence}'"));
    let path = server.folder().join("data/log/server.log");
    let mut log = String::new();
    while !log.contains(&fence) {
        std::thread::sleep(Duration::from_millis(5));
        log = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
    }
    let mut pieces = Pieces::new();
    // The lines of one message but the first begin with a tab.
    for message in log.replace("\n\t", "\u{1}").lines().filter_map(|line| line.strip_prefix("plimsoll|LOG:  ")) {
        let kinds = ["statement: ", "execute <unnamed>: "];
        let statement = kinds.iter().find_map(|kind| message.strip_prefix(kind));
        // What is said besides, such as a lock that was waited for, is no statement.
        if let Some(statement) = statement {
            add(&mut pieces, &statement.replace('\u{1}', "\n"), 1);
        }
    }
    pieces
}

/// True where `listed` says what `logged` is, but for values of the user's, which are not shown, and numbers that differ each time.
fn fits(listed: &str, logged: &str) -> bool {
    let marked = listed.replace("{ids}", "'?'");
    let mut parts = marked.split("'?'");
    let Some(mut left) = parts.next().and_then(|first| logged.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return left.is_empty() };
    for part in between {
        let Some(at) = left.find(part) else { return false };
        left = &left[at + part.len()..];
    }
    left.ends_with(last)
}

/// Takes from both what is in both.
fn differing(mut listed: Pieces, mut logged: Pieces) -> (Pieces, Pieces) {
    let take = |listed: &mut Pieces, logged: &mut Pieces, is_alike: &dyn Fn(&str, &str) -> bool| {
        for (one, times) in listed.iter_mut() {
            for (_, there) in logged.iter_mut().filter(|(other, _)| is_alike(one, other)) {
                let both = (*times).min(*there);
                (*times, *there) = (*times - both, *there - both);
            }
        }
        listed.retain(|_, times| *times > 0);
        logged.retain(|_, times| *times > 0);
    };
    take(&mut listed, &mut logged, &|one, other| one == other);
    take(&mut listed, &mut logged, &fits);
    (listed, logged)
}

#[track_caller]
fn assert_same(listed: Pieces, logged: Pieces) {
    let all: u64 = logged.values().sum();
    assert!(all > 20, "{logged:#?}");
    let (unsent, unlisted) = differing(listed, logged);
    assert!(unlisted.is_empty(), "sent, and not listed: {unlisted:#?}; the other way: {unsent:#?}");
    assert!(unsent.is_empty(), "listed, and not sent: {unsent:#?}");
}

async fn orders(State(client): State<Arc<tokio_postgres::Client>>) -> &'static str {
    let since =
        "select id, total from orders where user_id = $1 and created_at > now() - interval '3 hours' order by created_at desc limit 20";
    client.query(since, &[&7_i64]).await.unwrap();
    client.query("select count(*) from orders where total between $1 and $2", &[&10, &500]).await.unwrap();
    "orders"
}

#[test]
fn a_scan_with_load_lists_every_statement_that_the_server_saw_and_no_other() {
    let server = Postgres::start(LOGGED);
    let (url, twin) = (server.database(), server.database());
    execute(&url, SHOP);
    execute(&twin, SHOP);
    let client = crate::postgres_safety::session(&url);
    let app = support::serve(Router::new().route("/", get(orders)).with_state(Arc::new(client)));
    let given = Given { app: Some(app), postgres: Some(url), twin: Some(twin), ..Given::default() };
    let limits = "[load]\nhosts = [\"127.0.0.1\"]\nshape = \"soak\"\nrate = 8.0\nmax_seconds = 42\n";
    let scenario = Scenario::parse("scenarios/one.toml", "why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"/\"\n").unwrap();
    let seconds = AtomicU32::default();
    let is_end = |event: &Event| matches!(event, Event::Second { .. }) && seconds.fetch_add(1, Ordering::Relaxed) > 10;
    let (snapshot, _folder) = support::scan_until(&given, limits, scenario, Pace::default(), is_end);
    let mut listed = Pieces::new();
    let mut query = snapshot.db().prepare("select statement, times from sent where kind = 'sql'").unwrap();
    let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?))).unwrap();
    rows.map(Result::unwrap).for_each(|(statement, times)| add(&mut listed, &statement, times.into()));
    for part in
        ["explain /* plimsoll */", "pg_stat_get_activity", "from public.good_jobs", "pg_read_binary_file", "from public.schema_migrations"]
    {
        assert!(listed.keys().any(|piece| piece.contains(part)), "nothing was sent with {part}: {listed:#?}");
    }
    assert_same(listed, logged(&server));
}

#[test]
fn a_restore_check_lists_what_it_sent_to_each_of_the_two() {
    let (here, there) = (Postgres::start(LOGGED), Postgres::start(LOGGED));
    let (original, copy) = (here.database(), there.database());
    execute(&original, SHOP);
    execute(&copy, SHOP);
    let address = |url: &str| Address::parse(url).unwrap();
    let compared = block_on(restore::compare(&address(&original), &address(&copy), None, None)).unwrap();
    for (side, server) in [("original", &here), ("restored copy", &there)] {
        let mut listed = Pieces::new();
        let of_it = compared.sent.iter().filter(|sent| sent.side == side);
        of_it.for_each(|SentTo { statement, times, .. }| add(&mut listed, statement, *times));
        assert!(listed.keys().any(|piece| piece.contains("count(*) as rows")), "{side}: {listed:#?}");
        assert_same(listed, logged(server));
    }
    let folder = tempfile::tempdir().unwrap();
    let said = command::run(folder.path(), &["restore-check", "--postgres", &original, "--restored", &copy, "--sent"]);
    assert!(
        said.out.starts_with("original\n  sql       1 ×  begin read only;") && said.out.contains("\nrestored copy\n  sql "),
        "{}{}",
        said.out,
        said.err
    );
}
