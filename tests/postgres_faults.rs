//! A server with a fault for each check of settings, access and habits: all are found, the look-alikes beside them are not,
//! and executing a fix silences its finding.

use std::{collections::BTreeMap, fs, io::Write, path::Path};

use plimsoll::check::{self, Finding, Verdict};

use crate::{
    postgres::{Seen, name_of, scan},
    postgres_safety::session,
    support::{Postgres, block_on},
};

const SETTINGS: &str = "shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track_planning = on
autovacuum = off
enable_hashjoin = off
password_encryption = md5
log_duration = on
effective_cache_size = 64MB
wal_level = replica
max_locks_per_transaction = 10";

const FAULTS: &str = "
create table parent (id bigint primary key); create table child (id bigint primary key, parent_id int references parent, fine_id bigint references parent);
create table a (id int primary key); create table b (id int primary key references a on delete cascade);
create table c (id int primary key references b on delete cascade); create table d (id int primary key references c on delete cascade);
create table e (id int primary key references d on delete cascade, is_paid bool, data jsonb, note text);
insert into a select generate_series(1, 220000); insert into b select id from a; insert into c select id from a; insert into d select id from a;
insert into e select id, id % 2 = 0, '{}', 'n' || id from a;
create index e_paid on e (is_paid); create index e_paid_note on e (is_paid, note); create index e_data on e (data); create index e_data_inside on e using gin (data); create index e_note on e (note);
create table busy (id int primary key, at int, note text); create index on busy (at); create index busy_note on busy (note, at);
create table calm (id int primary key, at int, note text) with (fillfactor = 40); create index on calm (note); create index on calm (note, id);
insert into busy select n, n, 'x' from generate_series(1, 12000) n; insert into calm select n, n, 'x' from generate_series(1, 12000) n;
update busy set at = at + 1; update calm set at = at + 1;
create table visits (at date, path text) partition by range (at); create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');
create table visits_rest partition of visits default; insert into visits values ('2025-05-05', '/'), ('2026-05-05', '/');
create role anon; grant usage on schema public to anon; grant select on a to anon; grant select on b to anon; alter table b enable row level security;
create table payload (id int primary key, body json, price money, fine jsonb);
create extension pgstattuple version '1.4';
grant create on schema public to public; create schema closed;
create function pay() returns int language sql security definer as 'select 1';
create function pay_safely() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1';
create role ana superuser login; create role ben superuser login; create role cem superuser login;
select pg_create_physical_replication_slot('standby', true);
analyze;
update pg_class set relpages = 20000 where relname = 'e_note';
set enable_seqscan = off; select 1 from e where note = 'n7';
";

/// What each check must say, in its order.
const FOUND: &[(&str, &[&str])] = &[
    ("backups/commit-not-awaited", &["synchronous_commit"]),
    ("database/cache-size-below-buffers", &["effective_cache_size"]),
    ("database/checkpoints-by-volume", &["max_wal_size"]),
    ("database/extension-outdated", &["pgstattuple"]),
    ("database/index-of-wrong-kind", &["e_data"]),
    ("database/index-on-flag", &["e_paid"]),
    ("database/locks-near-limit", &["locks"]),
    ("database/planner-node-off", &["enable_hashjoin"]),
    ("database/rollbacks-frequent", &["DATABASE"]),
    ("database/settings-file-faulty", &["pg_hba.conf line HBA", "postgresql.conf line CONF, work_men"]),
    ("database/slot-log-unbounded", &["standby"]),
    ("database/slow-log-floods", &["log_duration"]),
    ("database/temporary-files-not-logged", &["log_temp_files"]),
    ("database/updates-touch-every-index", &["busy"]),
    ("environments/function-search-path-open", &["public.pay()"]),
    ("environments/login-without-password", &["line TRUST"]),
    ("environments/password-hash-old", &["password_encryption"]),
    ("environments/password-sent-plain", &["line PLAIN"]),
    ("environments/schema-open-to-all", &["public"]),
    ("environments/superusers-many", &["superusers"]),
    ("environments/table-open-to-anonymous", &["a"]),
    ("restraint/index-rarely-read", &["e_note"]),
    ("schema/cascade-deep", &["a"]),
    ("schema/column-type-awkward", &["payload.body", "payload.price"]),
    ("schema/default-partition-filled", &["visits_rest"]),
    ("schema/foreign-key-type-differs", &["child child_parent_id_fkey"]),
];

/// Those whose fix is an SQL statement that takes hold at once.
const CURED: &[&str] = &[
    "backups/commit-not-awaited",
    "database/cache-size-below-buffers",
    "database/extension-outdated",
    "database/index-of-wrong-kind",
    "database/planner-node-off",
    "database/slot-log-unbounded",
    "database/slow-log-floods",
    "database/temporary-files-not-logged",
    "environments/function-search-path-open",
    "environments/password-hash-old",
    "environments/schema-open-to-all",
];

fn judge(seen: &Seen) -> BTreeMap<String, Vec<Finding>> {
    seen.db.execute("update db_server set stats_age_days = 30", []).unwrap();
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let failed = |c: &check::Check| match c.judge(&seen.db) {
        Verdict::Fail { findings, .. } => Some((c.name(), findings)),
        _ => None,
    };
    checks.iter().filter_map(failed).collect()
}

