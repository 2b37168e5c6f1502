/*
title    = "Transactions do not wait for the app"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_session_time where active_ms is not null"
why      = """Time in an open transaction in which no statement runs is time in which the app does something else: calls another
service, renders, sends mail. Meanwhile the connection is taken and its locks are held. More than 20 % of the time of all
transactions (of at least a minute) may make the pool run dry long before the database is busy. A migration, or a console that was left open,
counts as well, and the counters do not tell whose time it was: a guess, and low below 50 ms for each transaction, which are the moments between
its statements."""
fix      = """Move calls of other services out of the transaction: read, commit, call, then write in a second one. In a framework
that opens a transaction for each request, switch that off for slow endpoints."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-DATABASE-VIEW"]
params.max_pct = 20
params.min_ms = 60000
params.medium_wait_ms = 50
params.min_days = 1
*/
select d.name as subject,
       printf('%.0f %% of the time of transactions on %s no statement ran, %.1f ms of each; unless a migration or a console waited, which a day without one shows',
              100.0 * t.idle_in_transaction_ms / (t.active_ms + t.idle_in_transaction_ms), d.name,
              1.0 * t.idle_in_transaction_ms / max(d.transactions, 1)) as message,
       iif(t.idle_in_transaction_ms >= :medium_wait_ms * d.transactions, 'medium', 'low') as severity,
       'likely' as certainty,
       100.0 * t.idle_in_transaction_ms / (t.active_ms + t.idle_in_transaction_ms) as idle_pct,
       t.idle_in_transaction_ms as idle_in_transaction_ms,
       t.active_ms as active_ms,
       null as fix,
       0 as undecided,
       'code' as fix_kind
from db_session_time t join db_database d on d.is_current = 1
where t.active_ms + t.idle_in_transaction_ms >= :min_ms
  and 100.0 * t.idle_in_transaction_ms / (t.active_ms + t.idle_in_transaction_ms) > :max_pct
union all
select 'counters',
       iif(stats_age_days is null, 'Since when the counters of the database count is not known: what they do not show may have been before.',
           printf('The counters of the database began %.1f hours ago: a day of use is not in them yet.', 24.0 * stats_age_days)),
       null, 'likely', null, null, null, 'scan again after a day of use; statistics that are reset, as a crash does, begin anew', 1, 'code'
from db_server
where coalesce(stats_age_days, 0) < :min_days
order by subject
