//! The faults whose fixes of kind sql are executed, and what the app does meanwhile.

use super::postgres::{Case, NONE};

/// Executed by tests of their own in `postgres.rs`.
const ELSEWHERE: &[&str] = &["database/session-waits-for-lock", "database/transaction-left-open"];

/// The checks whose fixes are executed.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    CASES.iter().flat_map(|cases| cases.iter()).map(|case| case.check).chain(ELSEWHERE.iter().copied())
}

pub(super) const CASES: &[&[Case]] = &[SETTINGS, INDEXES, SCHEMA, SERVER, RIGHTS];

/// The longest that a text of the app may be: it does not pack, and no B-tree takes it.
const LONG: &str = "(select string_agg(md5(x::text || '{n}'), '') from generate_series(1, 150) x)";

const fn setting(check: &'static str, setup: &'static str) -> Case {
    Case { check, setup, ..NONE }
}

const SETTINGS: &[Case] = &[
    setting("backups/commit-not-awaited", "alter system set synchronous_commit = off\nselect pg_reload_conf()"),
    setting("backups/durability-off", "alter system set full_page_writes = off\nselect pg_reload_conf()"),
    Case {
        aged: "update db_wal set unarchived_bytes = 70000, last_archived_age_s = 1000.0",
        ..setting("backups/archive-timeout-off", "select pg_switch_wal()")
    },
    setting("database/autovacuum-off", "create table a (id int) with (autovacuum_enabled = off)"),
    setting("database/cache-size-below-buffers", "alter system set effective_cache_size = '64MB'\nselect pg_reload_conf()"),
    Case {
        planted: "update db_checkpoint set timed = 10, requested = 90, counted_hours = 1.0",
        after: "select setting::int >= 4096 from pg_settings where name = 'max_wal_size'",
        ..setting("database/checkpoints-by-volume", "select 1")
    },
    Case {
        // What is larger already must not become smaller.
        planted: "update db_checkpoint set timed = 10, requested = 90, counted_hours = 1.0",
        after: "select setting::int = 16384 from pg_settings where name = 'max_wal_size'",
        ..setting("database/checkpoints-by-volume", "alter system set max_wal_size = '8GB'\nselect pg_reload_conf()\nselect pg_sleep(0.2)")
    },
    setting("database/lock-waits-not-logged", "alter system set log_lock_waits = off\nselect pg_reload_conf()"),
    Case {
        planted: "update db_lock_space set held = room",
        after: "select setting::int >= 256 from pg_file_settings where name = 'max_locks_per_transaction' and setting <> ''",
        ..setting("database/locks-near-limit", "select 1")
    },
    setting("database/planner-node-off", "alter system set enable_seqscan = off\nselect pg_reload_conf()"),
    Case { aged: "update db_table set bytes = 2000000000", ..setting("database/random-page-cost-of-disks", "create table a (id int)") },
    Case {
        planted: "update db_session_time set sessions = 10000, sessions_abandoned = 500",
        after: "select count(*) filter (where setting <> '10000') = 0 from pg_settings where name = 'client_connection_check_interval'",
        ..setting("database/sessions-abandoned", "select 1")
    },
    setting(
        "database/slow-log-floods",
        "alter system set log_statement = 'all'\nalter system set log_duration = on\nalter system set log_min_duration_statement = 0\nselect pg_reload_conf()",
    ),
    setting("database/slow-log-off", "alter system set log_min_duration_statement = -1\nselect pg_reload_conf()"),
    Case {
        planted: "update db_statement_record set entries = most",
        after: "select setting = '10000' from pg_file_settings where name = 'pg_stat_statements.max'",
        ..setting("database/statements-evicted", "select 1")
    },
    setting("database/statements-not-recorded", "drop extension pg_stat_statements"),
    setting("database/temporary-files-not-logged", "alter system set log_temp_files = -1\nselect pg_reload_conf()"),
    setting("database/track-io-timing-off", "alter system set track_io_timing = off\nselect pg_reload_conf()"),
    setting("environments/password-hash-old", "alter system set password_encryption = 'md5'\nselect pg_reload_conf()"),
];

const TWO_TABLES: &str = "create table users (id bigint generated always as identity primary key, email text)
insert into users (email) select 'u' || n from generate_series(1, 3000) n
create table orders (id bigint generated always as identity primary key, user_id bigint references users, state text, meta jsonb, body text)
insert into orders (user_id, state, meta, body) select 1 + n % 3000, case when n % 50 = 0 then 'open' else 'done' end, '{}', 'x' from generate_series(1, 60000) n
analyze";

