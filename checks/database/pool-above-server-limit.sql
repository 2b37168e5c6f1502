/*
title    = "All pools together fit into the server"
severity = "critical"
stage    = 1000
applies  = "plan where instances is not null and pool_size is not null"
why      = """Each copy of the app opens its own pool. On a busy day every pool fills, and when copies times pool size is more
than Postgres takes, requests fail with "too many clients" exactly when most users are there. 80 % leaves room for
migrations, a console and a deploy. The numbers of copies and of the pool come from [plan] in plimsoll.toml."""
fix      = """Lower the pool of each copy to the number in the fix, or put a pooler between the copies and Postgres."""
docs     = ["https://node-postgres.com/guides/pool-sizing"]
params.max_pct = 80
*/
with room as (
  select max(iif(name = 'max_connections', number, 0)) - max(iif(name = 'superuser_reserved_connections', number, 0))
         - max(iif(name = 'reserved_connections', number, 0)) as places
  from db_setting
)
select 'pool' as subject,
       printf('%d copies with %d connections each want %d, and Postgres has %d', p.instances, p.pool_size, p.instances * p.pool_size, r.places) as message,
       'pool_size = ' || cast(1.0 * r.places * :max_pct / 100 / p.instances as integer) as fix,
       p.instances * p.pool_size as wanted_connections,
       cast(r.places as integer) as places
from plan p, room r
where p.instances is not null and p.pool_size is not null
  and 100.0 * p.instances * p.pool_size / r.places > :max_pct
order by subject
