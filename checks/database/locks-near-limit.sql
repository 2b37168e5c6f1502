/*
title    = "The table of locks has room"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "db_lock_space"
why      = """All sessions share one table of locks. When it is full the next statement fails with "out of shared memory", whosever it
is. A fifth in use at a quiet moment means that one migration, dump or query over many partitions fills it: each of
them locks every partition and index one by one. High from half on; below that a dump that runs just now may be what was seen: medium."""
fix      = """Find who holds them (select pid, count(*) from pg_locks group by 1 order by 2 desc); raise max_locks_per_transaction, which
takes a restart, or have fewer partitions."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-locks.html#GUC-MAX-LOCKS-PER-TRANSACTION"]
params.max_pct = 20
params.high_pct = 50
*/
select 'locks' as subject,
       printf('%d of %d locks are in use, %.0f %%', held, room, 100.0 * held / room) as message,
       printf('alter system set max_locks_per_transaction = %d;' || char(10) || '-- takes a restart, and on each replica first: one with less than its primary stops',
              max(256, 2 * coalesce((select number from db_setting where name = 'max_locks_per_transaction'), 0))) as fix, 'sql' as fix_kind,
       iif(100.0 * held >= :high_pct * room, 'high', 'medium') as severity,
       held as held,
       room as room
from db_lock_space
where 100.0 * held > :max_pct * room
order by subject
