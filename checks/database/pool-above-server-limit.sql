/*
title    = "All pools together fit into the server"
severity = "critical"
harm     = "outage"
stage    = 1000
applies  = "plan where instances is not null or pool_size is not null"
why      = """Each copy of the app opens its own pool. On a busy day every pool fills, and when copies times pool size is more
than Postgres takes, requests fail with "too many clients" exactly when most users are there. 80 % leaves room for
migrations, a console and a deploy. The numbers of copies and of the pool come from [plan] in plimsoll.toml; the one that is not
said there is taken from the sessions now: the machines of the application with the most, or the most sessions of one machine; that is a guess,
and so it is where a pooler stands between, whose own pools count then. Critical where they want more than there is, high from 80 % on."""
fix      = """Lower the pool of each copy to the number in the fix, or put a pooler between the copies and Postgres."""
docs     = ["https://node-postgres.com/guides/pool-sizing"]
params.max_pct = 80
*/
with room as (
  select max(iif(name = 'max_connections', number, 0)) - max(iif(name = 'superuser_reserved_connections', number, 0))
         - max(iif(name = 'reserved_connections', number, 0)) as places
  from db_setting
),
seen as (select max(addresses) as instances, max(connections_of_one) as pool_size from db_client),
planned as (
  select coalesce(p.instances, s.instances) as instances, coalesce(p.pool_size, s.pool_size) as pool_size,
         p.instances is null or p.pool_size is null as is_partly_seen,
         p.poolers is not null or exists (select 1 from address a where a.kind = 'pooler') as is_pooled,
         iif(p.instances is null, 'instances', 'pool_size') as unsaid
  from plan p, seen s
  where p.instances is not null or p.pool_size is not null
)
select 'pool' as subject,
       iif(p.instances is null or p.pool_size is null, 'plan.' || p.unsaid || ' is not said, and no session of the app is there to count',
           printf('%d copies with %d connections each want %d, and Postgres has %d%s%s', p.instances, p.pool_size, p.instances * p.pool_size, r.places,
                  iif(p.is_partly_seen, '; say plan.' || p.unsaid || ' in plimsoll.toml to make sure', ''),
                  iif(p.is_pooled, '; unless all of them go through the pooler', ''))) as message,
       iif(p.instances * p.pool_size > r.places, 'critical', 'high') as severity,
       iif(p.is_partly_seen or p.is_pooled, 'likely', 'sure') as certainty,
       iif(p.instances is null or p.pool_size is null, 'plimsoll.toml: [plan] ' || p.unsaid || ' = …',
           'pool_size = ' || cast(1.0 * r.places * :max_pct / 100 / p.instances as integer)) as fix, 'code' as fix_kind,
       p.instances * p.pool_size as wanted_connections,
       p.is_partly_seen as is_partly_seen,
       cast(r.places as integer) as places,
       p.instances is null or p.pool_size is null as undecided
from planned p, room r
where p.instances is null or p.pool_size is null or 100.0 * p.instances * p.pool_size / r.places > :max_pct
order by subject
