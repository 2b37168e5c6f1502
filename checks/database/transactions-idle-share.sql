/*
title    = "Transactions do not wait for the app"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "db_session_time where active_ms is not null"
why      = """Time in an open transaction in which no statement runs is time in which the app does something else: calls another
service, renders, sends mail. Meanwhile the connection is taken and its locks are held. More than 20 % of the time of all
transactions (of at least a minute) makes the pool run dry long before the database is busy."""
fix      = """Move calls of other services out of the transaction: read, commit, call, then write in a second one. In a framework
that opens a transaction for each request, switch that off for slow endpoints."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-DATABASE-VIEW"]
params.max_pct = 20
params.min_ms = 60000
*/
select d.name as subject,
       printf('%.0f %% of the time of transactions on %s no statement ran', 100.0 * t.idle_in_transaction_ms / (t.active_ms + t.idle_in_transaction_ms), d.name) as message,
       100.0 * t.idle_in_transaction_ms / (t.active_ms + t.idle_in_transaction_ms) as idle_pct,
       t.idle_in_transaction_ms as idle_in_transaction_ms,
       t.active_ms as active_ms
from db_session_time t join db_database d on d.is_current = 1
where t.active_ms + t.idle_in_transaction_ms >= :min_ms
  and 100.0 * t.idle_in_transaction_ms / (t.active_ms + t.idle_in_transaction_ms) > :max_pct
order by subject
