select /* plimsoll */ current_setting('logging_collector') as collector,
       current_setting('log_destination') as destination,
       current_setting('log_line_prefix') as prefix,
       quote_ident(current_user) as quoted_role,
       has_function_privilege('pg_catalog.pg_ls_logdir()', 'execute') as may_list,
       has_function_privilege('pg_catalog.pg_read_binary_file(text, bigint, bigint)', 'execute')
         and pg_has_role(current_user, 'pg_read_all_settings', 'usage') as may_read,
       case
         when has_schema_privilege(h.oid, 'usage')
         then has_function_privilege(to_regprocedure('plimsoll.read_log(text, bigint, bigint)')::oid, 'execute')
       end as has_helper
from (select 1) one
left join pg_catalog.pg_namespace h on h.nspname = 'plimsoll'
