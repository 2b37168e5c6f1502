-- Tables of known queues; each with a column that tells it from another table of that name, what is true of a row that nobody
-- works on yet (none: of every row), and the columns that this reads. A partitioned table has no statistics of its own, so it
-- is only counted.
with /* plimsoll */ recursive keeper (tool, schema, names, mark, waiting, columns) as (values
  ('delayed_job', null, 'delayed_jobs', 'locked_by', null, null), ('Solid Queue', null, 'solid_queue_ready_executions', 'job_id', null, null),
  ('queue_classic', null, 'queue_classic_jobs', 'q_name', null, null), ('gue', null, 'gue_jobs', 'job_type', null, null),
  ('Graphile Worker', 'graphile_worker', '_private_jobs|jobs', 'run_at', null, null), ('Django Q', null, 'django_q_ormq', 'payload', null, null),
  ('background_task', null, 'background_task', 'task_name', null, null), ('Laravel', null, 'jobs', 'reserved_at', null, null),
  ('Symfony Messenger', null, 'messenger_messages', 'delivered_at', null, null), ('PGMQ', 'pgmq', 'q_.*', 'vt', null, null),
  ('que', null, 'que_jobs', 'finished_at', 'finished_at is null and expired_at is null and run_at <= now()', 'finished_at, expired_at, run_at'),
  ('good_job', null, 'good_jobs', 'finished_at', 'finished_at is null and performed_at is null and coalesce(scheduled_at, created_at) <= now()',
   'finished_at, performed_at, scheduled_at, created_at'),
  ('Oban', null, 'oban_jobs', 'attempted_at', 'state = ''available''', 'state'),
  ('River', null, 'river_job', 'finalized_at', 'state = ''available''', 'state'),
  ('pg-boss', 'pgboss', 'job', 'start_after', 'state < ''active'' and start_after <= now()', 'state, start_after'),
  ('Procrastinate', null, 'procrastinate_jobs', 'queueing_lock', 'status = ''todo'' and coalesce(scheduled_at, now()) <= now()', 'status, scheduled_at')
),
found as materialized (
  select c.oid, q.tool || ' ' || n.nspname || '.' || c.relname as name, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as quoted,
         q.waiting, q.columns,
         not row_security_active(c.oid) and has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select') as may_read
  from keeper q
  join pg_catalog.pg_class c on (c.relkind = 'r' or c.relkind = 'p' and q.waiting is not null) and c.relname ~ ('^(' || q.names || ')$')
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname = coalesce(q.schema, n.nspname)
  where exists (select 1 from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = q.mark)
  order by 2 limit 20
),
wanted (relid) as (select oid from found where waiting is not null),
{strangers}
select f.oid, f.name, f.quoted, f.waiting, f.columns, f.may_read,
       (select min(s.what) || ' is not built in' from stranger s where s.root = f.oid)
from found f
order by f.name
