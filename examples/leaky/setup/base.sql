-- The schema of Harbour. What a fault changes stands in schema.rs.
create extension if not exists pg_stat_statements;

create table app_user (
    id              bigint generated always as identity primary key,
    email           text not null unique,
    name            text not null,
    password_digest text not null,
    created_at      timestamptz not null default now()
);

create table post (
    id         bigint generated always as identity primary key,
    author_id  bigint not null references app_user,
    title      text not null,
    body       text not null,
    created_at timestamptz not null
);
create index post_author on post (author_id);
create index post_newest on post (created_at desc, id desc);

create table comment (
    id        bigint generated always as identity primary key,
    post_id   bigint not null references post,
    author_id bigint not null references app_user,
    body      text not null
);
create index comment_author on comment (author_id);

create table product (
    id          bigint generated always as identity primary key,
    slug        text not null unique,
    name        text not null,
    category    text not null,
    description text not null,
    price_cents integer not null
);

create table sale (
    id         bigint generated always as identity primary key,
    product_id bigint not null,
    pieces     integer not null
);
create index sale_product on sale (product_id);

create table upload (
    id       bigint generated always as identity primary key,
    owner_id bigint not null,
    name     text not null,
    content  bytea not null
);
create index upload_owner on upload (owner_id);

create table counter (
    id    bigint generated always as identity primary key,
    value bigint not null default 0
);
