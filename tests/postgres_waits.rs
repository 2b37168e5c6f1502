//! What holds others up in Postgres, and statements by their shape: seen on a real server, and gone once the fix is
//! executed.

use tokio_postgres::{Client, NoTls};

use crate::{
    postgres::scan,
    support::{Postgres, block_on, execute, spawn},
};

/// A session that stays open until it is dropped.
fn session(url: &str) -> Client {
    block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
        tokio::spawn(connection);
        client
    })
}

fn server() -> (Postgres, String) {
    let postgres = Postgres::start("shared_preload_libraries = 'pg_stat_statements'\nmax_prepared_transactions = 4\n");
    let url = postgres.database();
    execute(
        &url,
        "create table post (id bigint primary key, body text); insert into post select n, 'text ' || n from generate_series(1, 3000) n",
    );
    (postgres, url)
}

#[test]
fn who_waits_for_a_lock_and_for_whom_is_seen_until_the_holder_is_ended() {
    let (_postgres, url) = server();
    let (holder, waiter) = (session(&url), session(&url));
    block_on(holder.batch_execute("begin; lock table post in access exclusive mode")).unwrap();
    let waiting = spawn(async move { waiter.batch_execute("select count(*) from post").await });
    let watcher = session(&url);
    let is_waiting = "select count(*) from pg_locks where not granted";
    while block_on(watcher.query_one(is_waiting, &[])).unwrap().get::<_, i64>(0) == 0 {
        std::thread::yield_now();
    }
    let seen = scan(&url);
    assert_eq!(
        seen.text("select role, wanted, title, blocker_role, blocker_state from db_lock_wait"),
        "postgres AccessShareLock post postgres idle in transaction"
    );
    assert_eq!(seen.number("select count(*) from db_lock_wait where wait_s >= 0 and blocker_pid > 0"), 1);
    execute(&url, &format!("select pg_terminate_backend({})", seen.text("select blocker_pid from db_lock_wait")));
    block_on(waiting).unwrap().unwrap();
    assert_eq!(scan(&url).text("select * from db_lock_wait"), "");
}

#[test]
fn who_waits_to_be_the_leader_waits_for_no_lock() {
    let (_postgres, url) = server();
    let (leader, follower) = (session(&url), session(&url));
    block_on(leader.batch_execute("select pg_advisory_lock(7)")).unwrap();
    let waiting = spawn(async move { follower.batch_execute("select pg_advisory_lock(7)").await });
    let watcher = session(&url);
    while block_on(watcher.query_one("select count(*) from pg_locks where not granted", &[])).unwrap().get::<_, i64>(0) == 0 {
        std::thread::yield_now();
    }
    assert_eq!(scan(&url).text("select * from db_lock_wait"), "");
    drop(leader);
    block_on(waiting).unwrap().unwrap();
}

#[test]
fn a_forgotten_prepared_transaction_and_slot_are_seen_with_what_ends_them() {
    let (_postgres, url) = server();
    execute(&url, "begin; insert into post values (-1, 'x'); prepare transaction 'left o''ver'");
    execute(&url, "select pg_create_physical_replication_slot('standby', true)");
    let seen = scan(&url);
    assert_eq!(
        seen.text("select kind, name, undo from db_horizon where xid_age >= 0"),
        "prepared left o'ver rollback prepared 'left o''ver';"
    );
    execute(&url, &seen.text("select undo from db_horizon"));
    assert_eq!(scan(&url).text("select * from db_horizon"), "");
}

#[test]
fn statements_that_skip_rows_or_search_by_a_pattern_are_told_apart() {
    let (_postgres, url) = server();
    for sql in [
        "select * from post order by id limit 10 offset 500",
        "select * from post where id > 500 order by id limit 10",
        "select * from post where body ilike '%text%'",
        "select id as offset_of_like from post where id = 7",
    ] {
        execute(&url, sql);
    }
    let seen = scan(&url);
    let shapes = |column: &str| {
        seen.text(&format!("select substr(text, 1, 49) from db_statement where {column} and text like 'select%post%' order by 1"))
    };
    assert_eq!(shapes("has_offset"), "select * from post order by id limit $1 offset $2");
    assert_eq!(shapes("has_pattern"), "select * from post where body ilike $1");
    assert_eq!(seen.number("select count(*) from db_statement where blocks > 0 and deviation_ms >= 0 and text like '%ilike%'"), 1);
    assert_eq!(seen.number("select count(*) from db_statement_record where entries > 0 and most >= 5000"), 1);
}

#[test]
fn an_extension_that_was_not_updated_still_shows_how_full_its_record_is() {
    let (_postgres, url) = server();
    execute(&url, "drop extension if exists pg_stat_statements; create extension pg_stat_statements version '1.8'");
    let seen = scan(&url);
    assert_eq!(seen.text("select entries > 0, age_days from db_statement_record"), "1 -");
    assert_eq!(seen.text("select extent from reach where table_name in ('db_statement', 'db_statement_record')"), "whole; whole");
}
