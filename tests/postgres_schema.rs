//! What the Postgres probe reads out of catalogs: partitions, columns that point to tables, UUIDs kept as text. Each case
//! is a schema that naive rules get wrong; those of indexes and keys stand in `postgres_truth`.

use std::path::Path;

use plimsoll::check::{self, Verdict};

use crate::{
    postgres::{Seen, name_of, scan},
    postgres_safety::session,
    support::{Postgres, block_on},
};

#[test]
fn a_partitioned_foreign_key_is_seen_once_and_its_parent_index_covers_it() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(
        name_of(&url),
        "create table users (id int primary key);
         create table visit (user_id int references users, at date) partition by range (at);
         create table visit_a partition of visit for values from ('2026-01-01') to ('2026-02-01');
         create table visit_b partition of visit for values from ('2026-02-01') to ('2026-03-01');
         create index on visit (user_id);
         insert into visit select null, '2026-01-05' from generate_series(1, 50); analyze visit_a; analyze visit_b;",
    );
    let seen = scan(&url);
    assert_eq!(seen.text("select t.name, f.cover from db_foreign_key f join db_table t on t.id = f.table_id"), "visit full");
    assert_eq!(
        seen.text("select c.name, p.name, c.is_partitioned from db_table c left join db_table p on p.id = c.parent_id where c.name like 'visit%' order by c.name"),
        "visit - 1; visit_a visit 0; visit_b visit 0"
    );
    assert_eq!(seen.text("select rows from db_table where name = 'visit'"), "50");
    assert_eq!(seen.text("select is_partition, count(*) from db_index where columns = 'user_id' group by 1 order by 1"), "0 1; 1 2");
}

#[test]
fn a_column_points_to_the_table_of_its_name_and_type_unless_a_type_stands_beside_it() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(
        name_of(&url),
        "create table users (id bigint primary key, user_id bigint); create table \"Category\" (id uuid primary key); create table boxes (id int primary key);
         create table post (id int primary key, user_id bigint, \"categoryId\" uuid, box_id int, stripe_id text, comment_id int, user_type text);
         create table item (id int primary key, user_id int, category_id uuid, box_id int, box_type text, post_id int references post);",
    );
    let seen = scan(&url);
    assert_eq!(
        seen.text("select t.name, c.name, c.likely_target from db_column c join db_table t on t.id = c.table_id where c.likely_table_id is not null order by 1, 2"),
        "item category_id public.\"Category\" (id); item post_id public.post (id); post box_id public.boxes (id); post categoryId public.\"Category\" (id)"
    );
}

#[test]
fn text_that_holds_uuids_is_told_by_its_default_its_length_or_its_statistics() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(
        name_of(&url),
        "create table t (a text default gen_random_uuid()::text, b_id varchar(36), city varchar(36), d uuid default gen_random_uuid(), e text default 'x');
         create table k (id text primary key); create table s (slug text primary key);
         insert into k select gen_random_uuid()::text from generate_series(1, 300); insert into s select 'thing-' || n from generate_series(1, 300) n;
         create table short (id varchar(36) primary key); insert into short select 'V1StGXR8_Z5j' || n from generate_series(1000, 1300) n; analyze;",
    );
    let seen = scan(&url);
    assert_eq!(
        seen.text("select c.name, c.holds_uuid, c.is_uuid_default from db_column c order by table_id, number"),
        "a 1 1; b_id 1 0; city 0 0; d - 1; e 0 0; id 1 0; slug 0 0; id 0 0"
    );
}

#[test]
fn tables_of_the_provider_are_named_and_left_to_it() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(
        name_of(&url),
        "do $$ begin create role supabase_auth_admin; exception when duplicate_object then null; end $$;
         create schema auth; create table auth.users (id uuid primary key); create table auth.log (at date);
         alter table auth.users owner to supabase_auth_admin; alter table auth.log owner to supabase_auth_admin;
         create table profile (id int primary key, user_id uuid references auth.users);
         create table note (id int primary key); alter table note owner to supabase_auth_admin;",
    );
    let seen = scan(&url);
    assert_eq!(
        seen.text("select title, purpose from db_table order by title"),
        "auth.log provider; auth.users provider; note -; profile -"
    );
    assert_eq!(seen.text("select distinct t.title from db_column c join db_table t on t.id = c.table_id order by 1"), "note; profile");
    let keys = "select t.title, p.title, f.cover from db_foreign_key f join db_table t on t.id = f.table_id join db_table p on p.id = f.referenced_id";
    assert_eq!(seen.text(keys), "profile auth.users none");
}

