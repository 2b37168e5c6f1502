select /* plimsoll */ current_setting('server_version_num') as version_num,
       quote_ident(current_user) as quoted_role,
       pg_has_role(current_user, 'pg_read_all_stats', 'usage') as sees_sessions,
       pg_has_role(current_user, 'pg_read_all_settings', 'usage') as sees_settings,
       (select quote_ident(n.nspname)
        from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_stat_statements') as statements_schema
