/*
title    = "Commands do what the app asks"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "redis_command"
why      = """
A command that fails costs its round trip and gives nothing: a wrong type, a read-only replica, a script that is broken.
Above 1 % of 100 calls it is no accident (our rule of thumb); low below 1,000 failures. EVALSHA fails once on purpose when a script is new,
and is left out, as are logins, and what a library tries at each start: XGROUP CREATE, names of connections, functions.
"""
fix      = "Look into the app's log for the error; INFO errorstats names its code."
docs     = ["https://redis.io/docs/latest/commands/info/"]
params.most_pct = 1.0
params.least_calls = 100.0
params.medium = 1000.0
*/
select name as subject,
       printf('%s failed in %.1f %% of its calls.', upper(name), 100.0 * failed / calls) as message,
       null as fix,
       iif(failed >= :medium, 'medium', 'low') as severity,
       'command ' || upper(name) as cause,
       0 as undecided,
       calls,
       failed,
       'code' as fix_kind
from redis_command
where calls >= :least_calls and 100.0 * failed / calls > :most_pct
  and name not in ('auth', 'hello', 'evalsha', 'evalsha_ro', 'fcall', 'fcall_ro', 'client|setinfo', 'client|setname', 'client|no-evict',
                   'client|no-touch', 'config|get', 'config|set', 'xgroup|create', 'function|load', 'cluster|slots', 'cluster|shards')
union all
select 'commands',
       printf('No command was called %d times since the counters of Redis began: too few to tell how often one fails.', :least_calls),
       'scan again when the app has been used', 'low', null, 1, null, null, 'code'
from redis_server
where not exists (select 1 from redis_command where calls >= :least_calls)
order by failed desc, subject;
