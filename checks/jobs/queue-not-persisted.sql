/*
title    = "Jobs survive a restart of Redis"
severity = "high"
harm     = "loss"
stage    = 1000
applies  = "redis_queue where queue <> '(all)'"
why      = """
Without an append-only log and without snapshots all jobs are gone when Redis restarts, and it restarts at every update.
`rdb_last_bgsave_status:ok` says nothing: it is `ok` also where nothing was ever saved. Snapshots that some schedule makes
count as saved here; up to an hour of jobs is still lost with them. High from 100 jobs in one queue on that wait or are set aside for
later, medium below. Where CONFIG is refused, as on a managed service, it is a guess: a replica there may take over.
"""
fix      = "Switch the append-only log on, now and then in redis.conf, in this order: a Redis that starts with it and has no such log yet starts empty. In a container its folder needs a volume. A managed Redis needs it switched on in its console."
docs     = ["https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/"]
params.settled_s = 3600.0
params.high = 100.0
*/
with saved as (
    select *,
           -- Without a snapshot the age of the last one is the age of the server.
           coalesce(rdb_saves > 0, last_save_age_s < uptime_s - 5) as has_saved
    from redis_server
), judged as (
    select *, is_aof_enabled is null or (save_rules is null and coalesce(uptime_s, 0) < :settled_s) as is_open
    from saved
)
select printf('db%d %s %s', number, library, queue) as subject,
       case when is_open then printf('Whether the jobs of %s survive a restart could not be told.', queue)
            when save_rules > 0 then printf('Snapshots are scheduled, and none was made in %.0f minutes: the jobs of %s (database %d) are lost when Redis restarts.', 1.0 * uptime_s / 60, queue, number)
            when save_rules is null then printf('Nothing was written to disk: all jobs of %s (database %d) are lost when Redis restarts, unless a replica takes over: the console of the provider shows it.', queue, number)
            else printf('Nothing is written to disk: all jobs of %s (database %d) are lost when Redis restarts.', queue, number) end as message,
       case when is_open then 'grant +config|get to the user that scans, or look into the console of the provider'
            else 'CONFIG SET appendonly yes' end as fix, 'redis' as fix_kind,
       iif(waiting + coalesce(delayed, 0) >= :high, 'high', 'medium') as severity,
       iif(save_rules is null, 'likely', 'sure') as certainty,
       'appendonly' as cause,
       is_open as undecided,
       waiting,
       delayed,
       save_rules,
       rdb_saves,
       unsaved_changes
from redis_queue, judged
where queue <> '(all)'
  and coalesce(is_aof_enabled, 0) = 0
  and has_saved is not 1
  and not (coalesce(save_rules, 0) > 0 and (coalesce(uptime_s, 0) < :settled_s or coalesce(unsaved_changes, 0) = 0))
order by subject;
