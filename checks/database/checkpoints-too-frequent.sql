/*
title    = "Checkpoints come by the clock, not by the volume of writes"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "log_total"
why      = """When max_wal_size is full before checkpoint_timeout is over, Postgres writes everything out early, and right after each
checkpoint every changed page goes into the write-ahead log whole: writes double just when there are many. The server says so
itself: "checkpoints are occurring too frequently". Ten times within six hours, or in a log without times, may be one import or a restore:
low. Spread over more it is the daily traffic."""
fix      = """Raise max_wal_size until checkpoints come by the clock; the disk needs that much room."""
docs     = ["https://www.postgresql.org/docs/current/wal-configuration.html"]
params.max_times = 10
params.min_spread_h = 6
*/
select 'max_wal_size' as subject,
       printf('The server warned %d times that checkpoints come too often', e.times) as message,
       'double it, where the disk has that much room: show max_wal_size, then alter system set max_wal_size = …, then select pg_reload_conf()' as fix, 'code' as fix_kind,
       iif(24 * (julianday(e.last_at) - julianday(e.first_at)) >= :min_spread_h, 'medium', 'low') as severity,
       'max_wal_size is full before checkpoint_timeout is over' as cause,
       e.times as warnings,
       t.hours as in_hours,
       e.first_at as first_at,
       e.last_at as last_at
from log_event e join log_total t
where e.kind = 'checkpoint-early' and e.times >= :max_times
order by subject
