/*
title    = "Connections stay clear of the limit"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "db_database"
why      = """Postgres refuses connection number max_connections + 1, and the user behind it sees an error. More than 70 % in use
while it is quiet leaves no room for a deploy, where old and new copies of the app run side by side, nor for a busy
hour: medium. From 80 % on, where the usual alarms ring, it is high: one more copy of the app may not get in."""
fix      = """Put a pooler (PgBouncer in transaction mode) in front, or lower the pool of each copy. Raising max_connections comes
last: each connection is a process with memory of its own."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-MAX-CONNECTIONS"]
params.max_pct = 70
params.high_pct = 80
*/
with room as (
  select max(iif(name = 'max_connections', number, 0)) - max(iif(name = 'superuser_reserved_connections', number, 0))
         - max(iif(name = 'reserved_connections', number, 0)) as places
  from db_setting
),
used as (select sum(connections) as connections from db_database)
select 'max_connections' as subject,
       u.connections || ' of ' || cast(r.places as integer) || ' connections are in use' as message,
       iif(100.0 * u.connections >= :high_pct * r.places, 'high', 'medium') as severity,
       u.connections as connections,
       cast(r.places as integer) as places,
       100.0 * u.connections / r.places as used_pct
from room r, used u
where 100.0 * u.connections / r.places > :max_pct
order by subject
