/*
title    = "The log tells of no crash, full disk or damaged page"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "log_total"
why      = """Out of memory, a full disk, a damaged page, a process killed by the system: each of them stood in the log before it
became an outage, and no statistic keeps it. A crash ends all sessions at once, and the server recovers before it takes new ones. A single
damaged page is high: rows are lost. That it started after a stop without a shutdown is low: containers are often ended so."""
fix      = """Read the log around these times. Out of memory: fewer connections, a lower work_mem, vm.overcommit_memory = 2. Damaged
pages: stop writing, take a copy of the files, restore from a backup."""
docs     = ["https://www.postgresql.org/docs/current/kernel-resources.html#LINUX-MEMORY-OVERCOMMIT"]
*/
select 'distress ' || coalesce(e.object, 'unknown') || ' ' || e.id as subject,
       printf('The log says %s: %s', iif(e.times = 1, 'once', e.times || ' times'), coalesce(e.object, 'the server is in trouble')) as message,
       case e.object when 'damaged pages' then 'high' when 'the server stopped without shutting down' then 'low' else 'medium' end as severity,
       coalesce(e.object, 'the server is in trouble') as cause,
       e.times as times,
       e.sqlstate as sqlstate,
       t.hours as in_hours,
       t.entries as of_messages,
       e.first_at as first_at,
       e.last_at as last_at,
       e.statement as statement
from log_event e join log_total t
where e.kind = 'distress'
order by e.times desc, subject
