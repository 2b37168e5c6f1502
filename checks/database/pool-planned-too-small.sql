/*
title    = "The planned pools carry the planned users"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "load_pool_size s join run r on r.stage = s.users join plan p on p.instances is not null and p.pool_size is not null"
why      = """By Little's law the connections in use are the requests per second times how long each one holds a connection. Both
were measured; half again as many as are in use on average keeps requests from queueing for one. Hold time seen from Postgres
is a lower bound: a connection that the app keeps between its transactions is not seen there. A pool of no more than are in use on average is
surely too small, and high; one between that and half again as many makes requests wait now and then: medium."""
fix      = """Set the pool of each copy to the number in the fix; where Postgres has no room for that, shorten what holds a
connection first."""
docs     = ["https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing"]
*/
select 'pool' as subject,
       printf('%d copies with %d connections each carry fewer than %d users: %.1f requests per second that hold one for %.1f ms keep %.1f busy',
              p.instances, p.pool_size, s.users, s.per_s, s.hold_ms, s.connections_busy) as message,
       'pool_size = ' || s.connections_per_instance as fix, 'code' as fix_kind,
       iif(p.instances * p.pool_size <= s.connections_busy, 'high', 'medium') as severity,
       p.instances * p.pool_size as planned_connections,
       s.connections as recommended_connections,
       s.connections_busy as connections_busy,
       s.per_s as rate_per_s,
       s.hold_ms as hold_ms,
       s.hold_source as hold_measured_at,
       s.is_lower_bound as is_lower_bound,
       s.answer_ms as answer_ms,
       s.headroom_pct as headroom_pct,
       s.limited_by as limited_by
from load_pool_size s join run r on r.stage = s.users join plan p
where p.instances * p.pool_size < s.connections
order by subject
