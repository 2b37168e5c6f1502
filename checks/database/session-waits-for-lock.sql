/*
title    = "Nobody waits long for a lock"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "db_server"
why      = """A session waits for another that holds a lock and does not let go. Whoever comes later queues behind it, also readers
when a migration waits in front of them: the whole site stands while the processor idles. Over 5 s is no ordinary wait: medium. From 30 s on,
longer than any visitor stays, it is high."""
fix      = """See what the holder does. One that is idle in a transaction is ended by the fix, as long as it still is; of one that works look first
whether it is a migration or an index build: ended half-way it leaves its work undone. Let migrations give up early (lock_timeout = '2s') and
try again; keep transactions short."""
docs     = ["https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES"]
params.max_s = 5.0
params.high_s = 30.0
*/
select 'pid ' || pid as subject,
       printf('%s%s waits for %.0f s for %s%s', role, iif(application = '', '', ' (' || application || ')'), wait_s,
              coalesce('the lock on ' || title, 'a row or transaction of another session'),
              coalesce(', held up by ' || blocker_role || ', which is ' || coalesce(blocker_state, 'in no known state'), '')) as message,
       iif(blocker_state like 'idle in transaction%',
           printf('select pg_terminate_backend(pid) from pg_stat_activity where pid = %d and state like ''idle in transaction%%'' and pid = any (pg_blocking_pids(%d));', blocker_pid, pid), null) as fix, 'sql' as fix_kind,
       iif(wait_s >= :high_s, 'high', 'medium') as severity,
       'held up by ' || coalesce('pid ' || blocker_pid, 'nobody who is there') as cause,
       wait_s as wait_s,
       wanted
from db_lock_wait
where wait_s > :max_s
order by wait_s desc, subject
