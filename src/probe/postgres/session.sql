select /* plimsoll */ current_setting('server_version_num') as version_num,
       quote_ident(current_user) as quoted_role,
       pg_has_role(current_user, 'pg_read_all_stats', 'usage') as sees_sessions,
       pg_has_role(current_user, 'pg_read_all_settings', 'usage') as sees_settings,
       case
         when has_schema_privilege(h.oid, 'usage') then has_table_privilege(to_regclass('plimsoll.column_stats')::oid, 'select')
       end as has_column_stats,
       case
         when has_schema_privilege(h.oid, 'usage') then has_function_privilege(to_regprocedure('plimsoll.sequence_last_values()')::oid, 'execute')
       end as has_sequence_values,
       has_table_privilege('pg_catalog.pg_statistic', 'select') as sees_statistics,
       has_schema_privilege(h.oid, 'usage') and has_function_privilege(to_regprocedure('plimsoll.hba()')::oid, 'execute') as has_login_rules,
       has_schema_privilege(h.oid, 'usage') and has_function_privilege(to_regprocedure('plimsoll.file_faults()')::oid, 'execute') as has_file_faults,
       has_table_privilege('pg_catalog.pg_hba_file_rules', 'select') and has_function_privilege('pg_catalog.pg_hba_file_rules()', 'execute')
         and has_table_privilege('pg_catalog.pg_file_settings', 'select') and has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'execute') as sees_files,
       (select quote_ident(n.nspname)
        from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_stat_statements') as statements_schema
from (select 1) one
left join pg_catalog.pg_namespace h on h.nspname = 'plimsoll'
