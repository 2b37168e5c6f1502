//! The schema, and what each fault changes in it.

use tokio_postgres::Client;

use super::{APP_PASSWORD, APP_ROLE};
use crate::switches::Switches;

/// Fault, what plants it, what the mended twin has in its place.
const CHANGES: &[(&str, &str, &str)] = &[
    ("comment-post-without-index", "", "create index comment_post on comment (post_id)"),
    ("search-reads-table", "", "create index post_words on post using gin (to_tsvector('english', body))"),
    ("index-duplicate", "create index post_by_author on post (author_id)", ""),
    (
        "index-invalid",
        // What a CREATE INDEX CONCURRENTLY leaves behind that was stopped half-way.
        "create index post_title on post (title);
         update pg_index set indisvalid = false where indexrelid = 'post_title'::regclass",
        "",
    ),
    (
        "too-many-indexes",
        "create index product_1 on product (name); create index product_2 on product (category);
         create index product_3 on product (price_cents); create index product_4 on product (category, name);
         create index product_5 on product (category, price_cents); create index product_6 on product (name, price_cents);
         create index product_7 on product (price_cents, category); create index product_8 on product (lower(name));
         create index product_9 on product (lower(category)); create index product_10 on product (lower(slug));
         create index product_11 on product (price_cents desc, name)",
        "",
    ),
    (
        "table-without-primary-key",
        "create table visit_log (at timestamptz not null, path text not null)",
        "create table visit_log (id bigint generated always as identity primary key, at timestamptz not null, path text not null)",
    ),
    (
        "key-near-exhaustion",
        "alter table sale alter column id type integer; select setval(pg_get_serial_sequence('sale', 'id'), 1900000000)",
        "",
    ),
    (
        "constraint-not-validated",
        "alter table sale add constraint sale_of_product foreign key (product_id) references product not valid",
        "alter table sale add constraint sale_of_product foreign key (product_id) references product",
    ),
    (
        "uuid-as-text",
        "alter table product add column public_id text not null default gen_random_uuid()::text",
        "alter table product add column public_id uuid not null default gen_random_uuid()",
    ),
    (
        "json-blob",
        "create table profile (id bigint generated always as identity primary key, data jsonb not null)",
        "create table profile (id bigint generated always as identity primary key, town text not null, about text not null)",
    ),
    (
        "migrations-unmanaged",
        "",
        "create table _sqlx_migrations (version bigint primary key, description text not null,
            installed_on timestamptz not null default now(), success boolean not null, checksum bytea not null, execution_time bigint not null);
         insert into _sqlx_migrations values (1, 'base', default, true, '', 0)",
    ),
    (
        "reference-without-foreign-key",
        "alter table upload add column product_id bigint; create index upload_product on upload (product_id)",
        "alter table upload add foreign key (owner_id) references app_user",
    ),
    (
        "queue-in-table",
        "create table job_queue (id bigint generated always as identity primary key, kind text not null, payload jsonb not null,
            status text not null default 'pending', attempts integer not null default 0, run_at timestamptz not null default now(),
            locked_at timestamptz, locked_by text)",
        "",
    ),
    (
        "partitions-too-small",
        "create table visit (id bigint not null, at date not null, primary key (id, at)) partition by range (at);
         do $$ begin for month in 0..23 loop
            execute format('create table visit_%s partition of visit for values from (%L) to (%L)', month,
                date '2024-01-01' + month * interval '1 month', date '2024-01-01' + (month + 1) * interval '1 month');
         end loop; end $$;
         insert into visit select n, date '2024-01-01' + n % 700 from generate_series(1, 1500) n",
        "",
    ),
    (
        "schemas-per-tenant",
        "do $$ begin for tenant in 1..24 loop
            execute format('create schema tenant_%s', tenant);
            execute format('create table tenant_%s.invoice (id bigint generated always as identity primary key, cents integer not null)', tenant);
            execute format('create table tenant_%s.contact (id bigint generated always as identity primary key, name text not null)', tenant);
         end loop; end $$",
        "",
    ),
    (
        "event-store-tables",
        "create table events (id bigint generated always as identity primary key, aggregate_id bigint not null, aggregate_type text not null,
            version integer not null, event_type text not null, payload jsonb not null, occurred_at timestamptz not null default now());
         create table snapshots (aggregate_id bigint primary key, version integer not null, state jsonb not null);
         create table outbox (id bigint generated always as identity primary key, topic text not null, payload jsonb not null, published_at timestamptz)",
        "",
    ),
    (
        "replication-slot-inactive",
        "select pg_create_physical_replication_slot('old_replica', true)
         where not exists (select from pg_replication_slots where slot_name = 'old_replica')",
        "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = 'old_replica' and not active",
    ),
    ("app-role-superuser", "alter role harbour_app superuser", "alter role harbour_app nosuperuser"),
];

/// The tables, without any fault, and the app's role.
pub(super) async fn build(client: &Client, switches: &Switches) -> Result<(), tokio_postgres::Error> {
    client.batch_execute(include_str!("base.sql")).await?;
    for (fault, leaky, mended) in CHANGES {
        // `CREATE` of tables before the rows, the rest after them.
        let sql = switches.pick(fault, leaky, mended);
        if sql.starts_with("create table") {
            client.batch_execute(sql).await?;
        }
    }
    if client.query_opt("select 1 from pg_roles where rolname = $1", &[&APP_ROLE]).await?.is_none() {
        client.batch_execute(&format!("create role {APP_ROLE} login password '{APP_PASSWORD}'")).await?;
    }
    client
        .batch_execute(&format!(
            "grant usage on schema public to {APP_ROLE};
             grant select, insert, update, delete on all tables in schema public to {APP_ROLE}"
        ))
        .await
}

/// What a fault changes in tables that have their rows.
pub(super) async fn plant(client: &Client, switches: &Switches) -> Result<(), tokio_postgres::Error> {
    for (fault, leaky, mended) in CHANGES {
        let sql = switches.pick(fault, leaky, mended);
        if !sql.starts_with("create table") {
            client.batch_execute(sql).await?;
        }
    }
    if switches.leaks("databases-mixed")
        && client.query_opt("select 1 from pg_database where datname = 'harbour_staging'", &[]).await?.is_none()
    {
        client.batch_execute("create database harbour_staging").await?;
    }
    if !switches.leaks("databases-mixed") {
        client.batch_execute("drop database if exists harbour_staging").await?;
    }
    Ok(())
}
