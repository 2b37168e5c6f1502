//! The Postgres probe against real servers: what it sees, what it is denied, what it leaves alone.

use std::path::PathBuf;

use plimsoll::{
    config::{FoundAddress, Source, Target},
    probe::{
        self, Probe,
        postgres::{PostgresProbe, StatementsProbe},
    },
    redact::Address,
    snapshot::Snapshot,
    stop::Stop,
};
use rusqlite::Connection;

use crate::support::{Postgres, block_on, closed_port};

/// A scanned database.
pub(crate) struct Seen {
    pub(crate) db: Connection,
    pub(crate) path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Seen {
    pub(crate) fn text(&self, sql: &str) -> String {
        let mut query = self.db.prepare(sql).unwrap();
        let columns = query.column_count();
        let rows = query.query_map([], |row| {
            let cells = (0..columns).map(|n| match row.get::<_, rusqlite::types::Value>(n).unwrap() {
                rusqlite::types::Value::Null => "-".to_owned(),
                rusqlite::types::Value::Integer(n) => n.to_string(),
                rusqlite::types::Value::Real(x) => x.to_string(),
                rusqlite::types::Value::Text(t) => t,
                rusqlite::types::Value::Blob(_) => "blob".to_owned(),
            });
            Ok(cells.collect::<Vec<_>>().join(" "))
        });
        rows.unwrap().flatten().collect::<Vec<_>>().join("; ")
    }

    pub(crate) fn number(&self, sql: &str) -> i64 {
        self.db.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// Kind, reason and cure of what a table lacks.
    pub(crate) fn unseen(&self, table: &str) -> String {
        self.text(&format!("select kind, reason, cure from reach where kind is not null and table_name = '{table}'"))
    }
}

/// Scans the Postgres at `url` with nothing else configured.
pub(crate) fn scan(url: &str) -> Seen {
    scan_with(url, &[], None)
}

/// The same with further databases of the cluster.
pub(crate) fn scan_beside(url: &str, further: &[&str]) -> Seen {
    scan_with(url, further, None)
}

pub(crate) fn scan_with(url: &str, further: &[&str], ca_file: Option<PathBuf>) -> Seen {
    look(&[&PostgresProbe, &StatementsProbe], url, further, ca_file)
}

/// The same with other probes.
pub(crate) fn look(probes: &'static [&'static dyn Probe], url: &str, further: &[&str], ca_file: Option<PathBuf>) -> Seen {
    let folder = tempfile::tempdir().unwrap();
    let mut target = Target { name: "shop".to_owned(), environment: "staging".to_owned(), ..Target::default() };
    let address = Address::parse(url).unwrap();
    target.redactor.learn(&address);
    target.postgres = Some(FoundAddress { address, source: Source::Flag, key: "--postgres".to_owned() });
    target.databases = further.iter().map(|&name| name.to_owned()).collect();
    target.config.ca_file = ca_file;
    let snapshot = Snapshot::create(folder.path(), &target, chrono::Utc::now()).unwrap();
    block_on(probe::collect(probes, &target, &snapshot, &Stop::default(), &|_| {})).unwrap();
    plimsoll::derive::fill(&snapshot).unwrap();
    let path = snapshot.path().to_owned();
    snapshot.seal(std::time::Duration::from_secs(1)).unwrap();
    drop(snapshot);
    Seen { db: Connection::open(&path).unwrap(), path, _folder: folder }
}

/// The name at the end of an address.
pub(crate) fn name_of(url: &str) -> &str {
    url.rsplit('/').next().unwrap()
}

/// A role without any grant, and the address that logs in as it.
pub(crate) fn role(url: &str, name: &str) -> String {
    let role = format!("{name}_{}", name_of(url));
    Postgres::shared().execute(name_of(url), &format!("create role {role} login password 'battery-staple'"));
    let (_, place) = url.split_once('@').unwrap();
    format!("postgres://{role}:battery-staple@{place}")
}

pub(crate) const SHOP: &str = r#"
create table users (id bigint generated always as identity primary key, email text not null unique, "Full Name" text);
create table orders (id serial primary key, user_id bigint not null references users, total numeric not null check (total >= 0), note jsonb);
create index orders_by_user on orders (user_id);
create table "Odd Names" (id uuid primary key default gen_random_uuid(), "User Id" bigint references users, code varchar(36));
create table schema_migrations (version bigint primary key, dirty boolean not null);
insert into users (email) select 'u' || n from generate_series(1, 200) n;
insert into orders (user_id, total) select 1 + n % 200, n from generate_series(1, 500) n;
insert into schema_migrations values (1, false), (2, true);
analyze;
select count(*) from orders where total > 3;
"#;

#[test]
fn every_table_of_facts_is_filled_from_a_real_schema() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(name_of(&url), SHOP);
    let seen = scan(&url);
    assert_eq!(seen.text("select * from reach where kind is not null and probe in ('postgres', 'statements')"), "");
    assert_eq!(seen.text("select database, is_replica from db_server"), format!("{} 0", name_of(&url)));
    assert!(seen.number("select count(*) from db_server where version_num >= 130000 and stats_age_days between 0 and 1") == 1);
    assert_eq!(seen.text("select value, number from db_setting where name = 'max_connections'"), "60 60");
    assert_eq!(seen.text("select value, number from db_setting where name = 'statement_timeout'"), "0 0");
    assert_eq!(seen.text("select number from db_setting where name = 'shared_buffers'"), "134217728");
    assert_eq!(seen.text("select name, rows from db_table order by name"), "Odd Names 0; orders 500; schema_migrations 2; users 200");
    assert_eq!(
        seen.text("select quoted, purpose, tool from db_table where purpose is not null"),
        "public.schema_migrations migration schema_migrations"
    );
    assert_eq!(
        seen.text("select c.quoted, c.type, c.is_primary_key, c.is_foreign_key from db_column c join db_table t on t.id = c.table_id where t.name = 'Odd Names' order by number"),
        "id uuid 1 0; \"User Id\" int8 0 1; code varchar 0 0"
    );
    assert_eq!(
        seen.text("select t.name, f.columns, f.cover from db_foreign_key f join db_table t on t.id = f.table_id order by t.name"),
        "Odd Names \"User Id\" none; orders user_id full"
    );
    assert_eq!(
        seen.text("select kind, count(*) from db_constraint group by kind order by kind"),
        "check 1; foreign 2; primary 4; unique 1"
    );
    assert_eq!(
        seen.text("select quoted, method, columns, is_unique, is_needed from db_index where name = 'orders_by_user'"),
        "public.orders_by_user btree user_id 0 0"
    );
    assert_eq!(seen.number("select count(*) from db_index_column"), 6);
    assert_eq!(seen.text("select kind, calls from db_statement where text like '%from orders where total >%'"), "select 1");
    assert_eq!(seen.text("select mode, has_command from db_archiver"), "off 0");
    assert_eq!(
        seen.text("select title, column_quoted, last_value, limit_value from db_sequence order by title"),
        "orders_id_seq id 500 2147483647; users_id_seq id 200 9223372036854775807"
    );
    assert_eq!(seen.text("select is_superuser, sessions, statement_timeout_ms from db_role where name = 'postgres'"), "1 0 0");
    assert_eq!(seen.text("select tool, unfinished from db_migration"), "golang-migrate 1");
    assert_eq!(seen.number("select count(*) from db_database where is_current = 1"), 1);
    assert_eq!(seen.number("select count(*) from db_extension where name = 'pg_stat_statements' and installed_version is not null"), 1);
}

