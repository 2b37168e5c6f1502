with /* plimsoll */ recursive tables as ({tables}),
-- Where each library keeps its jobs, the columns that are read, and what they say: the queue, since when a job is due (seconds since 1970;
-- a time without a zone is in UTC, as these libraries have it), and whether it still has to be done, is being done, or failed and is kept.
layout (library, schemas, names, needs, queue, due_s, is_open, is_running, is_failed) as (
  values
    ('good_job', '.*', 'good_jobs', array['queue_name', 'scheduled_at', 'created_at', 'performed_at', 'finished_at', 'error'],
     'queue_name', 'extract(epoch from coalesce(scheduled_at, created_at))', 'finished_at is null and performed_at is null',
     'finished_at is null and performed_at is not null', 'finished_at is not null and error is not null'),
    ('Solid Queue', '.*', 'solid_queue_ready_executions', array['queue_name', 'created_at'],
     'queue_name', 'extract(epoch from created_at)', 'true', 'null', 'null'),
    ('Solid Queue', '.*', 'solid_queue_scheduled_executions', array['queue_name', 'scheduled_at'],
     'queue_name || '' (scheduled)''', 'extract(epoch from scheduled_at)', 'true', 'null', 'null'),
    ('Solid Queue', '.*', 'solid_queue_failed_executions', array['job_id', 'error', 'created_at'],
     '''(all)''', 'null::numeric', 'false', 'null', 'true'),
    ('delayed_job', '.*', 'delayed_jobs', array['queue', 'run_at', 'locked_at', 'failed_at'],
     'coalesce(queue, ''default'')', 'extract(epoch from run_at)', 'failed_at is null and locked_at is null',
     'failed_at is null and locked_at is not null', 'failed_at is not null'),
    ('que', '.*', 'que_jobs', array['queue', 'run_at', 'finished_at', 'expired_at'],
     'queue', 'extract(epoch from run_at)', 'finished_at is null and expired_at is null', 'null', 'expired_at is not null'),
    ('River', '.*', 'river_job', array['queue', 'state', 'scheduled_at'],
     'queue', 'extract(epoch from scheduled_at)', 'state in (''available'', ''scheduled'', ''retryable'')', 'state = ''running''', 'state = ''discarded'''),
    ('Oban', '.*', 'oban_jobs', array['queue', 'state', 'scheduled_at'],
     'queue', 'extract(epoch from scheduled_at)', 'state in (''available'', ''scheduled'', ''retryable'')', 'state = ''executing''', 'state = ''discarded'''),
    ('Graphile Worker', 'graphile_worker', '_private_jobs|jobs', array['run_at', 'locked_at', 'attempts', 'max_attempts'],
     '''(all)''', 'extract(epoch from run_at)', 'locked_at is null and attempts < max_attempts', 'locked_at is not null',
     'locked_at is null and attempts >= max_attempts'),
    ('pg-boss', 'pgboss', 'job', array['name', 'state', 'start_after'],
     'name', 'extract(epoch from start_after)', 'state in (''created'', ''retry'')', 'state = ''active''', 'state = ''failed'''),
    ('pg-boss', 'pgboss', 'job', array['name', 'state', 'startafter'],
     'name', 'extract(epoch from startafter)', 'state in (''created'', ''retry'')', 'state = ''active''', 'state = ''failed'''),
    -- When a job was put in stands in another table: of one that was not put off it is not told.
    ('Procrastinate', '.*', 'procrastinate_jobs', array['queue_name', 'status', 'scheduled_at'],
     'queue_name', 'extract(epoch from scheduled_at)', 'status = ''todo''', 'status = ''doing''', 'status = ''failed'''),
    ('PgQueuer', '.*', 'pgqueuer', array['entrypoint', 'status', 'created', 'execute_after'],
     'entrypoint', 'extract(epoch from greatest(created, execute_after))', 'status = ''queued''', 'status = ''picked''', 'null'),
    -- What is not put off is to run after the last day of the year 9999.
    ('Django Tasks', '.*', 'django_tasks_database_dbtaskresult|django_tasks_db_dbtaskresult', array['queue_name', 'status', 'enqueued_at', 'run_after'],
     'queue_name', 'extract(epoch from case when run_after < ''9000-01-01'' then run_after else enqueued_at end)', 'status in (''READY'', ''NEW'')', 'status = ''RUNNING''', 'status = ''FAILED'''),
    ('Laravel', '.*', 'jobs', array['queue', 'payload', 'attempts', 'reserved_at', 'available_at', 'created_at'],
     'queue', 'available_at::numeric', 'reserved_at is null', 'reserved_at is not null', 'null'),
    ('Laravel', '.*', 'failed_jobs', array['connection', 'queue', 'payload', 'exception', 'failed_at'],
     'queue', 'null::numeric', 'false', 'null', 'true'),
    ('PGMQ', 'pgmq', 'q_.*', array['msg_id', 'read_ct', 'enqueued_at', 'vt'],
     '''(all)''', 'extract(epoch from vt)', 'read_ct = 0 or vt <= now()', 'read_ct > 0 and vt > now()', 'null')
),
found as materialized (
  select t.oid, t.nspname, t.relname, t.relnamespace, c.reltuples, l.*,
         -- A column of a type that the library does not have is no column of the library's, and comparing it could run anybody's function.
         (select min('its column ' || a.attname || ' is of the type ' || format_type(y.oid, null) || ', not the library''s')
          from pg_catalog.pg_attribute a
          join pg_catalog.pg_type y on y.oid = a.atttypid
          where a.attrelid = t.oid and a.attname = any (l.needs) and not a.attisdropped
            and not (y.typtype = 'e' or y.oid < 16384 and y.typname in ('text', 'varchar', 'bpchar', 'int2', 'int4', 'int8', 'timestamp', 'timestamptz', 'json', 'jsonb', 'bool'))) as odd
  from tables t
  join pg_catalog.pg_class c on c.oid = t.oid
  join layout l on t.relname ~ ('^(' || l.names || ')$') and t.nspname ~ ('^(' || l.schemas || ')$')
  where cardinality(l.needs) = (select count(*) from pg_catalog.pg_attribute a
                                where a.attrelid = t.oid and a.attname = any (l.needs) and not a.attisdropped)
    -- Columns of another library of the same table's name.
    and not (l.library = 'Laravel' and exists (select from pg_catalog.pg_attribute a join pg_catalog.pg_type y on y.oid = a.atttypid
                                               where a.attrelid = t.oid and a.attname = 'available_at' and y.typname not in ('int4', 'int8')))
),
wanted (relid) as (select oid from found),
{strangers}
select f.oid as id, format('%I.%I', f.nspname, f.relname) as quoted,
       has_table_privilege(f.oid, 'select') and has_schema_privilege(f.relnamespace, 'usage') as is_readable,
       case when row_security_active(f.oid) then 'a policy decides which of its rows are seen'
            when f.reltuples > 2000000 then format('it has some %s rows, and to count them takes long', f.reltuples::bigint)
            else coalesce(f.odd, (select min(s.what) || ' is not built in' from stranger s where s.root = f.oid)) end as stranger,
       format('select /* plimsoll */ %s as table_id, %L as library, j.queue, count(*) filter (where j.is_open and coalesce(j.due_s, 0) <= j.now_s) as waiting, '
              || 'count(*) filter (where j.is_open and j.due_s > j.now_s) as scheduled, '
              || 'case when count(j.is_running) > 0 then count(*) filter (where j.is_running) end as running, '
              || 'case when count(j.is_failed) > 0 then count(*) filter (where j.is_failed) end as failed, '
              || 'floor(max(j.now_s - j.due_s) filter (where j.is_open and j.due_s <= j.now_s))::bigint as oldest_due_s '
              || 'from (select regexp_replace(left((%s)::text, 200), ''[0-9]{3,}|[^ ]+@[^ ]+'', ''*'', ''g'') as queue, (%s) as due_s, (%s)::bool as is_open, '
              || '(%s)::bool as is_running, (%s)::bool as is_failed, extract(epoch from now()) as now_s from %I.%I) j group by 1, 2, 3 order by 4 desc, 3 limit 100',
              f.oid, f.library, case when f.library = 'PGMQ' then quote_literal(substr(f.relname, 3)) else f.queue end,
              f.due_s, f.is_open, f.is_running, f.is_failed, f.nspname, f.relname) as question
from found f
order by f.oid
