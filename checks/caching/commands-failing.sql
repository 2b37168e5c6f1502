/*
title    = "Commands do what the app asks"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "redis_command where calls >= 100"
why      = """
A command that fails costs its round trip and gives nothing: a wrong type, a read-only replica, a script that is broken.
Above 1 % it is no accident (our rule of thumb). EVALSHA fails once on purpose when a script is new, and is left out, as
are logins.
"""
fix      = "Look into the app's log for the error; INFO errorstats names its code."
docs     = ["https://redis.io/docs/latest/commands/info/"]
params.most_pct = 1.0
*/
select name as subject,
       printf('%s failed in %.1f %% of its calls.', upper(name), 100.0 * failed / calls) as message,
       calls,
       failed
from redis_command
where calls >= 100 and 100.0 * failed / calls > :most_pct
  and name not in ('auth', 'hello', 'evalsha', 'evalsha_ro', 'fcall', 'client|setinfo', 'config|get', 'config|set')
order by failed desc, subject;
