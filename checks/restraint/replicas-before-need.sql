/*
title    = "Replicas come when one server is not enough"
severity = "low"
harm     = "cost"
stage    = 100
applies  = "db_server"
why      = """One standby for failover is sound. Reading from two or more replicas below ten thousand users buys little: one
Postgres answers thousands of simple queries a second, and each replica adds lag that users see, a machine to pay
and a case to think of in every query. Two that only stand by, as a cluster of three has them, look the same: a guess."""
fix      = """Keep one standby; send reads to the primary until the load line says that its processors are the limit."""
docs     = ["https://www.postgresql.org/docs/current/warm-standby.html"]
params.max_replicas = 2
*/
select 'replicas' as subject,
       count(*) || ' replicas follow the server, at a stage of ' || r.stage || ' users; see whether any of them answers queries' as message,
       'likely' as certainty,
       count(*) as replicas
from db_standby s
cross join run r
where s.state = 'streaming' and r.stage < 10000
group by r.stage
having count(*) >= :max_replicas
order by subject
