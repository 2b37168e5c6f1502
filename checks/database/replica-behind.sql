/*
title    = "Replicas are not far behind"
severity = "medium"
harm     = "slow"
size     = "lag_bytes"
stage    = 1000
applies  = "db_standby"
why      = """A replica that lags shows users old data (they save, and their change is gone on the next page), and in a failover
what it has not got is lost. More than 100 MB of log not yet replayed is more than a moment; from 1 GB on it is medium. What is kept behind on
purpose, or reads the log for another system, looks the same: a guess."""
fix      = """Look for a long query on the replica that blocks replay, for its disk and its network."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-REPLICATION-VIEW"]
params.max_bytes = 104857600
params.medium_bytes = 1073741824
*/
select name as subject,
       printf('The replica %s is %.0f MB behind; no fault if that is its purpose (recovery_min_apply_delay, a reader of changes)', name, 1.0 * lag_bytes / 1048576) as message,
       iif(lag_bytes >= :medium_bytes, 'medium', 'low') as severity,
       'likely' as certainty,
       lag_bytes as lag_bytes
from db_standby
where state in ('streaming', 'catchup') and lag_bytes > :max_bytes
order by lag_bytes desc, subject