/// Rows as large as the types allow, in every column that may hold one.
const LARGE_ROWS: &str = "insert into orders (user_id, state, meta, body) select 1, 'open', to_jsonb(t), t from (select string_agg(md5(x::text || '{n}'), '') as t from generate_series(1, 3000) x) l
update orders set body = body || 'x' where id = {n}
insert into users (email) select string_agg(md5(x::text || '{n}'), '') from generate_series(1, 3000) x";

const INDEXES: &[Case] = &[
    Case { check: "database/foreign-key-without-index", setup: TWO_TABLES, app: LARGE_ROWS, ..NONE },
    Case {
        check: "database/foreign-key-without-index",
        setup: "create table users (id bigint primary key)
insert into users select generate_series(1, 3000)
create schema \"Shop 1\"
create table \"Shop 1\".visit (id bigint generated always as identity, user_id bigint references users, at date, primary key (id, at)) partition by range (at)
create table \"Shop 1\".\"visit a\" partition of \"Shop 1\".visit for values from ('2026-01-01') to ('2026-07-01')
create table visit_b partition of \"Shop 1\".visit for values from ('2026-07-01') to ('2027-01-01')
insert into \"Shop 1\".visit (user_id, at) select 1 + n % 3000, '2026-01-01'::date + n % 300 from generate_series(1, 4000) n
analyze",
        app: "insert into \"Shop 1\".visit (user_id, at) values (1, '2026-01-01'), (2, '2026-08-01')",
        ..NONE
    },
    Case {
        check: "database/foreign-key-half-covered",
        setup: "create table item (shop int, id int, primary key (shop, id))
insert into item select 1 + n % 5, n from generate_series(1, 2000) n
create table sale (shop int, item int, note text, foreign key (shop, item) references item)
insert into sale select 1 + n % 5, n from generate_series(1, 2000) n, generate_series(1, 60)
create index on sale (shop)
analyze",
        app: "insert into sale select 1 + n % 5, n from generate_series(1, 10) n",
        ..NONE
    },
    Case {
        check: "database/index-missing",
        setup: TWO_TABLES,
        asks: &[
            "select id, body, meta from orders where user_id = 77",
            "select id, state, body from orders where user_id = 78 and state = 'none' order by id limit 3",
            "select id, meta from users u join (select user_id, meta from orders) o on o.user_id = u.id where u.email = 'u77'",
        ],
        app: "insert into orders (user_id, state, meta, body) select 1, 'open', to_jsonb(t), t from (select string_agg(md5(x::text || '{n}'), '') as t from generate_series(1, 3000) x) l",
        ..NONE
    },
    Case {
        check: "database/index-missing",
        setup: "create table users (id bigint generated always as identity primary key, email text, kind text)
insert into users (email, kind) select 'u' || n, 'k' || n % 30 from generate_series(1, 30000) n
analyze",
        asks: &["select id from users where email = 'u77'", "select id from users where lower(email) = 'u78'"],
        app: "insert into users (email, kind) select string_agg(md5(x::text || '{n}'), ''), 'k1' from generate_series(1, 3000) x",
        ..NONE
    },
    Case {
        check: "database/search-index-possible",
        setup: TWO_TABLES,
        asks: &["select id from orders where body ilike '%canary%'", "select id from orders where meta @> '{\"k\": 7}'"],
        app: LARGE_ROWS,
        ..NONE
    },
    Case {
        check: "database/index-duplicate",
        setup: "create table a (id int primary key, b int)\ncreate index on a (b)\ncreate index on a (b)\ninsert into a select n, n from generate_series(1, 100) n",
        app: "insert into a values (1000 + {n}, 1)",
        ..NONE
    },
    Case {
        check: "database/index-redundant-prefix",
        setup: "create table a (id int primary key, b text, c int)\ncreate index on a (b)\ncreate index on a (b, c)\ninsert into a select n, n || repeat('x', 60), n from generate_series(1, 30000) n\nvacuum analyze a",
        app: "insert into a values (100000 + {n}, 1, 1)",
        ..NONE
    },
    Case {
        check: "database/index-invalid",
        setup: "create table a (id int primary key, b int)\ninsert into a select n, n from generate_series(1, 100) n\ncreate unique index a_b on a (b)\nupdate pg_index set indisvalid = false where indexrelid = 'a_b'::regclass",
        app: "insert into a values (1000 + {n}, 1000 + {n})",
        ..NONE
    },
    Case {
        check: "database/index-of-wrong-kind",
        setup: "create table a (id int primary key, b jsonb, c text[])\ncreate index on a (b)\ncreate index on a (c)\ninsert into a select n, jsonb_build_object('k', n), array['x'] from generate_series(1, 100) n",
        app: "insert into a values (1000 + {n}, '{\"k\": 1}', array['y'])",
        ..NONE
    },
    Case {
        check: "database/index-order-outdated",
        setup: "create collation book (provider = icu, locale = 'de-u-co-phonebk')\ncreate table a (id int primary key, word text collate book)\ncreate index on a (word)\ninsert into a select n, 'w' || n from generate_series(1, 100) n\nupdate pg_collation set collversion = '0' where collname = 'book'",
        ..NONE
    },
    Case {
        check: "database/index-bloated",
        setup: "create extension pgstattuple\ncreate table a (id int, b text) with (autovacuum_enabled = off)\ninsert into a select n, md5(n::text) || repeat('x', 220) from generate_series(1, 420000) n\ncreate index on a (b)\ndelete from a where id % 5 > 0\nvacuum (analyze) a",
        app: "insert into a values ({n}, '{n}')",
        ..NONE
    },
    Case {
        check: "restraint/index-never-used",
        setup: "create table a (id int primary key, b text)\ncreate index on a (b)\ninsert into a select n, n || repeat('x', 60) from generate_series(1, 30000) n\nvacuum analyze a",
        aged: "update db_server set stats_age_days = 30.0",
        app: "insert into a values (100000 + {n}, 'b')",
        ..NONE
    },
];

