//! Queues in tables of Postgres. The tables are written by hand after those that the libraries make; they are synthetic. Real libraries
//! are put beside them by `make test-frameworks`.

use crate::{
    postgres::{Seen, name_of, role, scan},
    support::Postgres,
};

/// A table of a library, and what the rows of it that matter are made of: three that are due for three hours, two for later, one that is
/// done, one that is being done, and one that failed, where the library keeps such.
struct Layout {
    library: &'static str,
    table: &'static str,
    make: &'static str,
    /// waiting, scheduled, running, failed, minutes since the oldest was due; `-` is not told.
    told: &'static str,
}

const AGO: &str = "now() - interval '3 hours'";
const LATER: &str = "now() + interval '3 hours'";

const LAYOUTS: &[Layout] = &[
    Layout {
        library: "good_job",
        table: "good_jobs",
        make: "create table good_jobs (id uuid primary key default gen_random_uuid(), queue_name text, scheduled_at timestamp, performed_at timestamp,
               finished_at timestamp, created_at timestamp not null, error text);
               insert into good_jobs (queue_name, created_at) select 'mail', @AGO at time zone 'UTC' from generate_series(1, 3);
               insert into good_jobs (queue_name, created_at, scheduled_at) select 'mail', now(), @LATER at time zone 'UTC' from generate_series(1, 2);
               insert into good_jobs (queue_name, created_at, performed_at, finished_at, error) values ('mail', @AGO, @AGO, now(), null),
               ('mail', @AGO, now(), null, null), ('mail', @AGO, now(), now(), 'E')",
        told: "mail 3 2 1 1 180",
    },
    Layout {
        library: "delayed_job",
        table: "delayed_jobs",
        make: "create table delayed_jobs (id serial primary key, priority int, attempts int, handler text, last_error text, run_at timestamp, locked_at timestamp,
               failed_at timestamp, locked_by text, queue varchar);
               insert into delayed_jobs (run_at, queue) select @AGO at time zone 'UTC', 'mail' from generate_series(1, 3);
               insert into delayed_jobs (run_at, queue) select @LATER at time zone 'UTC', 'mail' from generate_series(1, 2);
               insert into delayed_jobs (run_at, queue, locked_at, failed_at) values (now(), 'mail', now(), null), (now(), 'mail', null, now()), (now(), 'mail', now(), now())",
        told: "mail 3 2 1 2 180",
    },
    Layout {
        library: "que",
        table: "que_jobs",
        make: "create table que_jobs (id bigserial primary key, priority int, run_at timestamptz not null default now(), job_class text, error_count int, queue text not null,
               finished_at timestamptz, expired_at timestamptz);
               insert into que_jobs (run_at, queue) select @AGO, 'mail' from generate_series(1, 3);
               insert into que_jobs (run_at, queue) select @LATER, 'mail' from generate_series(1, 2);
               insert into que_jobs (run_at, queue, finished_at, expired_at) values (@AGO, 'mail', now(), null), (@AGO, 'mail', null, now())",
        told: "mail 3 2 - 1 180",
    },
    Layout {
        library: "River",
        table: "river_job",
        make: "create type river_job_state as enum ('available', 'cancelled', 'completed', 'discarded', 'retryable', 'running', 'scheduled', 'pending');
               create table river_job (id bigserial primary key, state river_job_state not null default 'available', queue text not null default 'mail',
               scheduled_at timestamptz not null default now(), finalized_at timestamptz, kind text);
               insert into river_job (scheduled_at) select @AGO from generate_series(1, 3);
               insert into river_job (scheduled_at, state) select @LATER, 'scheduled' from generate_series(1, 2);
               insert into river_job (state) values ('running'), ('discarded'), ('completed')",
        told: "mail 3 2 1 1 180",
    },
    Layout {
        library: "Oban",
        table: "oban_jobs",
        make: "create type oban_job_state as enum ('available', 'suspended', 'scheduled', 'executing', 'retryable', 'completed', 'discarded', 'cancelled');
               create table oban_jobs (id bigserial primary key, state oban_job_state not null default 'available', queue text not null default 'mail',
               scheduled_at timestamp not null default (now() at time zone 'UTC'), attempted_at timestamp);
               insert into oban_jobs (scheduled_at) select @AGO at time zone 'UTC' from generate_series(1, 3);
               insert into oban_jobs (scheduled_at, state) select @LATER at time zone 'UTC', 'scheduled' from generate_series(1, 2);
               insert into oban_jobs (state) values ('executing'), ('discarded'), ('completed')",
        told: "mail 3 2 1 1 180",
    },
    Layout {
        library: "Graphile Worker",
        table: "_private_jobs",
        make: "create schema graphile_worker; create table graphile_worker._private_jobs (id bigserial primary key, job_queue_id int, task_id int,
               run_at timestamptz not null default now(), attempts smallint not null default 0, max_attempts smallint not null default 25, locked_at timestamptz);
               insert into graphile_worker._private_jobs (run_at) select @AGO from generate_series(1, 3);
               insert into graphile_worker._private_jobs (run_at) select @LATER from generate_series(1, 2);
               insert into graphile_worker._private_jobs (locked_at, attempts) values (now(), 1), (null, 25)",
        told: "(all) 3 2 1 1 180",
    },
    Layout {
        library: "pg-boss",
        table: "job",
        make: "create schema pgboss; create type pgboss.job_state as enum ('created', 'retry', 'active', 'completed', 'cancelled', 'failed');
               create table pgboss.job (id uuid not null default gen_random_uuid(), name text not null, state pgboss.job_state not null default 'created',
               start_after timestamptz not null default now()) partition by list (name);
               create table pgboss.j1 partition of pgboss.job for values in ('mail-1234');
               insert into pgboss.job (name, start_after) select 'mail-1234', @AGO from generate_series(1, 3);
               insert into pgboss.job (name, start_after) select 'mail-1234', @LATER from generate_series(1, 2);
               insert into pgboss.job (name, state) values ('mail-1234', 'active'), ('mail-1234', 'failed'), ('mail-1234', 'completed')",
        told: "mail-* 3 2 1 1 180",
    },
    Layout {
        library: "Procrastinate",
        table: "procrastinate_jobs",
        make: "create type procrastinate_job_status as enum ('todo', 'doing', 'succeeded', 'failed', 'cancelled', 'aborted');
               create table procrastinate_jobs (id bigserial primary key, queue_name varchar(128) not null default 'mail', task_name varchar(128), lock text, queueing_lock text,
               status procrastinate_job_status not null default 'todo', scheduled_at timestamptz);
               insert into procrastinate_jobs (scheduled_at) select null from generate_series(1, 3);
               insert into procrastinate_jobs (scheduled_at) select @LATER from generate_series(1, 2);
               insert into procrastinate_jobs (status) values ('doing'), ('failed'), ('succeeded')",
        told: "mail 3 2 1 1 -",
    },
    Layout {
        library: "Django Tasks",
        table: "django_tasks_database_dbtaskresult",
        make: "create table django_tasks_database_dbtaskresult (id uuid primary key default gen_random_uuid(), status varchar(10) not null default 'READY', queue_name varchar(32) not null default 'mail',
               run_after timestamptz not null default '9999-12-31', enqueued_at timestamptz not null default now());
               insert into django_tasks_database_dbtaskresult (enqueued_at) select @AGO from generate_series(1, 3);
               insert into django_tasks_database_dbtaskresult (run_after) select @LATER from generate_series(1, 2);
               insert into django_tasks_database_dbtaskresult (status) values ('RUNNING'), ('FAILED'), ('SUCCESSFUL')",
        told: "mail 3 2 1 1 180",
    },
    Layout {
        library: "PgQueuer",
        table: "pgqueuer",
        make: "create type pgqueuer_status as enum ('queued', 'picked', 'successful', 'canceled', 'deleted', 'exception');
               create table pgqueuer (id bigserial primary key, entrypoint text not null default 'mail', status pgqueuer_status not null default 'queued', created timestamptz not null default now(),
               execute_after timestamptz not null default now());
               insert into pgqueuer (created, execute_after) select @AGO, @AGO from generate_series(1, 3);
               insert into pgqueuer (execute_after) select @LATER from generate_series(1, 2);
               insert into pgqueuer (status) values ('picked')",
        told: "mail 3 2 1 - 180",
    },
    Layout {
        library: "PGMQ",
        table: "q_mail",
        make: "create schema pgmq; create table pgmq.q_mail (msg_id bigserial primary key, read_ct int not null default 0, enqueued_at timestamptz not null default now(), vt timestamptz not null, message jsonb);
               insert into pgmq.q_mail (vt) select @AGO from generate_series(1, 3);
               insert into pgmq.q_mail (vt) select @LATER from generate_series(1, 2);
               insert into pgmq.q_mail (vt, read_ct) select @LATER, 1",
        told: "mail 3 2 1 - 180",
    },
    Layout {
        library: "Solid Queue",
        table: "solid_queue_ready_executions",
        make: "create table solid_queue_ready_executions (id bigserial primary key, job_id bigint not null, queue_name varchar not null default 'mail', priority int, created_at timestamp not null);
               insert into solid_queue_ready_executions (job_id, created_at) select n, @AGO at time zone 'UTC' from generate_series(1, 3) n",
        told: "mail 3 0 - - 180",
    },
    Layout {
        library: "Laravel",
        table: "jobs",
        make: "create table jobs (id bigserial primary key, queue varchar(255) not null, payload text not null, attempts smallint not null, reserved_at int, available_at int not null, created_at int not null);
               insert into jobs (queue, payload, attempts, available_at, created_at) select 'mail', '{}', 0, extract(epoch from @AGO)::int, 1 from generate_series(1, 3);
               insert into jobs (queue, payload, attempts, available_at, created_at) select 'mail', '{}', 0, extract(epoch from @LATER)::int, 1 from generate_series(1, 2);
               insert into jobs (queue, payload, attempts, reserved_at, available_at, created_at) values ('mail', '{}', 1, extract(epoch from now())::int, 1, 1)",
        told: "mail 3 2 1 - 180",
    },
];

