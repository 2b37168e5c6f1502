-- The helpers that `role.sql` makes. Only a superuser's are used, in a schema where nobody else may put another beside them.
own_schema as (
  select n.oid, has_schema_privilege(n.oid, 'usage') as is_open,
         r.rolsuper and not exists (
           select from aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
           left join pg_catalog.pg_roles g on g.oid = a.grantee
           where a.privilege_type = 'CREATE' and not coalesce(g.rolsuper, false)) as is_closed
  from pg_catalog.pg_namespace n
  join pg_catalog.pg_roles r on r.oid = n.nspowner
  where n.nspname = 'plimsoll'
),
helper (name, is_trusted, is_usable) as (
  select p.proname::text,
         s.is_closed and r.rolsuper and p.prosecdef and l.lanname in ('sql', 'plpgsql') and p.proconfig = array['search_path=pg_catalog, pg_temp'],
         s.is_open and has_function_privilege(p.oid, 'execute')
  from own_schema s
  join pg_catalog.pg_proc p on p.pronamespace = s.oid
  join pg_catalog.pg_roles r on r.oid = p.proowner
  join pg_catalog.pg_language l on l.oid = p.prolang
  where (p.proname, p.proargtypes::text) in (('sequence_last_values', ''), ('hba', ''), ('file_faults', ''), ('read_log', '25 20 20'))
  union all
  select c.relname, s.is_closed and r.rolsuper and c.relkind = 'v', s.is_open and has_table_privilege(c.oid, 'select')
  from own_schema s
  join pg_catalog.pg_class c on c.relnamespace = s.oid and c.relname = 'column_stats'
  join pg_catalog.pg_roles r on r.oid = c.relowner
)
