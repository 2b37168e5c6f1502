/*
title    = "Replicas keep up with the load"
severity = "medium"
harm     = "slow"
size     = "most_bytes"
stage    = 1000
applies  = "load_replica_second"
why      = """A replica replays the log with one process while the primary writes it with many, so a rate that the primary carries can be
too much for its replica. Users who read there then see old data (they save, and their change is gone on the next page), and in a failover
what it has not got is lost. Flagged where more than 100 MB of log were not yet replayed at some time of the load, and more than at its
beginning: that is more than a moment. Low where it had caught up to 100 MB again by the end."""
fix      = """Look for a long query on the replica that blocks replay (max_standby_streaming_delay), for its disk and its network; it needs the
disk and the processor of the primary. Until then read from the primary what a user has just written."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-REPLICATION-VIEW",
            "https://www.postgresql.org/docs/current/hot-standby.html#HOT-STANDBY-CONFLICT"]
params.max_bytes = 104857600
*/
with ends as (
  select max(behind_bytes) as most,
         (select behind_bytes from load_replica_second order by second limit 1) as first,
         (select behind_bytes from load_replica_second order by second desc limit 1) as last
  from load_replica_second
)
select 'load' as subject,
       printf('The replica furthest behind fell %.0f MB behind under load; it began at %.0f MB, and ended at %.0f MB',
              1.0 * most / 1048576, 1.0 * first / 1048576, 1.0 * last / 1048576) as message,
       iif(last > :max_bytes, 'medium', 'low') as severity,
       most as most_bytes, last as last_bytes
from ends
where most > :max_bytes and most > first
