/*
title    = "The planned pools are not far larger than their work"
severity = "low"
harm     = "outage"
stage    = 1000
applies  = "load_pool_size s join run r on r.stage = s.users join plan p on p.instances is not null and p.pool_size is not null"
why      = """By Little's law the connections in use are the requests per second times how long each one holds a connection. More
than four times the recommended number, and more than 50, does not make anything faster: in a rush all of them start at once,
and Postgres shares its processors and locks among too many. Hold time seen from Postgres is a lower bound, so four times, not
less, is called too large."""
fix      = """Set the pool of each copy to the number in the fix, and see that the load line stays where it is."""
docs     = ["https://wiki.postgresql.org/wiki/Number_Of_Database_Connections"]
params.max_factor = 4
params.min_connections = 50
*/
select 'pool' as subject,
       printf('%d copies with %d connections each are %d; %d users keep %.1f busy', p.instances, p.pool_size, p.instances * p.pool_size, s.users,
              s.connections_busy)
         || iif(s.is_lower_bound, ', and those that the app holds between its transactions, which its own pool counts', '') as message,
       'pool_size = ' || s.connections_per_instance as fix, 'code' as fix_kind,
       iif(s.is_lower_bound, 'likely', 'sure') as certainty,
       p.instances * p.pool_size as planned_connections,
       s.connections as recommended_connections,
       s.connections_busy as connections_busy,
       s.per_s as rate_per_s,
       s.hold_ms as hold_ms,
       s.hold_source as hold_measured_at,
       s.answer_ms as answer_ms,
       (select b.connections_busy from load_pool_size b where b.rate = 'load line') as load_line_busy
from load_pool_size s join run r on r.stage = s.users join plan p
where p.instances * p.pool_size > :max_factor * s.connections and p.instances * p.pool_size > :min_connections
order by subject
