-- The view of that name is only read where the extension brought it along and a superuser made it.
select quote_ident(n.nspname)
from pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = 'pg_stat_statements' and c.relkind = 'v'
join pg_catalog.pg_roles r on r.oid = c.relowner and r.rolsuper
join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
  and d.refclassid = 'pg_catalog.pg_extension'::regclass and d.refobjid = e.oid
where e.extname = 'pg_stat_statements'
