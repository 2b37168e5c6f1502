select /* plimsoll */ current_setting('server_version_num'), quote_ident(current_user),
       current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
       ({statements_schema}),
       exists (select from pg_catalog.pg_extension e where e.extname = 'pg_stat_statements'),
       (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user),
       has_schema_privilege('pg_monitor', (select e.extnamespace from pg_catalog.pg_extension e where e.extname = 'pg_stat_statements'), 'usage')
