//! What the Postgres probe reads out of catalogs: partitions, columns that point to tables, UUIDs kept as text. Each case
//! is a schema that naive rules get wrong; those of indexes and keys stand in `postgres_truth`.

use crate::{
    postgres::{name_of, scan},
    support::Postgres,
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
         insert into k select gen_random_uuid()::text from generate_series(1, 300); insert into s select 'thing-' || n from generate_series(1, 300) n; analyze;",
    );
    let seen = scan(&url);
    assert_eq!(
        seen.text("select c.name, c.holds_uuid, c.is_uuid_default from db_column c order by table_id, number"),
        "a 1 1; b_id 1 0; city 0 0; d - 1; e 0 0; id 1 0; slug 0 0"
    );
}
