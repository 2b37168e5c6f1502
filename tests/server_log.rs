//! The log probe against the logs of real servers: every format, prefixes, rotation, plans, and the way through SQL.

use std::{
    fs,
    io::{Seek as _, Write as _},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use plimsoll::{
    config::{Given, Target, discover},
    derive,
    probe::{
        self, Probe,
        log::LogProbe,
        postgres::{PostgresProbe, ROLE_SQL, StatementsProbe},
    },
    snapshot::Snapshot,
    stop::Stop,
};
use tokio_postgres::{Client, NoTls};

use crate::support::{Postgres, block_on};

static BOTH: &[&dyn Probe] = &[&PostgresProbe, &StatementsProbe, &LogProbe];

/// All that a server can write down.
pub(crate) const ALL: &str = "shared_preload_libraries = 'pg_stat_statements, auto_explain'\nlogging_collector = on\nlog_directory = 'log'
log_filename = 'server.log'\nlog_min_duration_statement = 0\nauto_explain.log_min_duration = 0\nauto_explain.log_analyze = on
log_lock_waits = on\ndeadlock_timeout = 30ms\nlog_temp_files = 0\nlog_connections = on\nlog_disconnections = on\nlog_rotation_size = 0
lc_messages = 'C'\njit = off\nmax_parallel_workers_per_gather = 0\n";

/// What the probes wrote.
pub(crate) struct Seen {
    pub(crate) snapshot: Snapshot,
    _folder: tempfile::TempDir,
}

impl Seen {
    pub(crate) fn text(&self, sql: &str) -> String {
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

    pub(crate) fn unseen(&self) -> String {
        self.text("select distinct kind, reason, cure from reach where kind is not null and probe = 'log'")
    }
}

/// Scans with the log named, or without.
pub(crate) fn scan(postgres: Option<String>, log: &[&Path], config: &str) -> Seen {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plimsoll.toml"), config).unwrap();
    let log = log.iter().map(|path| path.to_path_buf()).collect();
    let target: Target = discover(&Given { postgres, log, ..Given::default() }, folder.path()).unwrap();
    let snapshot = Snapshot::create(folder.path(), &target, chrono::Utc::now()).unwrap();
    block_on(probe::collect(BOTH, &target, &snapshot, &Stop::default(), &|_| {})).unwrap();
    derive::fill(&snapshot).unwrap();
    Seen { snapshot, _folder: folder }
}

/// Waits until `ready`: servers write their logs when they like.
pub(crate) fn wait_until(what: &str, ready: impl Fn() -> bool) {
    let start = Instant::now();
    while !ready() {
        assert!(start.elapsed() < Duration::from_secs(30), "{what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// A session of the app.
async fn session(url: &str) -> Client {
    let mut config: tokio_postgres::Config = url.parse().unwrap();
    let (client, connection) = config.application_name("web").connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

pub(crate) fn logged(folder: &Path, file: &str, words: &str) -> bool {
    fs::read(folder.join("data/log").join(file)).is_ok_and(|text| String::from_utf8_lossy(&text).contains(words))
}

/// A day of an app in a few seconds, everything in it marked as secret.
pub(crate) fn live(url: &str, folder: &Path, file: &'static str) {
    block_on(async {
        let (one, two) = (session(url).await, session(url).await);
        one.batch_execute(
            "create table t (id int primary key, note text); insert into t select n, 'c4nary' || n from generate_series(1, 20000) n; analyze t",
        )
        .await
        .unwrap();
        for n in 0..7 {
            one.simple_query(&format!("select count(*) -- c4nary\nfrom t where note = 'c4nary-{n}'")).await.unwrap();
        }
        for n in [3, 5] {
            one.query("select note from t where id = $1 and note = $2", &[&n, &"c4nary-parameter"]).await.unwrap();
        }
        one.batch_execute("set work_mem = '64kB'").await.unwrap();
        one.query("select * from t order by note", &[]).await.unwrap();
        assert!(one.simple_query("insert into t values (1, 'c4nary')").await.is_err());
        assert!(one.simple_query("select \"c4nary\" from t").await.is_err());
        assert!(one.batch_execute("set statement_timeout = 20; select pg_sleep(10), 'c4nary'").await.is_err());
        one.batch_execute("set statement_timeout = 0").await.unwrap();
        waits(&one, two, folder, file).await;
    });
}

/// A wait for a lock, then a deadlock.
async fn waits(one: &Client, two: Client, folder: &Path, file: &'static str) {
    one.batch_execute("begin; update t set note = 'c4nary' where id = 1").await.unwrap();
    let waiting = tokio::spawn(async move {
        two.simple_query("update t set note = 'c4nary2' where id = 1").await.unwrap();
        two
    });
    let folder = folder.to_path_buf();
    tokio::task::spawn_blocking(move || wait_until("no wait was logged", || logged(&folder, file, "still waiting for ShareLock")))
        .await
        .unwrap();
    one.batch_execute("commit").await.unwrap();
    let two = waiting.await.unwrap();
    one.batch_execute("begin; update t set note = 'x' where id = 1").await.unwrap();
    two.batch_execute("begin; update t set note = 'x' where id = 2").await.unwrap();
    let (a, b) = tokio::join!(
        one.simple_query("update t set note = 'c4nary' where id = 2"),
        two.simple_query("update t set note = 'c4nary' where id = 1")
    );
    assert!(a.is_err() != b.is_err(), "one of two is killed");
    for client in [one, &two] {
        client.batch_execute("rollback").await.unwrap();
    }
}

const SLOW: &str =
    "select text, calls, query_id is not null, database is not null, application from log_statement where text like 'select count(*)%'";
/// Whoever waits for the server to start meets 57P03. Of the two that lock each other out the second may be logged as waiting too, before the first is killed.
const TROUBLE: &str = "select kind, sqlstate, object, statement, iif(kind = 'lock-wait', min(times, 1), times) from log_event where kind <> 'autovacuum' and coalesce(sqlstate, '') <> '57P03' order by kind, sqlstate, statement";
const NODES: &str =
    "select node, relation, rows_planned > 0, rows_actual, rows_removed from log_plan_node n join log_plan p on p.id = plan_id
                     where text like 'select count(*)%' and node = 'Seq Scan'";

/// No literal, no parameter, no comment.
fn assert_no_secret(seen: &Seen) {
    for table in plimsoll::snapshot::tables().iter().filter(|table| table.name.starts_with("log_")) {
        let text = seen.text(&format!("select * from {}", table.name));
        assert!(!text.to_lowercase().contains("c4nary"), "a secret is in {}: {text}", table.name);
    }
}

#[test]
fn every_format_tells_the_same() {
    let major = Postgres::shared().major();
    let formats = if major >= 15 { "stderr, csvlog, jsonlog" } else { "stderr, csvlog" };
    let ids = if major >= 14 { "compute_query_id = on\n" } else { "" };
    let server = Postgres::start(&format!("{ALL}{ids}log_destination = '{formats}'\nlog_line_prefix = '%m [%p] %q%u@%d/%a '\n"));
    let url = server.database();
    live(&url, server.folder(), "server.log");
    let folder = server.folder().join("data/log");
    let endings: &[&str] = if major >= 15 { &["log", "csv", "json"] } else { &["log", "csv"] };
    for ending in endings {
        let file = format!("server.{ending}");
        wait_until("the log did not come to its end", || logged(server.folder(), &file, "deadlock detected"));
        let seen = scan(Some(url.clone()), &[&folder.join(&file)], "");
        assert_eq!(seen.unseen(), "");
        assert_no_secret(&seen);
        let format = [("log", "stderr"), ("csv", "csvlog"), ("json", "jsonlog")].into_iter().find(|(e, _)| e == ending).unwrap().1;
        let source = seen.text("select name, place, format, prefix, is_prefix_guessed, problem, has_time + has_process + has_user + has_database, unknown_lines from log_source");
        let prefix = if *ending == "log" { "%m [%p] %q%u@%d/%a " } else { "-" };
        assert_eq!(source, format!("{file} file {format} {prefix} 0 - 4 0"));
        let has_id = i32::from(major >= 14 && *ending != "log");
        assert_eq!(seen.text(SLOW), format!("select count(*) from t where note = $1 7 {has_id} 1 web"));
        assert_eq!(
            seen.text("select text, calls from log_statement where text like 'select note from t%'"),
            "select note from t where id = $1 and note = $2 2"
        );
        let trouble = seen.text(TROUBLE);
        assert_eq!(
            trouble,
            "deadlock 40P01 - update t set note = $1 where id = $2 1; \
             error 23505 t_pkey insert into t values ($1, $2) 1; error 42703 - - 1; \
             lock-wait - ShareLock on transaction update t set note = $1 where id = $2 1; \
             statement-timeout 57014 - set statement_timeout = *** 1; \
             temporary-file - - select * from t order by note 1",
            "{ending}"
        );
        assert_eq!(seen.text(NODES), "Seq Scan t 1 0 20000", "{ending}");
        assert_eq!(seen.text("select node, disk_bytes > 0 from log_plan_node where disk_bytes is not null"), "Sort 1");
        assert_eq!(
            seen.text("select role, opened from log_session where database = (select name from db_database where is_current)"),
            "postgres 3"
        );
        // In pg_stat_statements it is there 7 times too: by its id, else by its text.
        let share = seen.text(
            "select s.calls, s.of_all_time_pct > 0 from log_share s join log_statement l on l.id = s.id where text like 'select count(*)%'",
        );
        assert_eq!(share, "7 1", "{ending}");
    }
    // A folder with all three: one of them is read.
    let seen = scan(None, &[&folder], "");
    assert_eq!(seen.text("select name, entries > 50 from log_source"), format!("server.{} 1", endings.last().unwrap()));
    assert_eq!(seen.text("select count(*), count(calls) from log_share where id in (select id from log_statement where calls = 7)"), "1 0");
}

/// Writes a log of its own for each of `settings`, with one slow statement in it, and gives its path.
fn written(server: &Postgres, url: &str, number: usize, settings: &[(&str, &str)]) -> PathBuf {
    let name = format!("own{number}.log");
    for (setting, value) in [("log_filename", name.as_str())].iter().chain(settings) {
        server.execute("postgres", &format!("alter system set {setting} = '{value}'"));
    }
    server.execute("postgres", "select pg_reload_conf()");
    let path = server.folder().join("data/log").join(&name);
    wait_until("the log was not opened", || path.exists());
    block_on(async {
        let client = session(url).await;
        for n in 0..3 {
            client.simple_query(&format!("select\n  {n} as answer, 'c4nary'")).await.unwrap();
        }
        assert!(client.simple_query("select 1 / 0").await.is_err());
    });
    wait_until("the log did not come to its end", || logged(server.folder(), &name, "STATEMENT:  select 1 / 0"));
    path
}

#[test]
fn lines_of_any_prefix_are_read_with_the_servers_word_and_without() {
    let server = Postgres::start(
        "shared_preload_libraries = 'pg_stat_statements'\nlogging_collector = on\nlog_directory = 'log'\nlog_filename = 'first.log'
log_min_duration_statement = 0\nlc_messages = 'C'\n",
    );
    let url = server.database();
    let mut prefixes = vec![
        ("%m [%p] ", true),
        ("%t:%r:%u@%d:[%p]:", true),
        ("%t-%c-", true),
        ("%m [%p]: [%l-1] db=%d,user=%u,app=%a,client=%h ", true),
        ("", true),
        ("%n %-8p|%12u|%d %e %v %x %i %s %% %b ", false),
        ("<%m|%p|%u|%d> ", false),
        ("%qzone %a: ", false),
    ];
    if server.major() >= 14 {
        prefixes.push(("%m [%p] %q[user=%u,db=%d,app=%a,qid=%Q] %P", true));
    }
    for (number, (prefix, is_known)) in prefixes.into_iter().enumerate() {
        let path = written(&server, &url, number, &[("log_line_prefix", prefix)]);
        let seen = scan(Some(url.clone()), &[&path], "");
        let answer = "select text, calls from log_statement where text like '%answer%'";
        assert_eq!(seen.text(answer), "select $1 as answer, $2 3", "{prefix}");
        assert_eq!(seen.text("select is_prefix_guessed from log_source"), "0", "{prefix}");
        assert_eq!(seen.text("select sqlstate, statement from log_event where kind = 'error'"), "22012 select $1 / $2", "{prefix}");
        assert_no_secret(&seen);
        let alone = scan(None, &[&path], "");
        let guessed = alone.text(answer);
        assert!(!is_known || guessed == "select $1 as answer, $2 3", "{prefix}: {guessed}; {}", alone.text("select * from log_source"));
    }
}

#[test]
fn statements_and_durations_in_messages_of_their_own_belong_together_and_plans_in_json_are_read() {
    let server = Postgres::start(&format!(
        "{ALL}auto_explain.log_format = json\nlog_min_duration_statement = -1\nlog_statement = all\nlog_duration = on\nlog_line_prefix = '%t [%p] '\n"
    ));
    let url = server.database();
    live(&url, server.folder(), "server.log");
    wait_until("the log did not come to its end", || logged(server.folder(), "server.log", "deadlock detected"));
    let seen = scan(None, &[&server.folder().join("data/log/server.log")], "");
    assert_eq!(seen.unseen(), "");
    assert_no_secret(&seen);
    assert_eq!(seen.text("select calls from log_statement where text like 'select count(*)%'"), "7");
    assert_eq!(seen.text(NODES), "Seq Scan t 1 0 20000");
    assert_eq!(seen.text("select plans, max_ms > 0 from log_plan where text like 'select count(*)%'"), "7 1");
}

#[test]
fn the_log_is_read_through_postgres_by_the_printed_role_and_not_by_one_that_only_monitors() {
    let server = Postgres::start(ALL);
    let url = server.database();
    server.execute(crate::postgres::name_of(&url), ROLE_SQL);
    server.execute("postgres", "create role watcher login password 'battery-staple'; grant pg_monitor to watcher");
    live(&url, server.folder(), "server.log");
    wait_until("the log did not come to its end", || logged(server.folder(), "server.log", "deadlock detected"));
    let place = url.split_once('@').unwrap().1;
    for own in [url.clone(), format!("postgres://plimsoll:choose-a-long-one@{place}")] {
        let seen = scan(Some(own), &[], "");
        assert_eq!(seen.unseen(), "");
        assert_eq!(seen.text("select name, place, format, problem from log_source"), "server.log server stderr -");
        assert_eq!(
            seen.text("select text, calls from log_statement where text like 'select count(*)%'"),
            "select count(*) from t where note = $1 7"
        );
        assert_no_secret(&seen);
        let ours =
            "select count(*) from log_statement where text like '%pg_ls_logdir%' or text like '%db_table%' or application = 'plimsoll'";
        assert_eq!(seen.text(ours), "0");
    }
    let seen = scan(Some(format!("postgres://watcher:battery-staple@{place}")), &[], "");
    let said = seen.unseen();
    assert!(said.starts_with("denied watcher may not read the server's log"), "{said}");
    assert!(said.contains("grant execute on function plimsoll.read_log(text, bigint, bigint) to watcher"), "{said}");
    for grant in
        ["grant usage on schema plimsoll to watcher", "grant execute on function plimsoll.read_log(text, bigint, bigint) to watcher"]
    {
        server.execute(crate::postgres::name_of(&url), grant);
    }
    assert_eq!(scan(Some(format!("postgres://watcher:battery-staple@{place}")), &[], "").unseen(), "");
}

#[test]
fn only_the_newest_part_of_a_long_log_comes_through_postgres() {
    let server = Postgres::start(
        "shared_preload_libraries = 'pg_stat_statements'\nlogging_collector = on\nlog_directory = 'log'\nlog_filename = 'b.log'\n",
    );
    let url = server.database();
    let line = "2026-11-25 04:17:09.123 UTC [77] LOG:  duration: 5.000 ms  statement: select 1 from old\n";
    let new = "2026-11-25 05:17:09.123 UTC [77] LOG:  duration: 7.000 ms  statement: select 1 from new\n";
    let log = server.folder().join("data/log");
    let owner = fs::metadata(log.join("b.log")).unwrap();
    let mut long = fs::File::create(log.join("c.log")).unwrap();
    long.write_all(line.as_bytes()).unwrap();
    // A hole in the file: zeros, up to the new lines.
    long.seek(std::io::SeekFrom::Start(70 << 20)).unwrap();
    long.write_all(format!("\n{}", new.repeat(3)).as_bytes()).unwrap();
    fs::write(log.join("a.log"), line).unwrap();
    let old = std::time::SystemTime::UNIX_EPOCH;
    fs::File::options().write(true).open(log.join("a.log")).unwrap().set_modified(old).unwrap();
    for name in ["a.log", "c.log"] {
        std::os::unix::fs::chown(log.join(name), Some(std::os::unix::fs::MetadataExt::uid(&owner)), None).unwrap();
    }
    // The newest of all.
    fs::File::options()
        .write(true)
        .open(log.join("c.log"))
        .unwrap()
        .set_modified(std::time::SystemTime::now() + Duration::from_secs(60))
        .unwrap();
    let seen = scan(Some(url), &[], "");
    assert_eq!(
        seen.text("select name, bytes, is_capped from log_source where name in ('a.log', 'c.log')"),
        format!("c.log {} 1", 64 << 20)
    );
    assert_eq!(seen.text("select calls from log_statement where text = 'select $1 from new'"), "3");
}

#[test]
fn without_a_log_each_check_on_it_says_once_how_to_give_one() {
    let server = Postgres::start("shared_preload_libraries = 'pg_stat_statements'\n");
    for (postgres, reason) in [(Some(server.database()), "logging_collector is off"), (None, "no log of Postgres was named")] {
        let seen = scan(postgres, &[], "");
        let said = seen.unseen();
        assert!(said.starts_with("not-configured") && said.contains(reason) && said.contains("--log"), "{said}");
        assert!(!said.contains("; not-configured"), "once: {said}");
    }
    let seen = scan(None, &[], "without = [\"log\"]\n");
    assert!(seen.unseen().starts_with("declared-none"), "{}", seen.unseen());
}