const SCHEMA: &[Case] = &[
    Case {
        check: "schema/constraint-not-validated",
        setup: "create table a (id int primary key)\ninsert into a values (1)\nalter table a add constraint \"over 0\" check (id > 0) not valid",
        app: "insert into a values (10 + {n})",
        ..NONE
    },
    Case {
        check: "schema/key-near-exhaustion",
        setup: "create table a (id serial primary key, b text)\ninsert into a (b) values ('x')\nselect setval('a_id_seq', 1900000000)\ncreate table c (a_id int references a)\nanalyze",
        app: "insert into a (b) values ('y')\ninsert into c select max(id) from a",
        ..NONE
    },
    Case {
        check: "schema/reference-without-foreign-key",
        setup: "create table users (id bigint generated always as identity primary key, name text)\ninsert into users (name) select 'u' from generate_series(1, 50)\ncreate table orders (id bigint generated always as identity primary key, user_id bigint)\ninsert into orders (user_id) select n from generate_series(1, 50) n",
        app: "insert into orders (user_id) values (7)\nupdate users set name = 'v' where id = 7\ndelete from orders where id = {n}",
        ..NONE
    },
    Case {
        check: "schema/table-unlogged",
        setup: "create unlogged table a (id int primary key, b text)\ninsert into a select n, 'x' from generate_series(1, 100) n\nanalyze",
        app: "insert into a values (1000 + {n}, 'y')",
        ..NONE
    },
    Case {
        check: "schema/table-without-primary-key",
        setup: "create table log (at timestamptz, path text)\ninsert into log select now(), 'x' from generate_series(1, 100)\ncreate table tag (id int not null, word text)\ninsert into tag select n, 'w' from generate_series(1, 100) n\ncreate table twice (id int, word text)\ninsert into twice select n % 5, 'w' from generate_series(1, 100) n\ncreate table empty_ones (id int, word text)\ninsert into empty_ones select nullif(n, 7), 'w' from generate_series(1, 100) n\ncreate table parts (id int, at date) partition by range (at)\ncreate table base (a int)\ncreate table derived (b int) inherits (base)\nanalyze",
        app: "insert into log values (now(), 'y')\ninsert into log (at, path) values (now(), 'z')\ninsert into tag values (1000 + {n}, 'v')\ninsert into twice values (1, 'v')\ninsert into empty_ones values (null, 'v')\ninsert into derived values (1, 2)",
        ..NONE
    },
    Case {
        check: "jobs/queue-in-table",
        setup: "create table job_queue (id bigint generated always as identity primary key, kind text) with (autovacuum_enabled = off)\ninsert into job_queue (kind) select 'mail' from generate_series(1, 3000)\nanalyze\ndelete from job_queue where id > 100\nselect pg_sleep(1.2)",
        app: "insert into job_queue (kind) values ('mail')",
        ..NONE
    },
    Case {
        check: "jobs/queue-in-table",
        setup: "create schema pgboss\ncreate table pgboss.job (id uuid not null default gen_random_uuid(), name text not null) partition by list (name)\ncreate table pgboss.j1 (like pgboss.job including defaults)\nalter table pgboss.job attach partition pgboss.j1 for values in ('mail')\ncreate table pgboss.j2 (like pgboss.job including defaults)\nalter table pgboss.job attach partition pgboss.j2 for values in ('report')\ninsert into pgboss.job (name) select 'mail' from generate_series(1, 100)\nanalyze pgboss.job",
        planted: "update db_table set rows_dead = 600 where parent_id is not null",
        after: "select count(*) = 2 from pg_class where relname in ('j1', 'j2') and reloptions @> '{autovacuum_vacuum_scale_factor=0.01}'",
        app: "insert into pgboss.job (name) values ('mail')",
        ..NONE
    },
    Case {
        check: "database/updates-touch-every-index",
        setup: "create table a (id int primary key, b int, c int)\ncreate index on a (b)\ncreate index on a (c)\ninsert into a select n, n, n from generate_series(1, 100) n",
        planted: "update db_table set rows_updated = 20000, rows_updated_hot = 100, rows_moved = 10000",
        after: "select reloptions = '{fillfactor=85}' from pg_class where relname = 'a'",
        app: "update a set b = b + 1 where id = {n}",
        ..NONE
    },
];

