/*
title    = "Many clients share connections by the transaction"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "pooler_pool"
why      = """In session mode a client keeps its server connection until it disconnects, so the pooler saves nothing: with more
than 50 clients either as many connections are open, or clients wait. In transaction mode a connection is free again at each
COMMIT."""
fix      = """Check first for what needs a session: LISTEN, advisory locks across transactions, SET without LOCAL, temporary tables;
prepared statements need PgBouncer 1.21 or newer with max_prepared_statements. Then set the mode."""
docs     = ["https://www.pgbouncer.org/features.html"]
params.max_clients = 50
*/
select p.database || ' as ' || p.user as subject,
       printf('%d clients of %s hold a connection each, or wait for one: the pool works by session', p.clients_active + p.clients_waiting, p.database) as message,
       'once nothing needs a session any more, in pgbouncer.ini: pool_mode = transaction' as fix, 'code' as fix_kind,
       'pool_mode is session' as cause,
       p.clients_active as clients_active,
       p.clients_waiting as clients_waiting,
       p.servers_active as servers_active,
       d.pool_mode as database_mode,
       u.pool_mode as user_mode,
       s.version as version,
       s.version_num >= 12100 as keeps_prepared_statements
from pooler_pool p
join pooler_server s
left join pooler_database d on d.name = p.database
left join pooler_user u on u.name = p.user
where p.pool_mode = 'session' and p.clients_active + p.clients_waiting > :max_clients
order by subject
