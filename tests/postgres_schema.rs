//! What the Postgres probe reads out of catalogs: which index covers a foreign key, which indexes are the same, how far
//! a key has come. Each case is a schema that naive rules get wrong.

use crate::{
    postgres::{name_of, scan},
    support::Postgres,
};

/// The child's index, and the cover that the foreign key (a, b) or (a) then has. The truth is what the planner can use
/// for `where a = $1 and b = $2`.
const COVERS: &[(&str, &str, &str)] = &[
    ("a", "", "none"),
    ("a", "create index on c (a)", "full"),
    ("a", "create index on c (a, note)", "full"),
    ("a", "create index on c (note, a)", "none"),
    ("a", "create index on c (note) include (a)", "none"),
    ("a", "create index on c using hash (a)", "full"),
    ("a", "create index on c using brin (a)", "none"),
    ("a", "create index on c (a) where a is not null", "full"),
    ("a", "create index on c (a) where note is not null", "none"),
    ("a", "create index on c (a) where a > 7", "none"),
    ("a", "create index on c ((a + 1))", "none"),
    ("a", "create index on c (a desc nulls last)", "full"),
    ("a", "create unique index on c (a)", "full"),
    ("a", "create index i on c (a); update pg_index set indisvalid = false where indexrelid = 'i'::regclass", "none"),
    ("a, b", "create index on c (a, b)", "full"),
    ("a, b", "create index on c (b, a)", "full"),
    ("a, b", "create index on c (b, a, note)", "full"),
    ("a, b", "create index on c (a, note, b)", "weak"),
    ("a, b", "create index on c (b)", "weak"),
    ("a, b", "create index on c (note, a, b)", "none"),
    ("a, b", "create index on c (a) include (b)", "weak"),
];

#[test]
fn an_index_covers_a_foreign_key_when_its_first_columns_are_those_of_the_key_in_any_order() {
    let url = Postgres::shared().database();
    let mut script = String::new();
    for (n, (columns, index, _)) in COVERS.iter().enumerate() {
        script += &format!(
            "create schema case_{n}; set search_path = case_{n};
             create table p (a int, b int, unique (a), unique (a, b));
             create table c (id int primary key, a int, b int, note text, foreign key ({columns}) references p ({columns}));
             {index};"
        );
    }
    Postgres::shared().execute(name_of(&url), &script);
    let seen = scan(&url);
    let found = seen.text("select t.schema || '=' || f.cover from db_foreign_key f join db_table t on t.id = f.table_id");
    let wrong: Vec<_> = COVERS
        .iter()
        .enumerate()
        .filter(|(n, (_, _, cover))| !found.split("; ").any(|f| f == format!("case_{n}={cover}")))
        .map(|(_, case)| case)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}: {found}");
}

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
fn two_indexes_are_the_same_only_when_all_of_them_is() {
    let url = Postgres::shared().database();
    let twins = "create index i1 on t (a, b); create index i2 on t (a, b);
                 create index e1 on t (lower(s), a) where b > 3; create index e2 on t  (lower( s ),a) where (b > 3)";
    let others = "create index on t (b, a); create index on t (a, b desc); create index on t (a, b) where a > 3;
                  create index on t (a) include (b); create unique index on t (a, b);
                  do $$ begin
                      if current_setting('server_version_num')::int >= 150000 then
                          execute 'create unique index on t (a, b) nulls not distinct';
                      end if;
                  end $$;
                  create index on t (s); create index on t (s collate \"C\"); create index on t (s text_pattern_ops);
                  create index on t (upper(s), a) where b > 3; create index on t using hash (a); create index on t (a)";
    Postgres::shared().execute(name_of(&url), &format!("create table t (a int, b int, s text); {twins}; {others}"));
    let seen = scan(&url);
    assert_eq!(
        seen.text("select group_concat(name, ' ' order by name) from db_index group by identity having count(*) > 1 order by 1"),
        "e1 e2; i1 i2"
    );
    let key = |name: &str| {
        seen.text(&format!(
            "select key from db_index_column where index_id = (select id from db_index where name = '{name}') and position = 1"
        ))
    };
    assert_eq!(key("t_a_idx1"), key("i1"));
    assert!(key("t_s_idx") != key("t_s_idx1") && key("t_s_idx") != key("t_s_idx2") && key("e1") == key("e2"));
}

#[test]
fn the_limit_of_a_key_is_the_least_of_its_sequence_its_column_and_its_references() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(
        name_of(&url),
        "create table wide (id bigint generated always as identity primary key);
         create table narrow (id int primary key, wide_id int references wide);
         create sequence loose; create table fed (id int default nextval('loose'));
         create table grown (id serial primary key); alter table grown alter column id type bigint;
         create sequence cycle_on cycle; create table turning (id int default nextval('cycle_on'));
         select setval('wide_id_seq', 2100000000), setval('loose', 2100000000), setval('grown_id_seq', 2100000000);",
    );
    let seen = scan(&url);
    assert_eq!(
        seen.text("select title, limited_by, round(used_pct) from db_sequence order by title"),
        "grown_id_seq the end of the sequence 98; loose the type of its column 98; wide_id_seq the type of narrow.wide_id, which references it 98"
    );
    Postgres::shared().execute(name_of(&url), &seen.text("select 'alter ' || widening from db_sequence"));
    assert_eq!(scan(&url).text("select max(round(used_pct)) from db_sequence"), "0");
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
         insert into k select gen_random_uuid()::text from generate_series(1, 300); insert into s select 'thing-' || n from generate_series(1, 300) n; analyze;",
    );
    let seen = scan(&url);
    assert_eq!(
        seen.text("select c.name, c.holds_uuid, c.is_uuid_default from db_column c order by table_id, number"),
        "a 1 1; b_id 1 0; city 0 0; d - 1; e 0 0; id 1 0; slug 0 0"
    );
}
