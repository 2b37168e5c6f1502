select /* plimsoll */ current_setting('server_version_num')::int / 10000 as version,
       quote_ident(r.rolname) as quoted_role, r.rolsuper as is_superuser,
       pg_has_role(current_user, 'pg_read_all_stats', 'usage') as sees_statements,
       ({statements_schema}) as statements_schema,
       exists (select from pg_catalog.pg_extension e where e.extname = 'pg_stat_statements') as has_statements,
       has_schema_privilege('pg_monitor', (select e.extnamespace from pg_catalog.pg_extension e where e.extname = 'pg_stat_statements'), 'usage') as is_statements_open,
       -- Both of its functions, by the exact types of what they are given: another of that name could be anybody's.
       (select quote_ident(n.nspname)
        from pg_catalog.pg_extension e
        join pg_catalog.pg_namespace n on n.oid = e.extnamespace
        join pg_catalog.pg_proc p on p.pronamespace = n.oid and (p.proname, p.proargtypes::text) in (('hypopg_create_index', '25'), ('hypopg_reset', ''))
        join pg_catalog.pg_roles o on o.oid = p.proowner and o.rolsuper
        join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
          and d.refclassid = 'pg_catalog.pg_extension'::regclass and d.refobjid = e.oid
        where e.extname = 'hypopg'
        group by n.nspname
        having count(*) = 2) as hypopg_schema,
       exists (select from pg_catalog.pg_extension e where e.extname = 'pg_trgm') as has_trigrams,
       (select sum(relpages)::bigint * current_setting('block_size')::bigint from pg_catalog.pg_class where relkind in ('r', 'm', 't')) as bytes
from pg_catalog.pg_roles r
where r.rolname = current_user
