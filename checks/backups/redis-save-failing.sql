/*
title    = "Redis can write to disk"
severity = "high"
harm     = "loss"
stage    = 100
applies  = "redis_server where is_last_save_ok is not null"
why      = """
The last snapshot or the last write to the append-only log failed, mostly for a full disk or too little memory for the
fork. What is in Redis is lost in a restart, and by default Redis refuses every write until a snapshot works again. Medium below 1,000
changes that are only in memory: the next attempt comes within minutes.
"""
fix      = "Read Redis' log, free the disk or memory, then save once by hand and look whether it works."
docs     = ["https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/"]
params.high = 1000.0
*/
select case when is_last_save_ok = 0 then 'snapshot' else 'append-only log' end as subject,
       case when is_last_save_ok = 0 then printf('The last snapshot of Redis failed, and %d changes since are only in memory.', unsaved_changes)
            else 'Redis could not write its append-only log.' end as message,
       'BGSAVE' as fix, 'redis' as fix_kind,
       iif(unsaved_changes < :high, 'medium', 'high') as severity,
       'disk of Redis' as cause,
       unsaved_changes,
       last_save_age_s
from redis_server
where is_last_save_ok = 0 or (is_aof_enabled and is_aof_write_ok = 0)
order by subject;
