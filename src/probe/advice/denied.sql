select /* plimsoll */ format('%I.%I', n.nspname, c.relname) as quoted, quote_ident(n.nspname) as schema, c.relname as name,
       has_schema_privilege(n.oid, 'usage') as sees_schema
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not (has_table_privilege(c.oid, 'select') and has_schema_privilege(n.oid, 'usage'))
order by 1
