//! Truth tables: cases in which tools of this kind err, each on a real server. What a foreign key needs, the planner says;
//! which index may go, the server says by taking the statement; how far a key has come, arithmetic says.

use std::path::Path;

use plimsoll::check::{self, Verdict};
use tokio_postgres::SimpleQueryMessage;

use crate::{
    postgres::{Seen, name_of, scan},
    postgres_safety::session,
    support::{Postgres, block_on},
};

/// The foreign key's columns, what is there besides, and the cover that plimsoll must see.
const COVERS: &[(&str, &str, &str)] = &[
    ("a", "", "none"),
    ("a", "create index on c (a)", "full"),
    ("a", "create index on c (a, note)", "full"),
    ("a", "create index on c (note, a)", "none"),
    ("a", "create index on c (note) include (a)", "none"),
    ("a", "create index on c using hash (a)", "full"),
    ("a", "create index on c using brin (a)", "none"),
    ("a", "create index on c using gist (a public.gist_int4_ops)", "full"),
    ("a", "create index on c using gin (a public.int4_ops)", "full"),
    ("k", "create index on c using spgist (k)", "full"),
    ("k", "create index on c (k text_pattern_ops)", "full"),
    ("k", "create index on c (k collate \"C\")", "none"),
    ("k", "create index on c (lower(k))", "none"),
    ("a", "create index on c (a) where a is not null", "full"),
    ("a", "create index on c (a) where a is null", "none"),
    ("a", "create index on c (a) where note is not null", "none"),
    ("a", "create index on c (a) where a is not null and note is not null", "none"),
    ("a", "create index on c (a) where a is not null or note is not null", "full"),
    ("a", "create index on c (a) where a > 7", "none"),
    ("a", "create index on c ((a + 1))", "none"),
    ("a", "create index on c (a desc nulls last)", "full"),
    ("a", "create unique index on c (a)", "full"),
    ("a", "alter table c drop constraint c_pkey, add primary key (a, id)", "full"),
    ("a", "create index i on c (a); update pg_index set indisvalid = false where indexrelid = 'i'::regclass", "none"),
    ("a, b", "create index on c (a, b)", "full"),
    ("a, b", "create index on c (b, a)", "full"),
    ("a, b", "create index on c (b, a, note)", "full"),
    ("a, b", "create index on c (a, b) where a is not null and b is not null", "full"),
    ("a, b", "create index on c (a, b) where b is not null", "full"),
    ("a, b", "create index on c (a, note, b)", "gap"),
    ("a, b", "create index on c (b)", "weak"),
    ("a, b", "create index on c (note, a, b)", "none"),
    ("a, b", "create index on c (a) include (b)", "weak"),
];

/// The child of [`COVERS`], with rows in which every column tells rows apart.
const CHILD: &str = "create table c (id int primary key, a int, b int, k text, note text);
    insert into c select n, n, n, n, n from generate_series(1, 4000) n;";

#[test]
fn a_foreign_key_lacks_an_index_where_the_planner_reads_the_whole_table() {
    let url = Postgres::shared().database();
    let mut script = "create extension btree_gist; create extension btree_gin;".to_owned();
    for (n, (columns, besides, _)) in COVERS.iter().enumerate() {
        script += &format!(
            "create schema case_{n}; set search_path = case_{n}; {CHILD}
             create table p (a int, b int, k text, unique (a), unique (a, b), unique (k));
             alter table c add foreign key ({columns}) references p ({columns}) not valid; {besides}; analyze c;"
        );
    }
    Postgres::shared().execute(name_of(&url), &script);
    let found = scan(&url).text("select t.schema || '=' || f.cover from db_foreign_key f join db_table t on t.id = f.table_id");
    let client = session(&url);
    for (n, case) in COVERS.iter().enumerate() {
        assert!(found.split("; ").any(|f| f == format!("case_{n}={}", case.2)), "case_{n} {case:?}: {found}");
        let plan = plan(&client, n, case.0);
        assert_eq!(plan.contains("Seq Scan"), case.2 == "none", "case_{n} {case:?}: {plan}");
    }
}

