/*
title    = "The pooler gives up in time"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "pooler_setting where name = 'query_wait_timeout'"
why      = """When the database hangs, each client waits for a server connection for query_wait_timeout: 120 s from the start, 0 is
for ever. No visitor waits that long; meanwhile the app's workers are all taken, and the whole app stands still for one slow
query. Low while it is a limit at all; for ever is medium. server_idle_timeout 0 keeps connections that nobody needs any more: low."""
fix      = """Fail fast: a wait of 5 to 15 s is already longer than a visitor stays."""
docs     = ["https://www.pgbouncer.org/config.html#query_wait_timeout"]
params.max_wait_s = 60
*/
select s.name as subject,
       case when s.name = 'server_idle_timeout' then 'server_idle_timeout is 0: connections that nobody needs stay open for ever'
            when s.number = 0 then 'query_wait_timeout is 0: a client waits for a connection for ever'
            else printf('query_wait_timeout is %.0f s: a client waits that long for a connection', s.number) end as message,
       iif(s.name = 'query_wait_timeout' and s.number = 0, 'medium', 'low') as severity,
       'timeouts of the pooler' as cause,
       '; pgbouncer.ini, below [pgbouncer], then RELOAD' || char(10) || s.name || iif(s.name = 'query_wait_timeout', ' = 15', ' = 600') as fix, 'conf' as fix_kind,
       s.value as value,
       s.default_value as default_value
from pooler_setting s
where (s.name = 'query_wait_timeout' and (s.number = 0 or s.number > :max_wait_s)) or (s.name = 'server_idle_timeout' and s.number = 0)
order by subject
