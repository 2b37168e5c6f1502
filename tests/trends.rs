//! What a soak shows of everything that it watches: from facts that were made elsewhere, and once from a real Postgres.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use axum::{Router, routing::get};
use chrono::Utc;
use hdrhistogram::{
    Histogram,
    serialization::{Serializer, V2DeflateSerializer},
};
use plimsoll::{
    config::{Given, discover},
    derive,
    load::Pace,
    probe::{Kind, Unseen},
    row,
    scenario::Scenario,
    snapshot::Snapshot,
};
use rusqlite::types::FromSql;

use crate::{
    postgres::{name_of, role},
    support::{self, Postgres, serve},
};

const TABLES: &[&str] = &[
    "load_run",
    "load_endpoint",
    "load_step",
    "load_second",
    "load_histogram",
    "load_postgres_second",
    "load_redis_second",
    "load_size_second",
    "load_queue_second",
];

/// The trends after 200 s of one rate, each with what it gained an hour; where Redis was `lost` with the reason.
fn trends(shape: &str, lost: Option<&Unseen>) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let target = discover(&Given::default(), folder.path()).unwrap();
    let snapshot = Snapshot::scratch(&target, Utc::now()).unwrap();
    let mut facts = snapshot.facts("load", TABLES).unwrap();
    let seconds = || 0..200_i64;
    facts.write("load_run", [row! { "seed" => 7, "ended" => "a test".to_owned(), "is_valid" => 1, "shape" => shape.to_owned() }]);
    facts.write(
        "load_second",
        seconds().map(|s| row! { "second" => s, "step" => 1, "offered" => 9, "served" => 9, "failed" => 0, "in_flight" => 2 }),
    );
    facts.write(
        "load_histogram",
        seconds().map(|s| {
            let latencies = latencies(20_000);
            row! { "second" => s, "endpoint" => 1, "step" => 1, "latencies" => latencies, "failed" => 0, "body_bytes" => 10 }
        }),
    );
    facts.write(
        "load_postgres_second",
        seconds().map(|s| {
            row! {
                "second" => s, "connections" => 10 + s, "active" => 1, "running" => 1, "lock_waiting" => 0, "idle_in_transaction" => 0,
                "connections_max" => 997,
            }
        }),
    );
    facts.write("load_size_second", (0..40).map(|n| row! { "second" => 5 * n, "size_bytes" => 8_000_000 + 5 * n * 8_192 }));
    if let Some(why) = lost {
        facts.unseen("load_queue_second", why);
    } else {
        let depths =
            seconds().flat_map(|s| [("rq reports", 2 * s), ("sidekiq default", 3 + s % 2)].map(|(queue, waiting)| (s, queue, waiting)));
        facts.write(
            "load_queue_second",
            depths.map(|(second, queue, waiting)| row! { "second" => second, "queue" => queue.to_owned(), "waiting" => waiting }),
        );
    }
    facts.finish(None, Duration::ZERO).unwrap();
    derive::fill(&snapshot).unwrap();
    let mut query = snapshot.db().prepare("select kind, subject, round(per_hour), seconds from load_trend order by kind, subject").unwrap();
    let told = query.query_map([], |r| {
        Ok(format!("{} of {}: {} in {} s", r.get::<_, String>(0)?, r.get::<_, String>(1)?, r.get::<_, f64>(2)?, r.get::<_, i64>(3)?))
    });
    told.unwrap().collect::<Result<_, _>>().unwrap()
}

fn latencies(us: u64) -> Vec<u8> {
    let mut latencies = Histogram::<u64>::new_with_bounds(1, 60_000_000, 3).unwrap();
    latencies.record_n(us, 9).unwrap();
    let mut blob = Vec::new();
    V2DeflateSerializer::new().serialize(&latencies, &mut blob).unwrap();
    blob
}

#[test]
fn a_soak_tells_the_trend_of_each_queue_of_connections_and_of_the_size() {
    assert_eq!(
        trends("soak", None),
        [
            "connections of Postgres: 3600 in 200 s",
            "jobs of rq reports: 7200 in 200 s",
            "jobs of sidekiq default: 0 in 200 s",
            "latency of the app: 0 in 200 s",
            "requests of the app: 0 in 200 s",
            "size of Postgres: 29491200 in 196 s",
        ]
    );
    assert!(trends("line", None).is_empty(), "rates that differ have no trend");
    let lost = Unseen::new(Kind::Denied, "this user may not send LLEN");
    assert!(!trends("soak", Some(&lost)).iter().any(|trend| trend.starts_with("jobs")));
}

/// What a load of `load` on an app with this database saw.
fn loaded(database: &str, load: &str) -> (Snapshot, tempfile::TempDir) {
    let scenario = Scenario::parse("scenarios/test.toml", "why = \"a test\"\n[[step]]\nname = \"it\"\nget = \"/\"\n").unwrap();
    let app = serve(Router::new().route("/", get(|| async { "done" })));
    let given = Given { app: Some(app), postgres: Some(database.to_owned()), ..Given::default() };
    // However busy the machine is, the soak goes on to its end: it counts some queues every five seconds.
    let config = format!("without = [\"redis\", \"pooler\"]\n[objective]\np95_ms = 20000.0\n[load]\nhosts = [\"127.0.0.1\"]\n{load}");
    support::drive(&given, &config, scenario, Pace { lag_limit_ms: 2_000.0, ..support::pace() })
}

