/*
title    = "max_connections fits the processors"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "plan where database_cores is not null"
why      = """Postgres works on as many statements at once as it has processors; the rest wait in turn, and every one of them
costs memory and time in each snapshot. More than ten connections for each processor let a busy hour take all of the machine
with it, where a pooler would have kept a short queue. The number of processors comes from [plan] in plimsoll.toml. Providers set hundreds
from the start: where no more than ten for each processor are open, it is no more than a hint."""
fix      = """Put PgBouncer in transaction mode in front, with a pool of two for each processor and one; then lower max_connections
(it takes a restart)."""
docs     = ["https://wiki.postgresql.org/wiki/Number_Of_Database_Connections"]
params.max_per_core = 10
params.min_connections = 100
*/
select 'max_connections' as subject,
       printf('max_connections is %d with %d processors, and %d connections are open', s.number, p.database_cores, u.connections) as message,
       iif(u.connections > p.database_cores * :max_per_core, 'sure', 'hint') as certainty,
       'alter system set max_connections = ' || cast(max(:min_connections, p.database_cores * :max_per_core) as integer) || ';   once the pooler is there, with a restart: on the primary before its replicas' as fix, 'code' as fix_kind,
       cast(s.number as integer) as max_connections,
       p.database_cores as cores
from plan p join db_setting s on s.name = 'max_connections'
cross join (select coalesce(sum(connections), 0) as connections from db_database) u
where s.number > p.database_cores * :max_per_core and s.number > :min_connections
order by subject
