select /* plimsoll */ s.queryid as id, sum(s.calls)::bigint as calls, sum(s.total_exec_time) as total_ms,
       max(s.max_exec_time) as max_ms, max(s.stddev_exec_time) as deviation_ms
from {statements_schema}.pg_stat_statements(false) s
where s.dbid = (select oid from pg_catalog.pg_database where datname = current_database()) and s.queryid is not null
group by s.queryid
order by s.queryid
