/*
title    = "No transaction is left open"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "db_activity"
why      = """A transaction that stays open keeps its locks and stops vacuum in every table: dead rows pile up and each query
reads past them. More than 60 s is no web request; 10 s without a statement inside a transaction means that the app
does something else meanwhile, such as a call over the network. High from 60 s without a statement on: it is forgotten. Between that and 10 s
it is medium. One in which a statement runs may be a report, a migration or a worker: medium from an hour on, else low."""
fix      = """End the session if nobody needs it (the fix does so as long as it is idle in that transaction; one that works may be a migration or a
report: look first); then move slow work (mail, payment, files) out of the transaction, and set a
timeout."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-IDLE-IN-TRANSACTION-SESSION-TIMEOUT"]
params.max_open_s = 60
params.max_idle_s = 10
params.high_idle_s = 60
params.medium_open_s = 3600
*/
select role || ' ' || application as subject,
       'A transaction of ' || role || iif(application = '', '', ' (' || application || ')') || ' is open for ' || cast(coalesce(transaction_age_s, state_age_s) as integer)
         || ' s, and is ' || coalesce(state, 'in no known state') as message,
       iif(state like 'idle in transaction%',
           printf('select pg_terminate_backend(pid) from pg_stat_activity where pid = %d and state like ''idle in transaction%%'' and state_change < now() - interval ''%d s'';', pid, :max_idle_s), null) as fix, 'sql' as fix_kind,
       case when state like 'idle in transaction%' and state_age_s >= :high_idle_s then 'high'
            when state like 'idle in transaction%' and state_age_s >= :max_idle_s or transaction_age_s >= :medium_open_s then 'medium' else 'low' end as severity,
       role || ' ' || application as cause,
       transaction_age_s as open_s
from db_activity
where application not in ('pg_dump', 'pg_dumpall', 'pg_basebackup')
  and (transaction_age_s > :max_open_s or (state like 'idle in transaction%' and state_age_s >= :max_idle_s))
order by transaction_age_s desc, pid
