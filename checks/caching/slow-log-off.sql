/*
title    = "Redis keeps a slow log"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "redis_setting where name in ('slowlog-log-slower-than', 'slowlog-max-len')"
why      = """
The slow log is how one finds the command that made everybody wait. It costs next to nothing. A negative threshold or a
length of zero switches it off; a threshold above 100 ms hides all but disasters. Its default is 10 ms and 128 entries.
"""
fix      = "Set it back to its defaults, now and in redis.conf."
docs     = ["https://redis.io/docs/latest/commands/slowlog/"]
params.most_us = 100000.0
*/
select name as subject,
       case when name = 'slowlog-max-len' then 'The slow log of Redis keeps no entries.'
            when number < 0 then 'The slow log of Redis is switched off.'
            else printf('The slow log of Redis only takes commands above %.0f ms.', 1.0 * number / 1000.0) end as message,
       case when name = 'slowlog-max-len' then 'CONFIG SET slowlog-max-len 128' else 'CONFIG SET slowlog-log-slower-than 10000' end as fix, 'redis' as fix_kind,
       number as value_now
from redis_setting
where (name = 'slowlog-log-slower-than' and (number < 0 or number > :most_us)) or (name = 'slowlog-max-len' and number < 1)
order by subject;
