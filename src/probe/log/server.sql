with /* plimsoll */ {helpers}
select current_setting('logging_collector') as collector,
       current_setting('log_destination') as destination,
       current_setting('log_line_prefix') as prefix,
       quote_ident(current_user) as quoted_role,
       has_function_privilege('pg_catalog.pg_ls_logdir()', 'execute') as may_list,
       has_function_privilege('pg_catalog.pg_read_binary_file(text, bigint, bigint)', 'execute')
         and pg_has_role(current_user, 'pg_read_all_settings', 'usage') as may_read,
       exists (select from helper h where h.name = 'read_log' and h.is_trusted and h.is_usable) as has_helper,
       exists (select from helper h where h.name = 'read_log' and not h.is_trusted) as has_look_alike,
       (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user) as is_superuser
