/*
title    = "The log holds slow statements, not all of them"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "db_setting where name in ('log_min_duration_statement', 'log_statement', 'log_duration')"
why      = """A log of every statement costs more than many of the statements: at a thousand a second it writes gigabytes a day to the
disk that the data is on, and what is slow drowns in it. It holds the values of your users too. Below 10 ms counts as every
statement, as the log analysers have it. Medium in production; on a staging or a development server it may be on purpose: low."""
fix      = """Log what is slow; for the rest there is pg_stat_statements. On a staging server it may be on purpose: waive it there."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-LOG-MIN-DURATION-STATEMENT"]
params.min_ms = 10
*/
select name as subject,
       case name when 'log_statement' then 'log_statement = all writes every statement into the log'
                 when 'log_duration' then 'log_duration writes a line for every statement into the log'
                 else printf('log_min_duration_statement = %g ms writes nearly every statement into the log', number) end as message,
       iif(r.environment = 'production', 'medium', 'low') as severity,
       'the log takes every statement' as cause,
       'alter system set ' || name || ' = ' ||
         case name when 'log_statement' then '''ddl''' when 'log_duration' then 'off' else '''500ms''' end || '; select pg_reload_conf();' as fix, 'sql' as fix_kind
from db_setting cross join run r
where name = 'log_min_duration_statement' and number >= 0 and number < :min_ms
   or name = 'log_statement' and value = 'all'
   or name = 'log_duration' and value = 'on'
order by subject
