-- Texts are left out here: they are large, and only those of statements that ran are wanted.
select /* plimsoll */ coalesce(s.queryid::text, 'hidden'), sum(s.calls), sum(s.rows), sum(s.total_exec_time)
from {schema}.pg_stat_statements(false) s
where s.dbid = (select oid from pg_catalog.pg_database where datname = current_database())
group by 1
union all
select 'sessions', (to_jsonb(d) ->> 'sessions')::bigint, 0, 0 from pg_catalog.pg_stat_database d where datname = current_database()
