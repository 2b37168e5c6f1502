with /* plimsoll */ recorded as (
  select s.*, lower(substring(s.query from '^(?:\s|\(|--[^\n]*\n|/\*(?:[^*]|\*[^/])*\*/)*([A-Za-z]+)')) as verb
  from {statements_schema}.pg_stat_statements s
  where s.dbid = (select oid from pg_catalog.pg_database where datname = current_database())
    and position('/* plimsoll */' in s.query) = 0
)
select r.queryid as id, sum(r.calls)::bigint as calls, sum(r.total_exec_time) as total_ms,
       max(r.max_exec_time) as max_ms, max(r.stddev_exec_time) as deviation_ms, sum(r.total_plan_time) as planning_ms
from recorded r
-- Those of the second look: one of these that is not in it was thrown out meanwhile.
where r.queryid is not null and r.verb in ('select', 'insert', 'update', 'delete', 'merge', 'with', 'values', 'table')
group by r.queryid
order by r.queryid
