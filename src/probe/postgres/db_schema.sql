select /* plimsoll */ {within} || n.nspname as name, quote_ident(n.nspname) as quoted,
       exists (
         select from pg_catalog.aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
         where a.grantee = 0 and a.privilege_type = 'CREATE') as is_open
from pg_catalog.pg_namespace n
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'plimsoll')
order by n.nspname
