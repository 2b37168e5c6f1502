//! The fixes of the Postgres checks are proven: a schema full of faults is judged, each finding's fix is executed as it
//! stands, and the next scan is silent.

use std::{collections::BTreeMap, path::Path};

use plimsoll::check::{self, Finding, Verdict};

use super::statements;
use crate::{
    postgres::{Seen, name_of, scan},
    support::Postgres,
};

const FAULTS: &str = r#"
create table users (id bigint generated always as identity primary key, email text);
insert into users (email) select 'u' || n from generate_series(1, 3000) n;
-- foreign-key-without-index, with names that need quotes
create table "Order Lines" (id bigint generated always as identity primary key, "User Id" bigint references users, note text);
insert into "Order Lines" ("User Id") select 1 + n % 3000 from generate_series(1, 5000) n;
-- the same on a partitioned table
create table visit (id bigint generated always as identity, user_id bigint references users, at date, primary key (id, at)) partition by range (at);
create table visit_1 partition of visit for values from ('2026-01-01') to ('2026-07-01');
insert into visit (user_id, at) select 1 + n % 3000, '2026-01-01' from generate_series(1, 2000) n;
-- index-duplicate, index-redundant-prefix, index-invalid, index-never-used
create table post (id bigint generated always as identity primary key, author text, title text, body text, public_id text not null default gen_random_uuid()::text);
insert into post (author, title, body) select 'a' || n % 50, repeat('t', 30) || n, repeat('b', 60) || n from generate_series(1, 20000) n;
create index post_author on post (author, title); create index post_author_again on post (author, title);
create index post_author_alone on post (author text_pattern_ops); create index post_title on post (title); create index post_title_body on post (title, body);
create index "post broken" on post (author, id); update pg_index set indisvalid = false where indexrelid = '"post broken"'::regclass;
-- table-without-primary-key, with and without a column of that name
create table visit_log (at timestamptz, path text); insert into visit_log select now(), 'x' from generate_series(1, 10);
create table tag (id int not null, word text);
-- key-near-exhaustion
create table sale (id serial primary key, user_id bigint); select setval('sale_id_seq', 1900000000);
-- constraint-not-validated, reference-without-foreign-key
alter table sale add constraint "positive id" check (id > 0) not valid; create index on sale (user_id);
-- table-unlogged, autovacuum-off, dead-rows-high, queue-in-table
create unlogged table cart (id int primary key); insert into cart values (1);
create table counter (id int primary key, value int) with (autovacuum_enabled = off);
insert into counter select n, 0 from generate_series(1, 4000) n;
create table job_queue (id bigint generated always as identity primary key, kind text); insert into job_queue (kind) select 'mail' from generate_series(1, 10);
create role shop_app superuser login password 'battery-staple';
analyze;
-- statistics-missing-or-stale
create table fresh (id int primary key); insert into fresh select generate_series(1, 3000);
"#;

/// Checks whose findings this schema and server must raise, each cured by its own fix without a restart.
const CURED: &[&str] = &[
    "backups/durability-off",
    "backups/replication-slot-inactive",
    "database/autovacuum-off",
    "database/dead-rows-high",
    "database/foreign-key-without-index",
    "database/idle-transaction-timeout-missing",
    "database/index-duplicate",
    "database/index-invalid",
    "database/index-redundant-prefix",
    "database/lock-waits-not-logged",
    "database/slow-log-off",
    "database/statistics-missing-or-stale",
    "database/statement-timeout-missing",
    "database/track-io-timing-off",
    "environments/app-role-superuser",
    "restraint/index-never-used",
    "schema/constraint-not-validated",
    "schema/key-near-exhaustion",
    "schema/reference-without-foreign-key",
    "schema/table-unlogged",
    "schema/table-without-primary-key",
];

/// Findings by check, as if the counters were a month old: a test cannot wait so long.
fn judge(seen: &Seen) -> BTreeMap<String, Vec<Finding>> {
    seen.db.execute("update db_server set stats_age_days = 30", []).unwrap();
    let (checks, bad) = check::load(Path::new("/nonexistent"));
    assert!(bad.is_empty(), "{bad:?}");
    checks
        .iter()
        .filter_map(|check| match check.judge(&seen.db) {
            Verdict::Fail { findings, .. } => Some((check.name(), findings)),
            _ => None,
        })
        .collect()
}

#[test]
fn each_finding_is_silenced_by_executing_its_fix() {
    let server = Postgres::start(
        "shared_preload_libraries = 'pg_stat_statements'\nautovacuum = off\nfull_page_writes = off\nwal_level = replica\nmax_wal_size = 1GB\n",
    );
    let url = server.database();
    let name = name_of(&url);
    server.execute(name, "select pg_create_physical_replication_slot('old_replica', true)");
    server.execute(name, FAULTS);
    for _ in 0..4 {
        server.execute(name, "update counter set value = value + 1");
    }
    let app = crate::postgres_safety::session(&url.replace("postgres:correct-horse-battery", "shop_app:battery-staple"));
    let seen = scan(&url);
    let found = judge(&seen);
    // Before Postgres 14 no role reads and writes everything, and the rights are for a human to give.
    let is_older: bool = seen.db.query_row("select version_num < 140000 from db_server", [], |r| r.get(0)).unwrap();
    let cured: Vec<&&str> = CURED.iter().filter(|check| !is_older || **check != "environments/app-role-superuser").collect();
    let missing: Vec<_> = cured.iter().filter(|check| !found.contains_key(***check)).collect();
    assert!(missing.is_empty(), "not found: {missing:?}");
    for check in &cured {
        for finding in &found[**check] {
            let fix = finding.fix.as_ref().unwrap_or_else(|| panic!("{check}: {} has no fix", finding.subject));
            // As psql does: a statement at a time. ALTER SYSTEM and CONCURRENTLY refuse to share a transaction.
            for statement in statements(fix) {
                server.execute(name, &statement);
            }
        }
    }
    // The twin that stays is the one that is read from now on.
    server.execute(name, "analyze; set enable_seqscan = off; select count(*) from post where author = 'a1' and title = 'x'");
    drop(app);
    let app = crate::postgres_safety::session(&url.replace("postgres:correct-horse-battery", "shop_app:battery-staple"));
    let left = judge(&scan(&url));
    drop(app);
    let left: Vec<_> = cured.iter().filter_map(|check| left.get(**check).map(|findings| (check, findings))).collect();
    assert!(left.is_empty(), "{left:#?}");
}