const SERVER: &[Case] = &[
    Case {
        check: "backups/replication-slot-inactive",
        setup: "select pg_create_physical_replication_slot('gone', true)",
        planted: "update db_slot set retained_bytes = 20000000",
        ..NONE
    },
    Case { check: "database/slot-log-unbounded", setup: "select pg_create_physical_replication_slot('gone', true)", ..NONE },
    Case {
        check: "database/old-rows-kept",
        setup: "select pg_create_logical_replication_slot('reader', 'test_decoding')",
        aged: "update db_horizon set xid_age = 2000000",
        ..NONE
    },
    Case {
        check: "database/dead-rows-high",
        setup: "create table a (id int primary key, b int) with (autovacuum_enabled = off)\ninsert into a select n, 0 from generate_series(1, 15000) n\nupdate a set b = 1\nselect pg_sleep(1.2)",
        app: "insert into a values (100000 + {n}, 1)",
        ..NONE
    },
    Case {
        check: "database/extension-outdated",
        setup: "create extension hstore version '1.4'\ncreate table a (id int, b hstore)",
        app: "insert into a values (1, 'k=>v')",
        ..NONE
    },
    Case {
        check: "database/statistics-missing-or-stale",
        setup: "create table a (id int primary key)\ninsert into a select generate_series(1, 3000)\nselect pg_sleep(1.2)",
        app: "insert into a values (100000 + {n})",
        ..NONE
    },
    Case {
        check: "database/transaction-ids-run-out",
        setup: "create table a (id int primary key)",
        planted: "update db_database set xid_age = 1100000000 where is_current",
        app: "insert into a values ({n})",
        ..NONE
    },
];

const RIGHTS: &[Case] = &[
    Case {
        check: "database/statement-timeout-missing",
        setup: "drop role if exists slow_app\ncreate role slow_app login password 'battery-staple'\ncreate table a (id int primary key)\ngrant all on a to slow_app",
        app: "insert into a values ({n})",
        role: "slow_app",
        ..NONE
    },
    Case {
        check: "database/idle-transaction-timeout-missing",
        setup: "drop role if exists idle_app\ncreate role idle_app login password 'battery-staple'\ncreate table a (id int primary key)\ngrant all on a to idle_app",
        app: "insert into a values ({n})",
        role: "idle_app",
        ..NONE
    },
    Case {
        check: "environments/app-role-superuser",
        // Of tables that are another's, behind row level security that lets nobody through.
        setup: "create role root_app superuser login password 'battery-staple'\ncreate table a (id bigint generated always as identity primary key, b serial)\nalter table a enable row level security\ninsert into a default values",
        app: "insert into a default values\nupdate a set b = 1\nselect 1 / count(*) from a\nselect nextval('a_b_seq')\ndelete from a where id = {n}",
        role: "root_app",
        // Before it no role reads and writes everything.
        least_version: 140_000,
        ..NONE
    },
    Case {
        check: "environments/function-search-path-open",
        setup: "create schema shop\ncreate table rates (id int)\ninsert into rates values (1)\ncreate function shop.pay(n int) returns bigint language sql security definer as 'select count(*) + n from rates'\ncreate procedure shop.bill() language plpgsql security definer as $$ begin insert into rates values (2); end $$",
        app: "select shop.pay({n})\ncall shop.bill()",
        ..NONE
    },
    Case {
        check: "environments/schema-open-to-all",
        setup: "grant create on schema public to public\ncreate role \"Maker 1\" login password 'battery-staple'\ncreate table made (id int)\nalter table made owner to \"Maker 1\"",
        app: "set role \"Maker 1\"; create table public.made_{n} (id int); insert into made values (1)",
        ..NONE
    },
];

/// Each long text is one that a B-tree refuses: else the cases prove nothing.
#[test]
fn a_long_text_is_longer_than_a_b_tree_takes() {
    let server = crate::support::Postgres::shared();
    let url = server.database();
    crate::support::execute(&url, "create table a (b text); create index on a (b)");
    let client = crate::postgres_safety::session(&url);
    let refused = crate::support::block_on(client.batch_execute(&format!("insert into a select {LONG}"))).unwrap_err();
    assert!(format!("{refused:?}").contains("exceeds btree"), "{refused:?}");
}