#[test]
fn what_a_role_without_grants_cannot_see_is_denied_with_the_grant_and_never_empty() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(name_of(&url), SHOP);
    let (poor, name) = (role(&url, "poor"), format!("poor_{}", name_of(&url)));
    let seen = scan(&poor);
    let denied = "db_activity; db_archiver; db_client; db_column_stat; db_file_fault; db_horizon; db_lock_wait; db_login_rule; db_migration; db_sequence; db_standby; db_statement; db_statement_before; db_statement_record; db_statement_record_before";
    assert_eq!(
        seen.text(
            "select table_name from reach where kind is not null and probe in ('postgres', 'statements') and kind = 'denied' order by 1"
        ),
        denied
    );
    assert_eq!(
        seen.number("select count(*) from reach where kind is not null and probe in ('postgres', 'statements') and kind <> 'denied'"),
        0
    );
    for table in ["db_activity", "db_archiver", "db_standby", "db_statement"] {
        assert!(seen.unseen(table).ends_with(&format!("grant pg_monitor to {name};")), "{}", seen.unseen(table));
    }
    assert!(seen.unseen("db_sequence").contains(&format!("grant select on all sequences in schema public to {name};")));
    assert!(seen.unseen("db_migration").contains(&format!("grant select on public.schema_migrations to {name};")));
    assert_eq!(seen.number("select count(*) from db_index"), 6);
}

#[test]
fn the_cures_that_are_named_cure() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(name_of(&url), SHOP);
    let poor = role(&url, "cured");
    let cures = scan(&poor).text("select cure from reach where kind is not null and probe in ('postgres', 'statements')");
    // The one that says to take a view from the role first.
    let printed = plimsoll::probe::postgres::ROLE_SQL;
    let view = printed.split_once("create view").unwrap().1.split_once(';').unwrap().0;
    let functions =
        printed.split("create function").skip(1).map(|f| format!("create function{};", f.split_once("$$;").unwrap().0.to_owned() + "$$"));
    Postgres::shared().execute(name_of(&url), &format!("create schema plimsoll; create view {view}; {}", functions.collect::<String>()));
    for cure in cures.split("; ").filter_map(|c| c.find("grant ").map(|at| &c[at..])) {
        Postgres::shared().execute(name_of(&url), cure);
    }
    assert_eq!(scan(&poor).text("select * from reach where kind is not null and probe in ('postgres', 'statements')"), "");
}