#[test]
fn a_chunk_of_timescaledb_is_a_part_of_its_table() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(
        name_of(&url),
        "create schema _timescaledb_internal; create table reading (at date not null, value int); create table other (id int);
         create table _timescaledb_internal._hyper_1_1_chunk (check (at < '2026-02-01')) inherits (reading);
         create table below () inherits (other);
         insert into _timescaledb_internal._hyper_1_1_chunk select '2026-01-05', n from generate_series(1, 50) n; analyze;",
    );
    let seen = scan(&url);
    assert_eq!(
        seen.text("select c.name, p.name, c.is_partitioned from db_table c left join db_table p on p.id = c.parent_id order by c.name"),
        "_hyper_1_1_chunk reading 0; below - 0; other - 0; reading - 1"
    );
    assert_eq!(seen.text("select rows from db_table where name = 'reading'"), "50");
}

/// What the check `name` says of `seen`.
fn subjects(seen: &Seen, name: &str) -> Vec<String> {
    let (checks, _) = check::load(Path::new("/nonexistent"));
    match checks.iter().find(|c| c.name() == name).unwrap().judge(&seen.db) {
        Verdict::Fail { findings, .. } => findings.into_iter().map(|f| f.subject).collect(),
        Verdict::Pass { .. } => Vec::new(),
        other => panic!("{name}: {other:?}"),
    }
}

/// Indexes on a text key, and the cover. Of one column the planner itself tells the truth.
const TEXT_COVERS: &[(&str, &str)] = &[
    ("create index on c (a)", "full"),
    ("create index on c (a text_pattern_ops)", "full"),
    ("create index on c (a collate \"POSIX\")", "none"),
    ("create index on c using hash (a)", "full"),
    ("create index on c using hash (a collate \"POSIX\")", "none"),
    ("create index on c using spgist (a)", "full"),
    ("create index on c using gist (a)", "full"),
    ("create index on c using gin (to_tsvector('simple', a))", "none"),
    ("create index on c (lower(a))", "none"),
    ("create index on c (a) where a is not null", "full"),
    ("create index on c (a) where a is null", "none"),
    ("create index on c (a) where a is not null and note is not null", "none"),
    ("create index on c (a) where a <> ''", "none"),
    ("create index on c (a, note collate \"POSIX\")", "full"),
];