/// The plan of the statement with which Postgres looks for the children of a row.
fn plan(client: &tokio_postgres::Client, case: usize, columns: &str) -> String {
    let wanted = columns.split(", ").enumerate().map(|(n, c)| format!("${} = {c}", n + 1)).collect::<Vec<_>>().join(" and ");
    let types = if columns == "k" { "text" } else { "int" };
    let (types, values) = if columns == "a, b" { ("int, int", "7, 7") } else { (types, "'7'") };
    let script = format!(
        "set search_path = case_{case}; set plan_cache_mode = force_generic_plan;
         prepare q_{case} ({types}) as select 1 from only c where {wanted}; explain execute q_{case} ({values})"
    );
    let answer = block_on(client.simple_query(&script)).unwrap();
    let line = |m: &SimpleQueryMessage| if let SimpleQueryMessage::Row(row) = m { row.get(0).map(str::to_owned) } else { None };
    answer.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_foreign_key_of_a_partitioned_table_is_seen_once_with_the_worst_cover_of_its_partitions() {
    let url = Postgres::shared().database();
    let table = |name: &str| {
        format!(
            "create table {name} (user_id int references users, at date) partition by range (at);
             create table {name}_a partition of {name} for values from ('2026-01-01') to ('2026-02-01');
             create table {name}_b (at date, note text, user_id int); alter table {name}_b drop column note;
             alter table {name} attach partition {name}_b for values from ('2026-02-01') to ('2026-03-01');"
        )
    };
    let script = format!(
        "create table users (id int primary key); {} {} {} {}
         create index on whole (user_id); create index on each_a (user_id); create index on each_b (user_id); create index on one_a (user_id);
         create table halves (id int primary key) partition by hash (id);
         create table half_a partition of halves for values with (modulus 2, remainder 0);
         create table half_b partition of halves for values with (modulus 2, remainder 1);
         create table child (half_id int references halves); create index on child (half_id);",
        table("whole"),
        table("each"),
        table("one"),
        table("bare")
    );
    Postgres::shared().execute(name_of(&url), &script);
    assert_eq!(
        scan(&url).text("select t.name, f.cover from db_foreign_key f join db_table t on t.id = f.table_id order by 1"),
        "bare none; child full; each full; one none; whole full"
    );
}

/// What is made beside `t (a, b, c, s, j)`; the indexes that may go are called `drop…`. Each case is one that some tool
/// gets wrong, or the look-alike of one.
const INDEXES: &[&str] = &[
    "create index keep1 on t (a); create index drop1 on t (a)",
    "create index keep1 on t (a); create index drop1 on t (a); create index drop2 on t (a)",
    "create index drop1 on t (a); create index keep1 on t (a, b)",
    "create index drop1 on t (a); create index drop2 on t (a, b); create index keep1 on t (a, b, c)",
    "create index keep1 on t (b); create index keep2 on t (a, b)",
    "create index keep1 on t (a, b); create index keep2 on t (b, a)",
    "create index keep1 on t (a); create index drop1 on t (a desc)",
    "create index keep1 on t (a desc nulls first, b nulls last); create index drop1 on t (a, b desc)",
    "create index keep1 on t (a, b); create index keep2 on t (a, b desc)",
    "create index keep1 on t (a); create index keep2 on t (a nulls first)",
    "create index drop1 on t (a desc); create index keep1 on t (a, b)",
    "create index keep1 on t (s); create index keep2 on t (s collate \"C\")",
    "create index keep1 on t (s); create index keep2 on t (s collate \"C\", a)",
    "create index keep1 on t (s); create index keep2 on t (s text_pattern_ops)",
    "create index drop1 on t (a); create unique index keep1 on t (a)",
    "create index drop1 on t (id); create index keep1 on t (a)",
    "create unique index keep1 on t (a); create unique index keep2 on t (a, b)",
    "create unique index drop1 on t (a); alter table t add constraint keep1 unique (a)",
    "create unique index keep1 on t (a); alter table t add constraint keep2 unique (a) deferrable",
    "alter table t add constraint keep1 unique (a); alter table t add constraint keep2 unique (a, b)",
    "create index keep1 on t (a); create index keep2 on t (a) where b > 3",
    "create index keep1 on t (a) where b > 3; create index keep2 on t (a) where b > 4",
    "create index keep1 on t (a) where b > 3; create index drop1 on t  (a) where (b > 3)",
    "create index drop1 on t (a) where b > 3; create index keep1 on t (a, c) where b > 3",
    "create index drop1 on t (a); create index keep1 on t (a) include (b)",
    "create index keep1 on t (a) include (b); create index keep2 on t (a) include (c)",
    "create index keep1 on t (a) include (b); create index keep2 on t (a, c)",
    "create index keep1 on t (a); create index keep2 on t using hash (a)",
    "create index keep1 on t using gin (j); create index keep2 on t using gin (j jsonb_path_ops)",
    "create index keep1 on t using gin (j); create index drop1 on t using gin (j)",
    "create index keep1 on t (lower(s)); create index drop1 on t ( lower( s ) )",
    "create index keep1 on t (lower(s)); create index keep2 on t (upper(s))",
    "create index drop1 on t (lower(s)); create index keep1 on t (lower(s), a)",
    "create table f (w1 int, w2 int, w3 int, w4 int, w5 int, w6 int, w7 int, w8 int, w9 int, w10 int, w11 int, w12 int);
     create index keep1 on f (w1); create index keep2 on f (w12, w2); create index keep3 on f (w11)",
    "create index keep1 on t (a); create index keep2 on t (a); update pg_index set indisvalid = false where indexrelid = 'keep2'::regclass",
    "create index keep1 on t (a); create index keep2 on t (a, b); update pg_index set indisvalid = false where indexrelid = 'keep2'::regclass",
    "alter table t alter a set not null; create unique index drop1 on t (a); create unique index keep1 on t (a);
     alter table t replica identity using index keep1",
    "create index drop1 on t (a); create index keep1 on t (a); cluster t using keep1",
    "create unique index keep1 on t (a); create table f (a int references t (a)); create unique index drop1 on t (a)",
    "create table f (a int, at date) partition by range (at); create table f1 partition of f for values from ('2026-01-01') to ('2027-01-01');
     create index keep1 on f (a); create index drop1 on f (a)",
    "create table f (a int, at date) partition by range (at); create table f1 partition of f for values from ('2026-01-01') to ('2027-01-01');
     create index drop1 on f1 (a); create index keep1 on f (a, at)",
    "create table f (a int, at date) partition by range (at); create table f1 partition of f for values from ('2026-01-01') to ('2027-01-01');
     create index on f (a, at); create index drop1 on f (a)",
    "create index keep1 on t (a); create table f (a int); create index keep2 on f (a)",
    "create index keep1 on t (a) with (fillfactor = 70); create index drop1 on t (a)",
    "alter table t add constraint keep1 exclude using gist (a public.gist_int4_ops with =); create index drop1 on t using gist (a public.gist_int4_ops)",
];

/// The same, for servers that know `nulls not distinct`.
const INDEXES_SINCE_15: &str = "create unique index keep1 on t (a); create unique index keep2 on t (a) nulls not distinct";

#[test]
fn an_index_may_go_only_where_another_does_all_that_it_does() {
    let server = Postgres::shared();
    let url = server.database();
    let cases: Vec<&str> = INDEXES.iter().copied().chain((server.major() >= 15).then_some(INDEXES_SINCE_15)).collect();
    let mut script = "create extension btree_gist;".to_owned();
    for (n, case) in cases.iter().enumerate() {
        script += &format!(
            "create schema case_{n}; set search_path = case_{n}; create table t (id int primary key, a int, b int, c int, s text, j jsonb); {case};"
        );
    }
    server.execute(name_of(&url), &script);
    let seen = scan(&url);
    // Small indexes are left alone: these stand for large ones.
    seen.db.execute_batch("update db_index set bytes = 9000000; update db_table set bytes = 9000000").unwrap();
    let found: Vec<(String, String)> =
        ["database/index-duplicate", "database/index-redundant-prefix"].iter().flat_map(|name| findings(&seen, name)).collect();
    for (n, case) in cases.iter().enumerate() {
        let mut dropped: Vec<&str> =
            found.iter().filter_map(|(_, fix)| Some(fix.split(&format!("case_{n}.")).nth(1)?.split_once(';')?.0)).collect();
        dropped.sort_unstable();
        dropped.dedup();
        let words = case.split(|c: char| !c.is_ascii_alphanumeric());
        let mut wanted: Vec<&str> = words.filter(|w| w.starts_with("drop") && w.len() == 5).collect();
        wanted.sort_unstable();
        wanted.dedup();
        assert_eq!(dropped, wanted, "case_{n} {case}: {found:?}");
    }
    for (_, fix) in &found {
        server.execute(name_of(&url), fix);
    }
    let seen = scan(&url);
    assert_eq!(seen.number("select count(*) from db_index where name like 'drop%'"), 0);
    assert!(seen.number("select count(*) from db_index where name like 'keep%'") > 50);
}

/// Subject and fix of what a check finds.
fn findings(seen: &Seen, name: &str) -> Vec<(String, String)> {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    match checks.iter().find(|c| c.name() == name).unwrap().judge(&seen.db) {
        Verdict::Fail { findings, .. } => findings.into_iter().map(|f| (f.subject, f.fix.unwrap_or_default())).collect(),
        verdict => panic!("{name}: {verdict:?}"),
    }
}

/// A key, and what `db_sequence` must tell of it.
const KEYS: &[(&str, &str)] = &[
    ("create table t (id bigserial primary key); select setval('t_id_seq', 2100000000)", "the type of its column 0"),
    ("create table t (id serial primary key); select setval('t_id_seq', 2100000000)", "the type of its column 98"),
    ("create table t (id smallserial primary key); select setval('t_id_seq', 32000)", "the type of its column 98"),
    // A bigint sequence behind a narrow column, and a narrow sequence behind a bigint column.
    ("create sequence q; create table t (id int default nextval('q')); select setval('q', 2100000000)", "the type of its column 98"),
    ("create table t (id serial); alter table t alter id type bigint; select setval('t_id_seq', 2100000000)", "the end of the sequence 98"),
    ("create domain key as int; create sequence q; create table t (id key default nextval('q')); select setval('q', 2100000000)", "the type of its column 98"),
    // A narrow column that references a wide one: directly, as one of several, and behind another.
    (
        "create table t (id bigint generated always as identity primary key); create table c (t_id int references t); select setval('t_id_seq', 2100000000)",
        "the type of CASE.c.t_id, which references it 98",
    ),
    (
        "create table t (shop int, id bigserial, primary key (shop, id)); create table c (shop int, t_id int, foreign key (shop, t_id) references t);
         select setval('t_id_seq', 2100000000)",
        "the type of CASE.c.t_id, which references it 98",
    ),
    (
        "create table t (id bigserial primary key); create table m (id bigint primary key references t); create table c (m_id int references m);
         select setval('t_id_seq', 2100000000)",
        "the type of CASE.c.m_id, which references it 98",
    ),
    // Nobody owns it and no default calls it: its own end is all that is known.
    ("create sequence q as int; select setval('q', 2100000000)", "the end of the sequence 98"),
    ("create sequence q; select setval('q', 2100000000)", "the end of the sequence 0"),
    ("create sequence q maxvalue 1000; select setval('q', 900)", "the end of the sequence 90"),
    // Below 0: a key that falls, and one that began at the far end.
    ("create sequence q increment -1; create table t (id int default nextval('q')); select setval('q', -2100000000)", "the type of its column 98"),
    ("create sequence q as int increment -1; select setval('q', -10)", "the end of the sequence 0"),
    (
        "create table t (id int generated always as identity (minvalue -2147483648 start -2147483648)); select setval('t_id_seq', 0)",
        "the type of its column 50",
    ),
    (
        "create table t (id serial); alter sequence t_id_seq minvalue -2147483648 restart with -2147483648; select nextval('t_id_seq')",
        "the type of its column 0",
    ),
    // It starts again at its end.
    ("create sequence q maxvalue 1000 cycle; create table t (id int default nextval('q')); select setval('q', 900)", ""),
];

#[test]
fn how_far_a_key_has_come_is_told_by_the_nearest_end_on_its_way() {
    let url = Postgres::shared().database();
    let script: String =
        KEYS.iter().enumerate().map(|(n, (sql, _))| format!("create schema case_{n}; set search_path = case_{n}; {sql};")).collect();
    Postgres::shared().execute(name_of(&url), &script);
    let seen = scan(&url);
    for (n, (sql, wanted)) in KEYS.iter().enumerate() {
        let told = format!("select limited_by, cast(round(used_pct) as integer) from db_sequence where title like 'case_{n}.%'");
        assert_eq!(seen.text(&told), wanted.replace("CASE", &format!("case_{n}")), "{sql}");
    }
    for (_, fix) in findings(&seen, "schema/key-near-exhaustion") {
        Postgres::shared().execute(name_of(&url), &fix);
    }
    assert_eq!(scan(&url).text("select title from db_sequence where used_pct >= 1 order by 1"), "");
}

#[test]
fn a_constraint_that_is_not_enforced_is_neither_unchecked_nor_a_foreign_key_to_index() {
    if Postgres::shared().major() < 18 {
        return;
    }
    let url = Postgres::shared().database();
    Postgres::shared().execute(
        name_of(&url),
        "create table p (id int primary key);
         create table c (p_id int, n int, constraint loose_key foreign key (p_id) references p not enforced, constraint loose check (n > 0) not enforced);
         alter table c add constraint late check (n < 9) not valid;",
    );
    let seen = scan(&url);
    assert_eq!(
        seen.text("select name, is_enforced, is_validated from db_constraint where name like 'l%' order by 1"),
        "late 1 0; loose 0 0; loose_key 0 0"
    );
    assert_eq!(seen.number("select count(*) from db_foreign_key"), 0);
    let found = findings(&seen, "schema/constraint-not-validated");
    assert_eq!(found.len(), 1);
    Postgres::shared().execute(name_of(&url), &found[0].1);
    let found = findings(&seen, "schema/constraint-not-enforced");
    assert_eq!(found.iter().map(|(subject, _)| subject.as_str()).collect::<Vec<_>>(), ["c loose", "c loose_key"]);
    Postgres::shared().execute(name_of(&url), &found[1].1);
    assert_eq!(scan(&url).text("select name from db_constraint where is_enforced = 0 or is_validated = 0"), "loose");
}

/// As pg-boss 10 makes its queues: a table of its own each, attached when it is complete.
const PG_BOSS: &str = "create schema pgboss; create type pgboss.job_state as enum ('created', 'retry', 'active', 'completed', 'cancelled', 'failed');
    create table pgboss.job (id uuid not null default gen_random_uuid(), name text not null, state pgboss.job_state not null default 'created',
        start_after timestamptz not null default now()) partition by list (name);
    create table pgboss.j1 (like pgboss.job including defaults); alter table pgboss.j1 add primary key (name, id), add constraint cjc check (name = 'mail');
    alter table pgboss.job attach partition pgboss.j1 for values in ('mail');
    create table pgboss.j2 (like pgboss.job including defaults); alter table pgboss.j2 add primary key (name, id), add constraint cjc check (name = 'report');
    alter table pgboss.job attach partition pgboss.j2 for values in ('report');";

#[test]
fn a_queue_in_partitions_is_one_queue() {
    let url = Postgres::shared().database();
    let jobs = "insert into pgboss.job (name, state) select case when n <= 1500 then 'mail' else 'report' end, 'completed' from generate_series(1, 2500) n";
    block_on(session(&url).batch_execute(&format!("{PG_BOSS}{jobs}; analyze"))).unwrap();
    let seen = scan(&url);
    let (checks, _) = check::load(Path::new("/nonexistent"));
    let check = checks.iter().find(|check| check.name() == "jobs/queue-in-table").unwrap();
    let Verdict::Fail { findings, of, .. } = check.judge(&seen.db) else { panic!("it passes") };
    assert_eq!((of, findings.len()), (1, 1));
    assert_eq!(findings[0].message, "The queue pgboss.job (pg-boss) keeps 2500 jobs");
}
