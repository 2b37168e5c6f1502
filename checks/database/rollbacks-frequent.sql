/*
title    = "Transactions end with a commit"
severity = "low"
harm     = "cost"
stage    = 1000
applies  = "db_database where is_current"
why      = """A transaction that is rolled back has done its work for nothing: it held a connection, wrote to the log, left dead rows.
One of a hundred is life; one of twenty is a program that finds out by errors (a duplicate key, a failed check), or retries.
Judged from 10,000 transactions on. Some frameworks end with a rollback what only read, and then it costs nothing: a guess."""
fix      = """See the errors in the server's log, and use insert … on conflict where duplicates are expected. Some frameworks roll back
what only read: set them to commit."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-DATABASE-VIEW"]
params.min_transactions = 10000
params.max_pct = 5
params.min_days = 1
*/
select name as subject,
       printf('%.0f %% of the transactions in %s were rolled back; as many errors in the log would mean failures, none a framework that ends reads so',
              100.0 * rollbacks / transactions, name) as message,
       'likely' as certainty,
       rollbacks,
       transactions,
       null as fix,
       0 as undecided,
       'code' as fix_kind
from db_database
where is_current and transactions >= :min_transactions and 100.0 * rollbacks > :max_pct * transactions
union all
select 'counters',
       iif(stats_age_days is null, 'Since when the counters of the database count is not known: what they do not show may have been before.',
           printf('The counters of the database began %.1f hours ago: a day of use is not in them yet.', 24.0 * stats_age_days)),
       'likely', null, null, 'scan again after a day of use; statistics that are reset, as a crash does, begin anew', 1, 'code'
from db_server
where coalesce(stats_age_days, 0) < :min_days
order by subject