#[test]
fn an_index_covers_a_text_key_where_the_planner_finds_rows_by_it() {
    let url = Postgres::shared().database();
    let mut script = "create extension btree_gist;".to_owned();
    for (n, (index, _)) in TEXT_COVERS.iter().enumerate() {
        script += &format!(
            "create schema case_{n}; set search_path = case_{n}, public;
             create table p (a text primary key); create table c (id int primary key, a text references p, note text); {index};"
        );
    }
    Postgres::shared().execute(name_of(&url), &script);
    let seen = scan(&url);
    let found = seen.text("select t.schema || '=' || f.cover from db_foreign_key f join db_table t on t.id = f.table_id");
    let client = session(&url);
    let is_used = |n: usize| {
        let ask = format!(
            "set enable_seqscan = off; set plan_cache_mode = force_generic_plan; set search_path = case_{n}; deallocate all; prepare q (text) as select 1 from only c where $1 = a; explain (costs off) execute q ('x')"
        );
        let plan: Vec<String> = block_on(client.simple_query(&ask))
            .unwrap()
            .iter()
            .filter_map(|m| if let tokio_postgres::SimpleQueryMessage::Row(row) = m { row.get(0).map(str::to_owned) } else { None })
            .collect();
        plan.iter().any(|line| line.contains("Index Cond"))
    };
    let wrong: Vec<_> = TEXT_COVERS
        .iter()
        .enumerate()
        .filter(|(n, (_, cover))| !found.split("; ").any(|f| f == format!("case_{n}={cover}")) || is_used(*n) != (*cover == "full"))
        .map(|(n, case)| (case, is_used(n)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}: {found}");
}

#[test]
fn no_index_is_offered_for_dropping_that_another_does_not_replace() {
    let url = Postgres::shared().database();
    let columns: String = (2..=12).map(|n| format!(", c{n} int")).collect();
    let values = "n, ".repeat(12);
    let script = format!(
        "create table t (c1 int{columns}, s text not null, u int not null, v int not null, w int not null);
         insert into t select {values}n::text, n, n, n from generate_series(1, 50000) n;
         create index drop_prefix on t (c2); create index keep_longer on t (c2, c3);
         create index keep_first on t (c3, c1); create index drop_twin on t (c3, c1);
         create index keep_attnum on t (c1); create index keep_attnum_longer on t (c12, c1);
         create index keep_order on t (c12 desc nulls last); create index keep_collation on t (s collate \"POSIX\"); create index keep_collation_longer on t (s, c1);
         create index keep_valid on t (c4); create index broken on t (c4);
         create index keep_condition on t (c5) where c6 > 0; create index keep_condition_longer on t (c5, c6);
         create index keep_included on t (c6) include (c7); create index keep_included_longer on t (c6, c7);
         create index keep_before_broken on t (c8); create index broken_longer on t (c8, c9);
         create unique index keep_identity on t (u); create index keep_identity_longer on t (u, c1); alter table t replica identity using index keep_identity;
         create index keep_cluster on t (v); create index keep_cluster_longer on t (v, c1); cluster t using keep_cluster;
         create unique index keep_target on t (w); create index keep_target_longer on t (w, c1); create table r (w int primary key references t (w));
         create table part (a int, b int) partition by range (a); create table part_1 partition of part for values from (0) to (1000000);
         insert into part select n, n from generate_series(1, 50000) n;
         create index on part (a); create index on part (a, b);
         vacuum (analyze) t, part_1; update pg_index set indisvalid = false where indexrelid in ('broken'::regclass, 'broken_longer'::regclass)"
    );
    for statement in script.split_inclusive(';') {
        Postgres::shared().execute(name_of(&url), statement);
    }
    // A unique index that is checked at once does what a deferred constraint does not: ON CONFLICT and foreign keys need it.
    Postgres::shared().execute(
        name_of(&url),
        "create table late (k int not null, unique (k) deferrable initially deferred); insert into late select generate_series(1, 50000);
         create unique index keep_immediate on late (k); analyze late",
    );
    let seen = scan(&url);
    let small = seen.text("select name from db_index where bytes < 1048576 and (name like 'keep%' or name like 'drop%')");
    assert_eq!(small, "", "what is small is left alone anyway");
    assert_eq!(subjects(&seen, "database/index-redundant-prefix"), ["drop_prefix", "part_a_idx"]);
    assert_eq!(subjects(&seen, "database/index-duplicate"), ["drop_twin"]);
}

#[test]
fn a_constraint_that_is_not_enforced_is_not_one_to_validate() {
    let url = Postgres::shared().database();
    let off = if Postgres::shared().major() >= 18 {
        "alter table c add constraint loose foreign key (b) references p not enforced;
         alter table c add constraint free check (b > 0) not enforced;"
    } else {
        ""
    };
    Postgres::shared().execute(
        name_of(&url),
        &format!(
            "create table p (id int primary key); create table c (id int primary key, a int, b int); insert into c values (1, 1, 1); insert into p values (1);
             alter table c add constraint late foreign key (a) references p not valid; alter table c add constraint checked check (a > 0) not valid; {off}"
        ),
    );
    let seen = scan(&url);
    assert_eq!(subjects(&seen, "schema/constraint-not-validated"), ["c checked", "c late"]);
    assert_eq!(seen.text("select columns from db_foreign_key"), "a");
    for name in ["late", "checked"] {
        Postgres::shared().execute(name_of(&url), &format!("alter table c validate constraint {name}"));
    }
    assert_eq!(subjects(&scan(&url), "schema/constraint-not-validated"), Vec::<String>::new());
}
