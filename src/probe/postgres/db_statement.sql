with /* plimsoll */ recorded as (
  select s.*, lower(substring(s.query from '^(?:\s|\(|--[^\n]*\n|/\*(?:[^*]|\*[^/])*\*/)*([A-Za-z]+)')) as verb
  from {statements_schema}.pg_stat_statements s
  where s.dbid = (select oid from pg_catalog.pg_database where datname = current_database())
    and position('/* plimsoll */' in s.query) = 0
)
select r.queryid as id,
       {within} || (array_agg(left(r.query, 4000)))[1] as text,
       case min(r.verb) when 'with' then 'other' when 'values' then 'other' when 'table' then 'select' else min(r.verb) end as kind,
       sum(r.calls)::bigint as calls,
       sum(r.total_exec_time) as total_ms,
       sum(r.total_exec_time) / greatest(sum(r.calls), 1) as mean_ms,
       max(r.max_exec_time) as max_ms,
       max(r.stddev_exec_time) as deviation_ms,
       sum(r.rows)::bigint as rows,
       sum(r.shared_blks_hit + r.shared_blks_read)::bigint as blocks,
       sum(r.temp_blks_written)::bigint * current_setting('block_size')::bigint as temp_bytes,
       sum(r.total_plan_time) as planning_ms, sum(r.wal_bytes)::bigint as wal_bytes,
       bool_or(r.query ~* '\moffset\s+(\$\d+|[1-9])') as has_offset,
       bool_or(r.query ~* '\m(like|ilike|similar\s+to)\M|!?~~?\*?\s*\$\d') as has_pattern,
       bool_and(r.query ~* '^\s*select\s+count\s*\([^()]*\)\s*(as\s+\S+\s*)?from\s' and r.query !~* '\mgroup\s+by\M') as is_count
from recorded r
-- The text of a utility command holds its constants, passwords among them: it is never read.
where r.queryid is not null and r.verb in ('select', 'insert', 'update', 'delete', 'merge', 'with', 'values', 'table')
group by r.queryid
order by r.queryid
