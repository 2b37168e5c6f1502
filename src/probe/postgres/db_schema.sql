select /* plimsoll */ {within} || n.nspname as name, quote_ident(n.nspname) as quoted,
       exists (
         select from pg_catalog.aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
         where a.grantee = 0 and a.privilege_type = 'CREATE') as is_open,
       (select string_agg(distinct quote_ident(r.rolname), ', ')
        from pg_catalog.pg_class c
        join pg_catalog.pg_roles r on r.oid = c.relowner and not r.rolsuper
        where c.relnamespace = n.oid and c.relkind in ('r', 'p') and c.relowner <> n.nspowner) as makers
from pg_catalog.pg_namespace n
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'plimsoll')
order by n.nspname
