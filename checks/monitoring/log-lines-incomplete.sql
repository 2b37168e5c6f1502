/*
title    = "The log of Postgres is whole, and each line says when and who"
severity = "low"
harm     = "blind"
stage    = 1000
applies  = "log_source"
why      = """When a page hung last night, the log is the only witness: a line without a time, a process, a role or a database cannot be
laid beside the app's log. A file that cannot be read, or lines that belong to no message, hide what was in them."""
fix      = """Put time, process, role, database and application into each line, or log as JSON (since Postgres 15). A managed Postgres
has a prefix of its own, which is enough."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-LOG-LINE-PREFIX"]
params.max_unknown_pct = 5
*/
select s.name as subject,
       iif(s.problem is not null, 'The log file ' || s.name || ' was not, or not wholly, read: ' || s.problem,
       iif(s.has_time and s.has_process and s.has_user and s.has_database, s.unknown_lines || ' lines of ' || s.name || ' belong to no message',
           'Lines of ' || s.name || ' do not say ' || iif(s.has_time, '', 'when, ') || iif(s.has_process, '', 'which process, ')
           || iif(s.has_user, '', 'which role, ') || iif(s.has_database, '', 'which database, ') || 'a message is of')) as message,
       iif(s.problem is null and s.format = 'stderr',
           'alter system set log_line_prefix = ''%m [%p] %q[user=%u,db=%d,app=%a] ''; select pg_reload_conf();', null) as fix, 'sql' as fix_kind,
       s.format as format,
       s.prefix as prefix,
       s.is_prefix_guessed as is_prefix_guessed,
       s.place as place,
       s.bytes as bytes,
       s.is_capped as is_capped,
       s.entries as messages,
       s.unknown_lines as unknown_lines,
       s.first_at as first_at,
       s.last_at as last_at
from log_source s
where s.problem is not null
   or (s.entries > 0 and not (s.has_time and s.has_process and s.has_user and s.has_database))
   or 100.0 * s.unknown_lines / max(s.entries, 1) > :max_unknown_pct
order by subject
