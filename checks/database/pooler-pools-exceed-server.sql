/*
title    = "The pooler's pools fit into the server"
severity = "critical"
harm     = "outage"
stage    = 1000
applies  = "pooler_pool"
why      = """default_pool_size counts for each pair of database and user, and for each PgBouncer: three users on two databases
with 20 each may open 120 connections, and a second PgBouncer doubles that. On a busy day all pools fill, and Postgres refuses
the rest with "too many clients". Counted are the pairs that were seen; 80 % leaves room for migrations and a console. How
many PgBouncers run stands in [plan] as poolers. Critical where the clients that are there now could fill more than there is, high where they
could fill 80 %. A pool opens no more than it has clients, and one of a monitor has one: what only more clients could fill is a guess."""
fix      = """Lower the pool size, limit the database as a whole, or let the apps share one user."""
docs     = ["https://www.pgbouncer.org/config.html#default_pool_size"]
params.max_pct = 80
*/
with room as (
  select max(iif(name = 'max_connections', number, 0)) - max(iif(name = 'superuser_reserved_connections', number, 0))
         - max(iif(name = 'reserved_connections', number, 0)) as places,
         max(iif(name = 'port', number, null)) as port
  from db_setting
),
pool as (
  select p.database, coalesce(u.pool_size, d.pool_size) + coalesce(d.reserve_size, 0) as size, p.clients_active + p.clients_waiting as clients, d.connections_max
  from pooler_pool p
  join pooler_database d on d.name = p.database
  left join pooler_user u on u.name = p.user
  -- Pools of another server fill that one.
  where coalesce(d.is_disabled, 0) = 0 and (d.port is null or d.port in (select port from room))
),
per_database as (
  select database, count(*) as pools, iif(max(connections_max) > 0, min(sum(size), max(connections_max)), sum(size)) as size,
         iif(max(connections_max) > 0, min(sum(min(size, clients)), max(connections_max)), sum(min(size, clients))) as fillable
  from pool group by database
),
whole as (select sum(pools) as pools, sum(size) as size, sum(fillable) as fillable, count(*) as databases from per_database)
select 'pools' as subject,
       printf('%d pools on %d PgBouncer want up to %d connections, and Postgres has %d%s', w.pools, coalesce(p.poolers, 1),
              w.size * coalesce(p.poolers, 1), r.places,
              iif(100.0 * w.fillable * coalesce(p.poolers, 1) / r.places > :max_pct, '',
                  printf('; the clients of now could fill %d: look again in a busy hour', w.fillable * coalesce(p.poolers, 1)))) as message,
       iif(w.fillable * coalesce(p.poolers, 1) > r.places, 'critical', 'high') as severity,
       iif(100.0 * w.fillable * coalesce(p.poolers, 1) / r.places > :max_pct, 'sure', 'likely') as certainty,
       '; pgbouncer.ini, below [pgbouncer], then RELOAD' || char(10) || 'max_db_connections = ' ||
         max(1, cast(1.0 * r.places * :max_pct / 100 / coalesce(p.poolers, 1) / w.databases as integer)) as fix, 'conf' as fix_kind,
       w.pools as pools,
       w.size as pool_connections,
       coalesce(p.poolers, 1) as poolers,
       cast(r.places as integer) as places,
       (select s.is_front from pooler_server s) as is_scanned_through
from whole w, room r, plan p
where 100.0 * w.size * coalesce(p.poolers, 1) / r.places > :max_pct
order by subject
