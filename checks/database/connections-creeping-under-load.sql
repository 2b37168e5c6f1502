/*
title    = "At one and the same rate the app needs as many connections as before"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "load_trend where kind = 'connections' and subject = 'Postgres'"
why      = """One rate was driven from the beginning of the soak to its end. A pool fills in the first seconds and then stays; connections that
grow in number all the time are opened and not given back, in an error path, a job or a thread that dies. At the limit of the server every
further request fails, and so do the jobs and the migrations. Flagged where even the low end of the confidence range reaches that limit
within a day, the usual time between two deployments (high then, at any size), and at least 5 more were open at the end: fewer come and go with the load. A soak of
less than ten minutes decides nothing against it: a pool may still grow with each burst that is the largest so far."""
fix      = """Find who holds them: select application_name, client_addr, state, count(*) from pg_stat_activity group by 1, 2, 3. Give each
connection back in every path (with, using, defer, ensure), and set a lifetime for those of the pool."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ACTIVITY-VIEW"]
params.least_hours = 24.0
params.min_growth = 5.0
params.min_s = 600
*/
with limits as (select max(connections_max) as most from load_postgres_second)
select 'load' as subject,
       printf('Connections of Postgres grew from %.0f to %.0f in %d s at one and the same rate: %.0f to %.0f more an hour, of %d that it takes',
              t.at_start, t.at_end, t.seconds, t.per_hour_low, t.per_hour_high, l.most) as message,
       t.at_end + t.per_hour_low * :least_hours < l.most or t.at_end - t.at_start < :min_growth
         or t.seconds < :min_s as undecided,
       l.most as connections_max
from load_trend t join limits l
where t.kind = 'connections' and t.subject = 'Postgres' and t.per_hour_high > 0 and t.at_end + t.per_hour_high * :least_hours >= l.most
order by subject