fn made(layout: &Layout) -> (String, Seen) {
    let url = Postgres::shared().database();
    Postgres::shared().execute(name_of(&url), &layout.make.replace("@AGO", &format!("({AGO})")).replace("@LATER", &format!("({LATER})")));
    let seen = scan(&url);
    (url, seen)
}

#[test]
fn jobs_in_tables_are_counted_by_what_their_library_says_of_them() {
    for layout in LAYOUTS {
        let (_, seen) = made(layout);
        let row = seen.text(
            "select q.library, t.name, q.queue, q.waiting, q.scheduled, q.running, q.failed, q.oldest_due_s / 60 from db_queue q join db_table t on t.id = q.table_id",
        );
        assert_eq!(row, format!("{} {} {}", layout.library, layout.table, layout.told), "{}", seen.unseen("db_queue"));
    }
}

#[test]
fn tables_of_such_a_name_that_are_no_queue_are_left_alone_and_what_cannot_be_read_is_said() {
    let url = Postgres::shared().database();
    Postgres::shared().execute(
        name_of(&url),
        "create table jobs (id serial primary key, title text, queue text, payload text, attempts int, reserved_at int, available_at timestamptz, created_at timestamptz);
         create table que_jobs (id int, queue text); create schema graphile_worker;
         create table graphile_worker.jobs (run_at timestamptz, locked_at timestamptz, attempts int, max_attempts int);
         alter table graphile_worker.jobs enable row level security; alter table graphile_worker.jobs force row level security",
    );
    let seen = scan(&url);
    assert_eq!((seen.number("select count(*) from db_queue"), seen.unseen("db_queue")), (0, String::new()), "a superuser sees all rows");
    let (reader, name) = (role(&url, "reader"), format!("reader_{}", name_of(&url)));
    let grant = format!("grant usage on schema graphile_worker to {name}; grant select on graphile_worker.jobs to {name}");
    Postgres::shared().execute(name_of(&url), &grant);
    let seen = scan(&reader);
    assert!(seen.unseen("db_queue").contains("a policy decides which of its rows are seen"), "{}", seen.unseen("db_queue"));
}
