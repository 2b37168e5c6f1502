//! `plimsoll restore-check` on dumps, on itself, on a replica, and where it may not look.

use crate::{
    backups::{look, text, verdict},
    postgres::name_of,
    support::{
        Postgres,
        backup::{Saved, as_postgres},
        command, execute, postgres,
    },
};
use plimsoll::check::Verdict;

const SHOP: &str = "
create type mood as enum ('sad', 'happy');
create table users (id bigint generated always as identity primary key, email text not null unique, was mood, gone int, created_at timestamp not null default now());
create table orders (id serial primary key, user_id bigint not null references users, state text check (state in ('a', 'b')), updated_at timestamptz default now());
create table \"Odd Names\" (id uuid primary key, \"x y\" numeric(10, 2) default 1);
create index orders_by_user on orders (user_id) where state = 'a';
insert into users (email) select 'u' || n from generate_series(1, 300) n;
insert into orders (user_id, state) select n, 'a' from generate_series(1, 300) n;
alter table users drop column gone;
analyze;";

#[test]
fn a_dump_loaded_elsewhere_is_equal_although_its_server_is_another() {
    let (here, there) = (Postgres::shared(), Postgres::start(""));
    let original = here.database();
    execute(&original, "drop extension pg_stat_statements");
    execute(&original, SHOP);
    execute(&there.url("postgres"), "create database copy");
    let copy = there.url("copy");
    let folder = tempfile::tempdir().unwrap();
    let bin = postgres::bin();
    as_postgres("/tmp".as_ref(), &format!("{0}/pg_dump -Fc '{original}' | {0}/pg_restore --no-owner -d '{copy}'", bin.display()));
    let check = || command::run(folder.path(), &["restore-check", "--postgres", &original, "--restored", &copy]);
    let equal = check();
    assert_eq!(equal.code, 0, "{}{}", equal.out, equal.err);
    assert!(equal.out.contains("logical: loaded from a dump") && equal.out.contains("3 tables, exactly"), "{}", equal.out);
    assert!(equal.out.contains("recovery time   not known: give it as --took"), "{}", equal.out);
    // Three rows are newer than the copy, two of them in a table that does not show it.
    execute(&original, "insert into users (email) values ('new'); insert into orders (user_id, state) values (1, 'a'), (2, 'b')");
    let behind = check();
    assert_eq!(behind.code, 0, "{}{}", behind.out, behind.err);
    assert!(behind.out.contains("rows-behind  orders: original 302 rows, copy 300 rows, 0.7 % lacking"), "{}", behind.out);
    let db = look("backup+postgres", folder.path(), "", Some(&original));
    assert!(matches!(verdict(&db, "backups/never-restored"), Verdict::Pass { .. }));
    assert_eq!(text(&db, "select is_physical, is_equal, recovery_time_s from restore_check"), "0 1 -");
    // Another database of the same server has no record.
    let other = look("backup+postgres", folder.path(), "", Some(&here.database()));
    assert!(matches!(verdict(&other, "backups/never-restored"), Verdict::Unproven { .. }));
    // A type, an enumeration and all rows of a table.
    execute(&copy, "alter table \"Odd Names\" alter \"x y\" type float8; alter type mood add value 'meh'; delete from orders");
    let changed = check();
    assert_eq!(changed.code, 10, "{}", changed.out);
    for words in [
        "changed      column Odd Names.x y: original numeric",
        "changed      enum public.mood",
        "rows-lost    orders: original 302 rows, copy 0 rows, 100.0 %",
    ] {
        assert!(changed.out.contains(words), "{words}: {}", changed.out);
    }
}

#[test]
fn a_server_is_not_compared_with_itself() {
    let server = Postgres::shared();
    let (one, two) = (server.database(), server.database());
    let folder = tempfile::tempdir().unwrap();
    for other in [&one, &two] {
        let ended = command::run(folder.path(), &["restore-check", "--postgres", &one, "--restored", other]);
        assert!(ended.code == 2 && ended.err.contains("one and the same server"), "{}{}", ended.out, ended.err);
    }
    let gone = format!("postgres://postgres@127.0.0.1:{}/x", crate::support::closed_port());
    let ended = command::run(folder.path(), &["restore-check", "--postgres", &one, "--restored", &gone]);
    assert!(ended.code == 3 && ended.err.contains("the restored copy cannot be compared: nothing listens"), "{}{}", ended.out, ended.err);
    assert!(!folder.path().join(".plimsoll/restore.json").exists());
    let odd = command::run(folder.path(), &["restore-check", "--postgres", &one, "--restored", "backup.dump"]);
    assert!(odd.code == 2 && odd.err.contains("--restored") && odd.err.contains("is not an address"), "{}", odd.err);
}

#[test]
fn a_replica_proves_no_backup_and_shares_its_data() {
    let saved = Saved::start();
    let replica = saved.replica();
    let folder = tempfile::tempdir().unwrap();
    let (original, other) = (saved.url("postgres"), replica.url("postgres"));
    let ended = command::run(folder.path(), &["restore-check", "--postgres", &original, "--restored", &other]);
    assert!(ended.code == 2 && ended.err.contains("it is a streaming replica"), "{}{}", ended.out, ended.err);
    let db = look("twin", folder.path(), &format!("[targets]\ntwin = \"{other}\"\n"), Some(&original));
    let Verdict::Fail { findings, .. } = verdict(&db, "environments/cluster-shared") else { panic!("a replica has the same rows") };
    assert!(findings[0].message.contains("is on a replica of the same data"), "{}", findings[0].message);
}

#[test]
fn a_role_that_may_not_read_rows_leaves_them_unproven() {
    let (here, there) = (Postgres::shared(), Postgres::start(""));
    let original = here.database();
    execute(&original, "drop extension pg_stat_statements; create table t (id int); insert into t values (1)");
    let role = format!("blind_{}", name_of(&original));
    execute(&original, &format!("create role {role} login password 'battery-staple'"));
    execute(&there.url("postgres"), "create database copy");
    execute(&there.url("copy"), "create table t (id int); insert into t values (1)");
    let blind = original.replace("postgres:correct-horse-battery", &format!("{role}:battery-staple"));
    let folder = tempfile::tempdir().unwrap();
    let ended = command::run(folder.path(), &["restore-check", "--postgres", &blind, "--restored", &there.url("copy")]);
    assert_eq!(ended.code, 14, "{}{}", ended.out, ended.err);
    assert!(
        ended.out.contains("? no row could be compared") && ended.out.contains(&format!("grant select on public.t to {role}")),
        "{}",
        ended.out
    );
    let db = look("backup+postgres", folder.path(), "", Some(&original));
    assert!(matches!(verdict(&db, "backups/never-restored"), Verdict::Unproven { .. }));
}
