-- `pg_blocking_pids` stops the lock manager for a moment: it is asked only for those who wait.
with /* plimsoll */ waiting as (
  select distinct on (l.pid) l.pid, l.mode, l.relation, l.database,
         a.usename, a.application_name,
         a.query_start as waits_since -- before 14
         coalesce(l.waitstart, a.query_start) as waits_since -- since 14
  from pg_catalog.pg_locks l
  join pg_catalog.pg_stat_activity a on a.pid = l.pid
  -- By an advisory lock programs elect a leader, and the others wait for days.
  where not l.granted and l.locktype <> 'advisory' and a.datname = current_database() and a.application_name <> 'plimsoll'
  order by l.pid
), held_up as (
  select w.*, (pg_blocking_pids(w.pid))[1] as blocker_pid from waiting w
)
select h.pid, coalesce(h.usename, '') as role, coalesce(h.application_name, '') as application,
       coalesce(extract(epoch from clock_timestamp() - h.waits_since), 0) as wait_s, h.mode as wanted,
       (select {within} || case when n.nspname = 'public' then c.relname::text else n.nspname || '.' || c.relname end
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = h.relation) as title,
       nullif(h.blocker_pid, 0) as blocker_pid, b.usename as blocker_role, b.state as blocker_state
from held_up h
left join pg_catalog.pg_stat_activity b on b.pid = h.blocker_pid
order by h.pid
