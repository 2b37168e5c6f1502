select c.*, n.nspname, {within} || case when n.nspname = 'public' then c.relname::text else n.nspname || '.' || c.relname end as title
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and n.nspname !~ '^pg_'
  and n.nspname not in ('information_schema', 'plimsoll')
  and c.oid <> all (array(
    select d.objid from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'e'
  ))
