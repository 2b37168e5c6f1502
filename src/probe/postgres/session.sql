with /* plimsoll */ {helpers}
select current_setting('server_version_num') as version_num,
       quote_ident(current_user) as quoted_role,
       r.rolsuper as is_superuser,
       pg_has_role(current_user, 'pg_read_all_stats', 'usage') as sees_sessions,
       pg_has_role(current_user, 'pg_read_all_settings', 'usage') as sees_settings,
       (select string_agg(h.name, ' ' order by h.name) from helper h where h.is_trusted and h.is_usable) as helpers,
       (select string_agg(h.name, ' ' order by h.name) from helper h where not h.is_trusted) as strange_helpers,
       has_table_privilege('pg_catalog.pg_statistic', 'select') as sees_statistics,
       has_table_privilege('pg_catalog.pg_hba_file_rules', 'select') and has_function_privilege('pg_catalog.pg_hba_file_rules()', 'execute')
         and has_table_privilege('pg_catalog.pg_file_settings', 'select') and has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'execute') as sees_files,
       ({statements_schema}) as statements_schema,
       exists (select from pg_catalog.pg_extension e where e.extname = 'pg_stat_statements') as has_statements,
       has_schema_privilege('pg_monitor', (select e.extnamespace from pg_catalog.pg_extension e where e.extname = 'pg_stat_statements'), 'usage') as is_statements_open
from pg_catalog.pg_roles r
where r.rolname = current_user