fn one<T: FromSql>(snapshot: &Snapshot, sql: &str) -> T {
    snapshot.db().query_row(sql, [], |r| r.get(0)).unwrap()
}

#[test]
fn a_soak_looks_at_the_size_of_the_database_and_at_its_queues_and_another_load_does_not() {
    let url = Postgres::shared().database();
    let name = name_of(&url).to_owned();
    Postgres::shared().execute(
        &name,
        "create table delayed_jobs (id serial, locked_by text); create table jobs (id serial, title text); create schema pgmq;
         create table pgmq.q_mails (msg_id serial, vt timestamptz); insert into pgmq.q_mails (vt) values (now()), (now());
         create type river_job_state as enum ('available', 'running', 'completed');
         create table river_job (id serial, state river_job_state default 'available', finalized_at timestamptz);
         create schema pgboss; create type pgboss.job_state as enum ('created', 'retry', 'active', 'completed', 'cancelled', 'failed');
         create table pgboss.job (name text, state pgboss.job_state, start_after timestamptz default now()) partition by list (name);
         create table pgboss.j1 partition of pgboss.job for values in ('mails');
         insert into pgboss.job (name, state) select 'mails', s::pgboss.job_state from unnest('{created,retry,active,completed,failed}'::text[]) s;
         insert into pgboss.job (name, state, start_after) values ('mails', 'created', now() + interval '1 day')",
    );
    let (is_over, database) = (Arc::new(AtomicBool::default()), name.clone());
    let over = Arc::clone(&is_over);
    let app = thread::spawn(move || {
        while !over.load(Ordering::Relaxed) {
            Postgres::shared().execute(
                &database,
                "insert into delayed_jobs (locked_by) select null from generate_series(1, 5); insert into jobs (title) values ('baker');
                 insert into river_job (state) select s from unnest('{available,completed,completed}'::river_job_state[]) s",
            );
        }
    });
    let (soak, _folder) = loaded(&url, "max_seconds = 16\nshape = \"soak\"\nrate = 4.0\n");
    is_over.store(true, Ordering::Relaxed);
    app.join().unwrap();
    let sizes = "select min(size_bytes) > 1000000 and count(*) <= 1 + (select count(*) from load_second) / 5 from load_size_second";
    assert!(one::<bool>(&soak, sizes));
    let queues = "select group_concat(queue || iif(last > first, ' grows', ' stays at ' || first), ', ') from (
                    select queue, min(waiting) as first, max(waiting) as last from load_queue_second group by queue order by queue)";
    assert_eq!(
        one::<String>(&soak, queues),
        "PGMQ pgmq.q_mails stays at 2, River public.river_job grows, delayed_job public.delayed_jobs grows, pg-boss pgboss.job stays at 2"
    );
    let absent = "select group_concat(table_name || ' ' || kind) from reach where kind is not null and table_name in ('load_queue_second', 'load_size_second')";
    assert_eq!(one::<String>(&soak, absent), "load_queue_second declared-none");
    let (line, _folder) = loaded(&url, "max_seconds = 4\nmax_rate = 8.0\n");
    assert_eq!(one::<i64>(&line, "select (select count(*) from load_size_second) + (select count(*) from load_queue_second)"), 0);
}

#[test]
fn a_queue_that_may_not_be_read_is_unproven_with_the_grant_and_the_others_are_seen() {
    let url = Postgres::shared().database();
    let reader = role(&url, "reader");
    let name = format!("reader_{}", name_of(&url));
    Postgres::shared().execute(
        name_of(&url),
        &format!(
            "create table oban_jobs (id serial, state text, args jsonb, attempted_at timestamp); create table delayed_jobs (locked_by text);
             insert into delayed_jobs values (null); grant pg_monitor to {name};
             create table procrastinate_jobs (status text, scheduled_at timestamptz, queueing_lock text);
             insert into procrastinate_jobs (status) select 'todo' from generate_series(1, 100001); grant select on procrastinate_jobs to {name}"
        ),
    );
    let (soak, _folder) = loaded(&reader, "max_seconds = 4\nshape = \"soak\"\nrate = 4.0\n");
    let why = "select reason || ' ' || cure from reach where kind is not null and table_name = 'load_queue_second' and kind = 'denied'";
    let wanted = format!("{name} may not read which jobs wait in public.oban_jobs grant select (state) on public.oban_jobs to {name};");
    assert_eq!(one::<String>(&soak, why), wanted);
    // Of more than are counted nobody knows whether they grow in number.
    assert_eq!(one::<String>(&soak, "select group_concat(distinct queue) from load_queue_second"), "delayed_job public.delayed_jobs");
}
