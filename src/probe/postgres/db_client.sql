with /* plimsoll */ client as (
  select coalesce(a.application_name, '') as application, coalesce(a.usename, '') as role,
         coalesce(host(a.client_addr), 'socket') as address, count(*) as connections
  from pg_catalog.pg_stat_activity a
  where a.datname = current_database() and a.backend_type = 'client backend'
    and a.pid <> pg_backend_pid() and a.application_name <> 'plimsoll'
  group by 1, 2, 3
)
select c.application, c.role, count(*) as addresses, sum(c.connections)::bigint as connections,
       max(c.connections) as connections_of_one
from client c
group by c.application, c.role
order by c.application, c.role
