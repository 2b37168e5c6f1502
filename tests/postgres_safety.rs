//! What the Postgres probe does to the server that it looks at: nothing. And what TLS it insists on.

use tokio_postgres::{Client, NoTls};

use crate::{
    postgres::{name_of, scan, scan_with},
    support::{Postgres, block_on},
};

/// A session that stays open until the client is dropped.
pub(crate) fn session(url: &str) -> Client {
    block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
        tokio::spawn(connection);
        client
    })
}

fn ask(client: &Client, sql: &str) -> String {
    block_on(client.query_one(sql, &[])).unwrap().get(0)
}

#[test]
fn a_migration_that_locks_everything_neither_stops_the_scan_nor_is_stopped() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(
        name_of(&url),
        "create table users (id serial primary key, email text, state text default 'new'); insert into users (email) select n from generate_series(1, 100) n;
         create table orders (id serial primary key, user_id int references users, total int check (total > 0)); analyze;
         create index open_orders on orders (user_id) where total is not null; create index on users (lower(email)) where state = 'new';",
    );
    let migration = session(&url);
    block_on(migration.batch_execute("begin; lock table users, orders in access exclusive mode; alter table orders add column note text"))
        .unwrap();
    // Another change waits behind it, and every reader of the table behind that one.
    let behind = session(&url);
    let queued = std::thread::spawn(move || block_on(behind.batch_execute("alter table users add column nick text")));
    let observer = session(&url);
    let queue = "select string_agg(l.mode || ' ' || l.relation::regclass::text, ', ') from pg_locks l
                 where not l.granted and l.database = (select oid from pg_database where datname = current_database())";
    while ask(&observer, &format!("select coalesce(({queue}), '')")) != "AccessExclusiveLock users" {
        std::thread::yield_now();
    }
    let seen = scan(&url);
    assert_eq!(seen.text("select table_name, reason from reach where kind is not null and probe = 'postgres'"), "");
    assert_eq!(seen.text("select name, rows from db_table order by name"), "orders 0; users 100");
    assert_eq!(
        seen.text("select state, transaction_age_s is not null from db_activity where application = '' and state <> 'idle' order by 1"),
        "active 1; idle in transaction 1"
    );
    assert_eq!(ask(&observer, &format!("select coalesce(({queue}), '')")), "AccessExclusiveLock users", "the scan waits for nobody");
    block_on(migration.batch_execute("commit")).unwrap();
    queued.join().unwrap().unwrap();
    let blocked = session(&url);
    assert_eq!(
        ask(
            &blocked,
            "select count(*)::text from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())"
        ),
        "0"
    );
}

#[test]
fn a_scan_writes_nothing_leaves_no_session_and_sends_only_what_it_lists() {
    let server = Postgres::start(
        "autovacuum = off\nlog_statement = all\nlog_line_prefix = '%a|'\nshared_preload_libraries = 'pg_stat_statements'\n",
    );
    let url = server.database();
    server.execute(name_of(&url), "create table t (id serial primary key, note text); insert into t (note) values ('x'); analyze");
    let observer = session(&url);
    let next_write = "select pg_snapshot_xmax(pg_current_snapshot())::text";
    let before = ask(&observer, next_write);
    let seen = scan(&url);
    assert_eq!(seen.text("select * from reach where kind is not null and probe <> 'derive'"), "");
    assert_eq!(ask(&observer, next_write), before, "a transaction of the scan wrote");
    // The server may need a moment to see that the client is gone.
    let gone = "select count(*)::text from pg_stat_activity where application_name = 'plimsoll'";
    while ask(&observer, gone) != "0" {
        std::thread::yield_now();
    }
    let logged: Vec<String> = server
        .log()
        .split("plimsoll|LOG:  statement: ")
        .skip(1)
        .map(|s| s.split("\nplimsoll|").next().unwrap().trim().replace("\n\t", "\n"))
        .collect();
    assert!(logged.len() > 15, "{}", server.log());
    let listed = seen.text("select statement from sent where kind = 'sql'");
    for statement in logged {
        let begin = statement.split("\n[unknown]|").next().unwrap();
        assert!(begin.starts_with("begin read only; set local statement_timeout = '15s'; set local lock_timeout = '100ms'"), "{statement}");
        assert!(listed.contains(begin), "sent, and not listed: {begin}");
    }
}

#[test]
fn our_own_statements_are_not_among_the_apps() {
    let url = Postgres::shared().database();
    scan(&url);
    let seen = scan(&url);
    assert_eq!(
        seen.number("select count(*) from db_statement where text like '%plimsoll%' or text like '%pg_catalog%'"),
        0,
        "{}",
        seen.text("select text from db_statement")
    );
}

#[test]
fn a_server_without_a_free_connection_says_so() {
    let server = Postgres::start("max_connections = 4\nsuperuser_reserved_connections = 0\nmax_wal_senders = 0\n");
    let held: Vec<Client> = (0..4).map(|_| session(&server.url("postgres"))).collect();
    let seen = scan(&server.url("postgres"));
    let unseen = seen.text("select distinct kind, reason, cure from reach where kind is not null");
    assert!(unseen.contains("has no connection left") && unseen.contains("pool"), "{unseen}");
    drop(held);
}

#[test]
fn tls_is_checked_as_far_as_the_address_asks() {
    let certificate = |name: &str| rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
    let (own, other) = (certificate("db.example"), certificate("other.example"));
    let commands = format!(
        "cat > server.crt <<'PEM'\n{}PEM\ncat > server.key <<'PEM'\n{}PEM\nchmod 600 server.key",
        own.cert.pem(),
        own.signing_key.serialize_pem()
    );
    let server = Postgres::start_after(&commands, "ssl = on\nssl_cert_file = '../server.crt'\nssl_key_file = '../server.key'\n");
    let folder = tempfile::tempdir().unwrap();
    let (ca, wrong_ca) = (folder.path().join("ca.pem"), folder.path().join("wrong.pem"));
    std::fs::write(&ca, own.cert.pem()).unwrap();
    std::fs::write(&wrong_ca, other.cert.pem()).unwrap();
    let unseen = |mode: &str, ca: Option<&std::path::Path>| {
        let seen = scan_with(&format!("{}?sslmode={mode}", server.url("postgres")), &[], ca.map(Into::into));
        seen.text("select kind, reason, cure from reach where kind is not null and table_name = 'db_server'")
    };
    assert_eq!(unseen("prefer", None), "");
    assert_eq!(unseen("require", None), "");
    assert_eq!(unseen("verify-ca", Some(&ca)), "");
    for (mode, ca) in
        [("verify-ca", None), ("verify-full", None), ("require", Some(wrong_ca.as_path())), ("verify-full", Some(ca.as_path()))]
    {
        let unseen = unseen(mode, ca);
        assert!(unseen.starts_with("unreachable the TLS certificate") && unseen.contains("ca_file"), "{mode}: {unseen}");
    }
    let missing = unseen("require", Some(&folder.path().join("missing.pem")));
    assert!(missing.contains("missing.pem` cannot be read"), "{missing}");
}
