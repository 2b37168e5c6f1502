select c.*, n.nspname, {within} || case when n.nspname = 'public' then c.relname::text else n.nspname || '.' || c.relname end as title,
       -- Of the service that runs the database, such as the schemas auth and storage of Supabase: its customer cannot mend them.
       n.nspname <> 'public' and c.relowner = any (array(
         select r.oid from pg_catalog.pg_roles r
         where r.rolname in ('supabase_admin', 'supabase_auth_admin', 'supabase_storage_admin', 'supabase_realtime_admin',
                             'supabase_functions_admin', 'rdsadmin', 'cloudsqladmin', 'azuresu')
       )) as is_provided
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and n.nspname !~ '^pg_'
  and n.nspname not in ('information_schema', 'plimsoll')
  and c.oid <> all (array(
    select d.objid from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'e'
  ))
