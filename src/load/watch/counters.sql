-- Texts are left out here: they are large, and only those of statements that ran are wanted. The app may keep its data in another
-- database of this server than in that which was named: what runs there is counted, each of them as a whole.
select /* plimsoll */ case when d.datname = current_database() then coalesce(s.queryid::text, 'hidden') else 'database ' || d.datname end,
       sum(s.calls), sum(s.rows), sum(s.total_exec_time)
from {schema}.pg_stat_statements(false) s join pg_catalog.pg_database d on d.oid = s.dbid
group by 1
union all
select 'sessions', (to_jsonb(d) ->> 'sessions')::bigint, 0, 0 from pg_catalog.pg_stat_database d where datname = current_database()
