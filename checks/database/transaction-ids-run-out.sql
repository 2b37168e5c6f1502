/*
title    = "Transaction numbers do not run out"
severity = "critical"
harm     = "outage"
stage    = 1000
applies  = "db_database"
why      = """Postgres numbers transactions with 32 bits. When the oldest row that was not frozen is two billion transactions old,
it takes no more writes until somebody vacuums by hand, which can take a day. Autovacuum prevents that from 200
million on; one billion, half of the way and critical at any size, means that it fails to. Shared locks on rows are numbered the same way, and
judged with them."""
fix      = """Find what holds it back (an old transaction, a replication slot, a prepared transaction, autovacuum off), then
vacuum that database."""
docs     = ["https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND"]
params.max_age = 1000000000
*/
select name as subject,
       iif(xid_age >= :max_age,
           printf('The database %s is %.1f billion transactions behind with freezing; at two billion it stops taking writes', name, 1.0 * xid_age / 1e9),
           printf('The database %s is %.1f billion shared row locks behind with freezing; at two billion it stops taking writes', name, 1.0 * multixact_age / 1e9)) as message,
       'vacuum (freeze, verbose);' as fix, 'sql' as fix_kind,
       xid_age as transactions,
       multixact_age as shared_locks,
       100.0 * max(xid_age, multixact_age) / 2147483648 as used_pct
from db_database
where xid_age >= :max_age or multixact_age >= :max_age
order by max(xid_age, multixact_age) desc, subject
