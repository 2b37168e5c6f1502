//! The pooler probe against a real PgBouncer and consoles of other versions: what it sees, what it is denied, and what
//! it makes of a Postgres that is itself behind a pooler.

use std::time::Duration;

use plimsoll::{
    check::{self, Verdict},
    config::{Config, Given, Target, discover},
    probe::{
        self, Probe,
        pooler::PoolerProbe,
        postgres::{PostgresProbe, StatementsProbe},
    },
    run,
    snapshot::Snapshot,
    stop::Stop,
};

use crate::support::{
    Postgres, block_on, closed_port,
    console::{self, Answers},
    pgbouncer::PgBouncer,
    postgres::execute,
};

static BOTH: &[&dyn Probe] = &[&PostgresProbe, &StatementsProbe, &PoolerProbe];

/// What the probes wrote.
pub(crate) struct Seen {
    snapshot: Snapshot,
    _folder: tempfile::TempDir,
}

impl Seen {
    /// The database of facts.
    pub(crate) fn db(&self) -> &rusqlite::Connection {
        self.snapshot.db()
    }

    fn text(&self, sql: &str) -> String {
        let mut query = self.snapshot.db().prepare(sql).unwrap();
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

    fn unseen(&self) -> String {
        self.text("select distinct kind, reason, cure from reach where kind is not null and probe = 'pooler'")
    }

    /// The targets that were named and not reached.
    fn unreached(&self) -> Vec<String> {
        run::assemble(&self.snapshot, &[], &plimsoll::config::Config::default())
            .unwrap()
            .unreached
            .into_iter()
            .map(|target| target.kind)
            .collect()
    }

    /// The verdicts of the checks on the pooler alone.
    fn verdicts(&self) -> Vec<Verdict> {
        let (checks, _) = check::load(std::path::Path::new("/nonexistent"));
        let of_pooler = |c: &&check::Check| c.id.starts_with("pooler-") && c.tables.iter().all(|t| t.starts_with("pooler_"));
        checks.iter().filter(of_pooler).map(|c| c.judge(self.snapshot.db())).collect()
    }
}

pub(crate) fn scan(postgres: Option<String>, pooler: Option<String>, config: &str) -> Seen {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
    let target: Target = discover(&Given { postgres, pooler, ..Given::default() }, folder.path()).unwrap();
    let snapshot = Snapshot::create(folder.path(), &target, chrono::Utc::now()).unwrap();
    block_on(probe::collect(BOTH, &target, &snapshot, &Stop::default(), &|_| {})).unwrap();
    Seen { snapshot, _folder: folder }
}

/// Holds the only server connection by one client while another waits, until `work` is done.
fn while_one_waits(pooler: &PgBouncer, work: impl FnOnce()) {
    let url = pooler.url("postgres");
    let (holder, waiter) = block_on(async {
        let connect = async |url: &str| {
            let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
            tokio::spawn(connection);
            client
        };
        let holder = connect(&url).await;
        holder.batch_execute("begin").await.unwrap();
        let other = connect(&url).await;
        (holder, tokio::spawn(async move { other.simple_query("select 1").await.map(drop) }))
    });
    block_on(async {
        let (watcher, connection) =
            tokio_postgres::connect(&format!("{}/pgbouncer", pooler.console()), tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        loop {
            let pools = watcher.simple_query("show pools").await.unwrap();
            let is_waiting = |m: &tokio_postgres::SimpleQueryMessage| matches!(m, tokio_postgres::SimpleQueryMessage::Row(row) if row.get("cl_waiting") == Some("1"));
            if pools.iter().any(is_waiting) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    });
    work();
    block_on(async {
        holder.batch_execute("rollback").await.unwrap();
        waiter.await.unwrap().unwrap();
    });
}

#[test]
fn a_pool_with_clients_that_wait_is_seen_in_full() {
    let pooler = PgBouncer::start(Postgres::shared(), "pool_mode = transaction\ndefault_pool_size = 1\nreserve_pool_size = 2\n");
    while_one_waits(&pooler, || {
        let seen = scan(None, Some(pooler.console()), "");
        assert_eq!(seen.unseen(), "");
        assert!(seen.text("select version, is_front, clients from pooler_server").ends_with(" 0 3"), "{}", pooler.log());
        assert_eq!(
            seen.text("select database, user, pool_mode, clients_waiting, servers_active, wait_max_ms > 0 from pooler_pool"),
            "postgres postgres transaction 1 1 1"
        );
        assert_eq!(
            seen.text(
                "select name, port, pool_size, reserve_size, pool_mode, connections_max, is_paused, is_disabled from pooler_database"
            ),
            format!("postgres {} 1 2 - 0 0 0", Postgres::shared().port())
        );
        assert_eq!(seen.text("select value, number, default_value from pooler_setting where name = 'query_wait_timeout'"), "120 120 120");
        // Names of users and queries are the user's own affair.
        assert_eq!(
            seen.text("select value, number from pooler_setting where name in ('stats_users', 'auth_query', 'auth_file')"),
            "- -; - -; - -"
        );
        assert_eq!(seen.text("select database, wait_ms is not null from pooler_stat"), "postgres 1");
        assert!(seen.verdicts().iter().any(|v| matches!(v, Verdict::Fail { .. })), "the timeout is that of the box");
        assert!(seen.text("select statement from sent where probe = 'pooler'").contains("show pools"));
    });
}

#[test]
fn a_pool_by_session_says_so() {
    let pooler = PgBouncer::start(Postgres::shared(), "pool_mode = session\n");
    execute(&pooler.url("postgres"), "select 1");
    let seen = scan(None, Some(pooler.console()), "");
    assert_eq!(seen.text("select pool_mode from pooler_pool"), "session");
}

#[test]
fn what_may_not_be_read_names_the_line_that_allows_it() {
    let pooler = PgBouncer::start(Postgres::shared(), "");
    let seen = scan(None, Some(pooler.url("pgbouncer")), "");
    assert!(seen.unseen().starts_with("denied the PgBouncer at 127.0.0.1"), "{}", seen.unseen());
    assert!(seen.unseen().contains("stats_users = postgres"), "{}", seen.unseen());
    assert!(seen.verdicts().iter().all(|v| matches!(v, Verdict::Unproven { .. })));
    let seen = scan(None, Some(format!("{}/pgbouncer?sslmode=require", pooler.console())), "");
    assert!(seen.unseen().contains("the address asks for TLS (sslmode=require), and the PgBouncer at"), "{}", seen.unseen());
    let seen = scan(None, Some(format!("postgres://stats:x@127.0.0.1:{}", closed_port())), "");
    assert!(seen.unseen().starts_with("unreachable nothing listens at"), "{}", seen.unseen());
    assert!(seen.unseen().contains("start PgBouncer"), "{}", seen.unseen());
}

#[test]
fn an_address_that_leads_to_postgres_is_no_console() {
    let seen = scan(None, Some(Postgres::shared().url("postgres")), "");
    assert!(seen.unseen().contains("the console does not answer SHOW version"), "{}", seen.unseen());
    assert!(seen.unseen().contains("end the address with /pgbouncer"), "{}", seen.unseen());
    // So it is with poolers that have no console, as those of hosted servers: they are there.
    assert_eq!(seen.unreached(), Vec::<String>::new());
    assert_eq!(scan(None, Some(format!("postgres://stats:x@127.0.0.1:{}", closed_port())), "").unreached(), ["pooler"]);
}

#[test]
fn a_pooler_that_nobody_named_and_nothing_points_to_is_neither_there_nor_missing() {
    let url = Postgres::shared().database();
    let unsaid = scan(Some(url.clone()), None, "");
    is_unproven(&unsaid, "not-configured no pooler was named");
    assert_eq!(unsaid.text("select count(distinct cure) from reach where probe = 'pooler'"), "1", "each check names the same cure");
    for (postgres, config) in [(Some(url), "without = [\"pooler\"]\n"), (None, "without = [\"postgres\"]\n")] {
        let said = scan(postgres, None, config);
        assert!(said.unseen().starts_with("declared-none"), "{}", said.unseen());
        assert!(said.verdicts().iter().all(|v| *v == Verdict::NotApplicable), "{:?}", said.verdicts());
    }
}

#[test]
fn a_postgres_behind_a_pooler_is_scanned_through_it_and_nothing_leaks() {
    let database = Postgres::shared().database();
    let name = database.rsplit('/').next().unwrap();
    let pooler = PgBouncer::start(Postgres::shared(), "pool_mode = transaction\ndefault_pool_size = 4\n");
    let url = pooler.url(name);
    let ours = "select set_config('application_name', 'shop', false)";
    execute(&url, ours);
    let seen = scan(Some(url.clone()), None, "");
    assert_eq!(seen.text("select table_name, reason from reach where kind is not null and probe in ('postgres', 'statements')"), "");
    assert!(seen.unseen().starts_with("denied the address of Postgres leads through a PgBouncer"), "{}", seen.unseen());
    // All server connections of the pool are free again, and as they were.
    for _ in 0..4 {
        let left = "do $$ begin if current_setting('statement_timeout') <> '0' or current_setting('lock_timeout') <> '0'
                    or current_setting('search_path') not like '%public%' or current_setting('transaction_read_only') = 'on'
                    then raise exception 'leaked'; end if; end $$";
        execute(&url, left);
    }
}

#[test]
fn the_console_of_the_pooler_in_front_is_asked_where_its_user_may() {
    let database = Postgres::shared().database();
    let name = database.rsplit('/').next().unwrap();
    let pooler = PgBouncer::start(Postgres::shared(), "pool_mode = transaction\nadmin_users = postgres\n");
    let seen = scan(Some(pooler.url(name)), None, "");
    assert_eq!(seen.unseen(), "");
    assert_eq!(seen.text("select is_front from pooler_server"), "1");
    assert!(seen.text("select database from pooler_pool").contains(name));
}

fn answers(pools: (Vec<&'static str>, Vec<Vec<&'static str>>), databases: (Vec<&'static str>, Vec<Vec<&'static str>>)) -> Answers {
    [
        ("version", (vec!["version"], vec![vec!["PgBouncer 1.25.2"]])),
        ("lists", (vec!["list", "items"], vec![vec!["databases", "1"], vec!["used_clients", "7"]])),
        ("config", (vec!["changeable", "key", "value"], vec![vec!["yes", "max_client_conn", "100"]])),
        ("users", (vec!["name", "future"], vec![vec!["app", "x"]])),
        ("stats", (vec!["total_xact_time", "future", "database", "total_xact_count"], vec![vec!["5000", "x", "shop", "10"]])),
        ("pools", pools),
        ("databases", databases),
    ]
    .into()
}

#[test]
fn columns_are_read_by_name_in_whatever_order_and_number_they_come() {
    let newest = answers(
        (
            vec![
                "load_balance_hosts",
                "maxwait_us",
                "maxwait",
                "future",
                "sv_idle",
                "sv_active",
                "cl_waiting",
                "cl_active",
                "user",
                "database",
                "pool_mode",
            ],
            vec![vec!["", "250000", "1", "x", "2", "3", "4", "5", "app", "shop", "transaction"]],
        ),
        (
            vec!["server_lifetime", "name", "reserve_pool_size", "pool_size", "port", "max_client_connections", "paused"],
            vec![vec!["3600", "shop", "5", "20", "5432", "0", "0"]],
        ),
    );
    let seen = scan(None, Some(console::start(newest)), "");
    assert_eq!(seen.unseen(), "");
    assert_eq!(seen.text("select version_num, clients from pooler_server"), "12502 7");
    assert_eq!(
        seen.text("select database, user, clients_active, clients_waiting, servers_active, servers_idle, wait_max_ms from pooler_pool"),
        "shop app 5 4 3 2 1250"
    );
    assert_eq!(seen.text("select name, port, pool_size, reserve_size, pool_mode, is_disabled from pooler_database"), "shop 5432 20 5 - -");
    assert_eq!(seen.text("select number, default_value from pooler_setting"), "100 -");
    assert_eq!(seen.text("select transactions, transaction_ms, wait_ms from pooler_stat"), "10 5 -");
    assert_eq!(seen.text("select name, pool_size from pooler_user"), "app -");

    let oldest = answers(
        (vec!["database", "user", "cl_active", "maxwait"], vec![vec!["shop", "app", "1", "0"]]),
        (vec!["name"], vec![vec!["shop"]]),
    );
    let seen = scan(None, Some(console::start(oldest)), "");
    assert_eq!(seen.text("select clients_active, clients_waiting, pool_mode from pooler_pool"), "1 0 -");
    assert_eq!(seen.text("select name, port, pool_size from pooler_database"), "shop - -");
}

#[test]
fn a_command_that_this_version_does_not_know_takes_only_its_own_table() {
    let mut few = answers((vec!["database", "user"], vec![vec!["shop", "app"]]), (vec!["name"], vec![]));
    few.remove("users");
    let seen = scan(None, Some(console::start(few)), "");
    assert_eq!(
        seen.text("select table_name, kind, reason from reach where kind is not null and probe = 'pooler'"),
        "pooler_user unsupported the console does not answer SHOW users: invalid command"
    );
    assert_eq!(seen.text("select count(*) from pooler_pool"), "1");
}

#[test]
fn the_plan_wants_numbers_that_exist() {
    assert!(Config::parse("[plan]\npoolers = 2\ndatabase_cores = 4\n", "plimsoll.toml").is_ok());
    assert!(Config::parse("[plan]\ndatabase_disk_gb = 0\n", "plimsoll.toml").is_err_and(|e| e.to_string().contains("above 0")));
    assert!(Config::parse("[plan]\ndatabase_cores = 0\n", "plimsoll.toml").is_err_and(|e| e.to_string().contains("above 0")));
}

/// Lets TCP connections through to `behind`, but for those that ask for the console where it is `closed`; tells its port.
fn forward(behind: u16, closed: bool) -> u16 {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                tokio::spawn(async move {
                    let mut first = [0; 1024];
                    let length = client.read(&mut first).await.unwrap_or(0);
                    if closed && first[..length].windows(10).any(|w| w == b"pgbouncer\0") {
                        return;
                    }
                    let mut server = tokio::net::TcpStream::connect(("127.0.0.1", behind)).await.unwrap();
                    let _ = server.write_all(&first[..length]).await;
                    let _ = tokio::io::copy_bidirectional(&mut client, &mut server).await;
                });
            }
        });
        port
    })
}

