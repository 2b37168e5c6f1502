/*
title    = "Production has a server of its own"
severity = "high"
harm     = "loss"
stage    = 1000
applies  = "db_database where name <> 'postgres'"
why      = """A load test, a wrong migration or a full disk on staging takes production down with it, and the credentials of one
open the other. Judged by the names of the databases of one server. Development and test databases side by side are
no harm where no other one is."""
fix      = """Move the other environment to a server of its own; a small one is enough."""
docs     = ["https://12factor.net/dev-prod-parity"]
*/
select d.name as subject,
       'The ' || d.environment || ' database ' || d.name || ' lies on the same server as ' || (
         select min(p.name) from db_database p where p.name <> 'postgres' and coalesce(p.environment, 'production') = 'production') as message,
       d.connections as connections
from db_database d
cross join run r
where (d.environment in ('staging', 'development') or d.environment = 'test' and r.environment = 'production')
  and exists (select 1 from db_database p where p.name <> 'postgres' and coalesce(p.environment, 'production') = 'production')
order by subject