#[test]
fn a_value_of_our_own_role_hides_the_servers_and_is_not_taken_for_it() {
    let url = Postgres::shared().database();
    let own = role(&url, "own");
    Postgres::shared().execute(name_of(&url), &format!("alter role own_{} set statement_timeout = '15s'", name_of(&url)));
    let seen = scan(&own);
    assert_eq!(seen.text("select is_own_override from db_setting where name = 'statement_timeout'"), "1");
    assert_eq!(seen.text("select statement_timeout_ms, idle_transaction_timeout_ms from db_role where name like 'own_%'"), "15000 0");
    assert_eq!(seen.text("select statement_timeout_ms, idle_transaction_timeout_ms from db_role where name = 'postgres'"), "- 0");
}

#[test]
fn without_pg_stat_statements_only_its_tables_are_absent() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(name_of(&url), "drop extension pg_stat_statements; create table t (id int)");
    let seen = scan(&url);
    assert!(seen.unseen("db_statement").contains("create extension pg_stat_statements"), "{}", seen.unseen("db_statement"));
    let absent = "select table_name from reach where kind is not null and probe in ('postgres', 'statements') order by 1";
    assert_eq!(seen.text(absent), "db_statement; db_statement_before; db_statement_record; db_statement_record_before");
    assert_eq!(seen.text("select installed_version from db_extension where name = 'pg_stat_statements'"), "-");
}

#[test]
fn a_connection_that_fails_says_why_and_what_to_do() {
    let url = Postgres::shared().database();
    let port = Postgres::shared().port();
    let cases = [
        (url.replace("correct-horse-battery", "wrong-horse-battery"), "denied", "does not accept this password for `postgres`", "password"),
        (format!("postgres://postgres@127.0.0.1:{port}/postgres"), "denied", "wants a password", "put the password"),
        (format!("postgres://u:p@127.0.0.1:{}/x", closed_port()), "unreachable", "nothing listens at 127.0.0.1:", "start Postgres"),
        ("postgres://u:p@no-such-host.invalid/x".to_owned(), "unreachable", "no host of that name", "check the host"),
        (Postgres::shared().url("nowhere"), "unreachable", "has no database `nowhere`", "psql -l"),
        (format!("{url}?sslmode=require"), "unreachable", "asks for TLS (sslmode=require)", "sslmode=prefer"),
        (
            "postgres://u:p@localhost/x?host=/no/such/folder".to_owned(),
            "unreachable",
            "nothing listens at the socket in /no/such/folder",
            "start",
        ),
    ];
    for (url, kind, reason, cure) in cases {
        let seen = scan(&url);
        let tables =
            seen.number("select count(distinct table_name) from reach where kind is not null and probe in ('postgres', 'statements')");
        assert_eq!(tables, seen.number("select count(*) from fills where probe in ('postgres', 'statements')"), "{url}");
        let unseen = seen.unseen("db_server");
        assert!(unseen.starts_with(kind) && unseen.contains(reason) && unseen.contains(cure), "{url}: {unseen}");
        assert!(!unseen.contains("horse"), "{unseen}");
    }
}

#[test]
fn no_secret_reaches_the_snapshot() {
    let canary = "Kanarienvogel-7";
    let server = Postgres::start(&format!(
        "shared_preload_libraries = 'pg_stat_statements'\narchive_mode = on\narchive_command = 'AWS_SECRET_ACCESS_KEY={canary} true'\n\
         primary_conninfo = 'host=x password={canary}'\n"
    ));
    let url = server.database();
    server.execute(name_of(&url), &format!("create role canary superuser login password '{canary}'; create table t (id int, secret text)"));
    server.execute(name_of(&url), &format!("alter role canary password '{canary}'"));
    server.execute(name_of(&url), &format!("insert into t values (1, '{canary}'); select * from t where secret = '{canary}'"));
    let seen = scan(&url.replace("postgres:correct-horse-battery", &format!("canary:{canary}")));
    assert_eq!(seen.text("select * from reach where kind is not null and probe <> 'derive'"), "");
    assert!(seen.text("select name from db_role where is_superuser = 1").contains("canary"));
    let bytes = std::fs::read(&seen.path).unwrap();
    assert!(!bytes.windows(canary.len()).any(|window| window == canary.as_bytes()));
}