/// What a pooler without a console comes to, what may be one, and what nobody speaks of.
#[track_caller]
fn is_unproven(seen: &Seen, words: &str) {
    assert!(seen.unseen().contains(words), "{}", seen.unseen());
    assert!(seen.unseen().contains("without = [\"pooler\"]") && seen.unseen().contains("--pooler"), "{}", seen.unseen());
    assert!(seen.verdicts().iter().all(|v| matches!(v, Verdict::Unproven { .. })), "{:?}", seen.verdicts());
    assert_eq!(seen.unreached(), Vec::<String>::new());
}

#[test]
fn what_only_looks_like_a_pooler_is_neither_there_nor_declared_none() {
    let url = Postgres::shared().database();
    let seen = scan(Some(format!("{url}?pgbouncer=true")), None, "");
    is_unproven(&seen, "may lead through a pooler: it says pgbouncer=true");
    let declared = scan(Some(format!("{url}?pgbouncer=true")), None, "without = [\"pooler\"]\n");
    assert!(declared.verdicts().iter().all(|v| *v == Verdict::NotApplicable), "{:?}", declared.verdicts());
}

#[test]
fn where_postgres_is_not_reached_nobody_knows_of_a_pooler_before_it() {
    let seen = scan(Some(format!("postgres://app@127.0.0.1:{}/shop", closed_port())), None, "");
    assert!(seen.unseen().starts_with("not-configured no pooler was named, and whether one stands before Postgres"), "{}", seen.unseen());
    assert!(seen.verdicts().iter().all(|v| matches!(v, Verdict::Unproven { .. })), "{:?}", seen.verdicts());
}

/// As Supavisor, RDS Proxy, PgCat and Odyssey do it.
#[test]
fn a_pooler_without_a_console_is_there() {
    let database = Postgres::shared().database();
    let name = database.rsplit('/').next().unwrap();
    let pooler = PgBouncer::start(Postgres::shared(), "pool_mode = transaction\ndefault_pool_size = 1\n");
    let port: u16 = pooler.console().rsplit(':').next().unwrap().parse().unwrap();
    let url = pooler.url(name).replace(&format!(":{port}/"), &format!(":{}/", forward(port, true)));
    execute(&url, "select 1");
    is_unproven(&scan(Some(format!("{url}?sslmode=disable")), None, ""), "no console of it answers");
}

/// As Docker publishes a port: another number in front of the same Postgres.
#[test]
fn a_published_port_is_not_taken_for_a_pooler() {
    let url = Postgres::shared().database();
    let behind = Postgres::shared().port();
    let port = forward(behind, false);
    let seen = scan(Some(url.replace(&format!(":{behind}/"), &format!(":{port}/"))), None, "");
    assert_eq!(seen.text("select reason from reach where kind is not null and probe in ('postgres', 'statements')"), "");
    is_unproven(&seen, "not-configured no pooler was named");
}
