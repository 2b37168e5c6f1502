/*
title    = "Checkpoints come by the clock"
severity = "medium"
harm     = "slow"
stage    = 10000
applies  = "db_checkpoint where timed + requested >= 20"
why      = """When max_wal_size is full before checkpoint_timeout is over, Postgres writes everything out early; right after that every
page goes into the log whole at its first change, so that writes double just when there are many. Flagged where more than 30 % of
at least 20 checkpoints came early, and more than one in two hours. Backups, restarts and `create database` ask for some too, and the
counter does not tell them apart: a guess, and low below six an hour, where the clock alone brings twelve."""
fix      = """Raise max_wal_size until they come by the clock; the disk needs that much room, so look first. The fix takes twice what it is,
and 4 GB at least."""
docs     = ["https://www.postgresql.org/docs/current/wal-configuration.html"]
params.max_pct = 30
params.min_per_hour = 0.5
params.medium_per_hour = 6
*/
select 'max_wal_size' as subject,
       printf('%d of %d checkpoints came early, most likely because max_wal_size was full: with log_checkpoints on the log says why ("wal")',
              requested, timed + requested) as message,
       printf('alter system set max_wal_size = ''%dMB''; select pg_reload_conf();',
              max(4096.0, 2.0 * 1.0 * coalesce((select number from db_setting where name = 'max_wal_size'), 0) / 1048576)) as fix, 'sql' as fix_kind,
       iif(requested >= :medium_per_hour * counted_hours, 'medium', 'low') as severity,
       'likely' as certainty,
       'max_wal_size is full before checkpoint_timeout is over' as cause,
       requested as early,
       timed as by_the_clock,
       counted_hours as in_hours
from db_checkpoint
where 100.0 * requested > :max_pct * (timed + requested) and requested > :min_per_hour * counted_hours
order by subject
