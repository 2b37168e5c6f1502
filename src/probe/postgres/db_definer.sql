select /* plimsoll */ p.oid as id, {within} || p.oid::regprocedure::text as name,
       -- What lies in public is still found: else a function that needs it would fail from then on.
       format('alter %s %s set search_path = pg_catalog, %I%s, pg_temp;', case p.prokind when 'p' then 'procedure' else 'function' end,
              p.oid::regprocedure, n.nspname, case when n.nspname <> 'public' then ', public' else '' end) as cure,
       exists (select from unnest(p.proconfig) s where s like 'search_path=%') as has_search_path
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
where p.prosecdef and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'plimsoll')
  and not exists (
    select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
order by p.oid