/// Appends to a file of the server; the number of the first new line.
fn append(server: &Postgres, file: &str, lines: &str) -> usize {
    let path = server.folder().join("data").join(file);
    let first = fs::read_to_string(&path).unwrap().lines().count() + 1;
    fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(lines.as_bytes()).unwrap();
    first
}

fn plant(server: &Postgres, name: &str) {
    for statement in FAULTS.split_inclusive(";\n") {
        server.execute(name, statement);
    }
    server.execute(name, &"begin; select 1; rollback;".repeat(1_000));
    server.execute(name, &"begin; select 1; commit;".repeat(9_500));
    (0..25).for_each(|_| server.execute(name, "checkpoint"));
}

#[test]
fn every_fault_is_found_no_look_alike_is_and_each_fix_works() {
    let server = Postgres::start(SETTINGS);
    let url = server.database();
    let name = name_of(&url);
    plant(&server, name);
    let trust = append(
        &server,
        "pg_hba.conf",
        "host all all 10.9.8.0 255.255.255.0 trust\nhost all all 10.9.7.0/24 password\nhost all all 10.9.6.0/24 hope\n",
    );
    let faulty = append(&server, "postgresql.conf", "work_men = '4MB'\n");
    let holder = session(&url);
    block_on(holder.simple_query("begin; select pg_advisory_xact_lock(n) from generate_series(1, 200) n")).unwrap();
    let seen = scan(&url);
    drop(holder);
    let found = judge(&seen);
    for (check, subjects) in FOUND {
        let of = found.get(*check).unwrap_or_else(|| panic!("{check} found nothing"));
        let wanted = subjects.iter().map(|s| {
            s.replace("DATABASE", name)
                .replace("TRUST", &trust.to_string())
                .replace("PLAIN", &(trust + 1).to_string())
                .replace("HBA", &(trust + 2).to_string())
                .replace("CONF", &faulty.to_string())
        });
        assert_eq!(of.iter().map(|f| f.subject.clone()).collect::<Vec<_>>(), wanted.collect::<Vec<_>>(), "{check}");
    }
    assert_eq!(seen.text("select address from db_login_rule where method = 'trust' and is_remote = 1"), "10.9.8.0/24");
    // While that line stands there the server takes over no other change.
    let conf = server.folder().join("data/postgresql.conf");
    fs::write(&conf, fs::read_to_string(&conf).unwrap().replace("work_men = '4MB'\n", "")).unwrap();
    for check in CURED {
        for finding in &found[*check] {
            for statement in finding.fix.as_ref().unwrap().split_inclusive(';').filter(|s| s.ends_with(';')) {
                server.execute(name, statement);
            }
        }
    }
    let left = judge(&scan(&url));
    let left: Vec<_> = CURED.iter().filter_map(|check| left.get(*check).map(|findings| (check, findings))).collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn statements_tell_what_they_cost_to_plan_and_to_log_and_which_only_count() {
    let server = Postgres::start("shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.track_planning = on");
    let url = server.database();
    let name = name_of(&url);
    server.execute(
        name,
        "create table t (id int primary key, word text); insert into t select n, 'w' from generate_series(1, 60000) n;
         select count(*) from t; SELECT COUNT(1) AS n FROM t WHERE word = 'w'; select word, count(*) from t group by word;
         select count(*), max(id) from t",
    );
    let seen = scan(&url);
    let counts = seen.text("select lower(text) from db_statement where is_count order by 1");
    assert_eq!(counts, "select count($1) as n from t where word = $2; select count(*) from t");
    assert_eq!(seen.number("select count(*) from db_statement where kind = 'insert' and wal_bytes > 1000000 and planning_ms > 0"), 1);
    for _ in 0..110 {
        server.execute(name, "select count(*) from t where word <> 'x' or id > 7");
    }
    server.execute(name, "alter table t set (fillfactor = 10); ");
    server.execute(name, "vacuum full t");
    for _ in 0..110 {
        server.execute(name, "select count(*) from t where word <> 'y'");
    }
    let found = judge(&scan(&url));
    assert_eq!(found["database/statement-counts-rows"].len(), 1, "{:?}", found["database/statement-counts-rows"]);
}

#[test]
fn an_order_that_changed_with_the_system_is_found_and_put_right() {
    let server = Postgres::start("shared_preload_libraries = 'pg_stat_statements'");
    let url = server.database();
    let name = name_of(&url);
    let client = session(&url);
    let rows = block_on(client.query("select 1 from pg_collation where collprovider = 'i' and collname = 'de-x-icu'", &[])).unwrap();
    if rows.is_empty() {
        return; // This build of Postgres has no orders with versions.
    }
    server.execute(
        name,
        "create table t (word text collate \"de-x-icu\", other text collate \"fr-x-icu\"); create index on t (word); create index on t (word, other);
         update pg_collation set collversion = '1.1' where collname = 'de-x-icu'",
    );
    let found = judge(&scan(&url));
    let [finding] = &found["database/index-order-outdated"][..] else { panic!("{found:?}") };
    assert!(finding.message.starts_with("2 indexes stand on the order de-x-icu as it was in version 1.1"), "{}", finding.message);
    let record = finding.fix.as_ref().unwrap().lines().last().unwrap();
    server.execute(name, record);
    assert!(!judge(&scan(&url)).contains_key("database/index-order-outdated"));
}
