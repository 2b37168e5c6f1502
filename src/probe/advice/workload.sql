with /* plimsoll */ recorded as (
  select s.*, lower(substring(s.query from '^(?:\s|\(|--[^\n]*\n|/\*(?:[^*]|\*[^/])*\*/)*([A-Za-z]+)')) as verb
  from {statements_schema}.pg_stat_statements s
  where s.dbid = (select oid from pg_catalog.pg_database where datname = current_database())
    and position('/* plimsoll */' in s.query) = 0 and s.queryid is not null
),
-- What an unqualified name meant to the role that sent it.
path as (
  select r.oid as role_id,
         replace(coalesce(
           (select substring(x from '^search_path=(.*)')
            from pg_catalog.pg_db_role_setting d cross join unnest(d.setconfig) x
            where d.setrole in (r.oid, 0) and d.setdatabase in (0, (select oid from pg_catalog.pg_database where datname = current_database()))
              and x like 'search_path=%'
            order by d.setrole = r.oid desc, d.setdatabase <> 0 desc limit 1),
           (select reset_val from pg_catalog.pg_settings where name = 'search_path')), '"$user"', quote_ident(r.rolname)) as search_path
  from pg_catalog.pg_roles r
),
summed as (
  select r.queryid, (array_agg(left(r.query, 20000)))[1] as text, min(r.verb) as verb, sum(r.calls) as calls, sum(r.rows) as rows,
         sum(r.total_exec_time) as total_ms, (array_agg(p.search_path order by r.total_exec_time desc))[1] as search_path
  from recorded r left join path p on p.role_id = r.userid
  where r.verb in ('select', 'with', 'values', 'table', 'insert', 'update', 'delete', 'merge')
  group by r.queryid
)
select queryid as id, text, verb, calls, rows, coalesce(search_path, 'public') as search_path,
       100 * total_ms / greatest(sum(total_ms) over (), 0.001) as share_pct,
       row_number() over (partition by verb in ('select', 'with', 'update', 'delete') order by total_ms desc, queryid) <= 60 as is_heavy
from summed
order by total_ms desc, queryid
limit 2000
