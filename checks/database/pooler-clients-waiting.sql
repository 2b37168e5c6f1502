/*
title    = "No client waits for the pooler while it is quiet"
severity = "high"
harm     = "slow"
size     = "wait_max_ms"
stage    = 1000
applies  = "pooler_pool"
why      = """A client that waits has a request behind it, and a user before it. The console was read five times within a second:
one wait of more than a second then, or 100 ms on average for each transaction since the pooler started, means that the pool is
smaller than the work, or that transactions are held open. High is a wait now, of however many, and a second on average; less on average
may be one bad hour since it started: medium. A pool that is paused waits on purpose, and what is wrong with it is a guess."""
fix      = """Look first at what holds the server connections: slow statements, and transactions that wait for another service.
Only then raise default_pool_size, as far as Postgres has places and processors."""
docs     = ["https://www.pgbouncer.org/usage.html"]
params.max_wait_ms = 1000
params.max_mean_wait_ms = 100
params.high_mean_wait_ms = 1000
params.min_transactions = 100
*/
select p.database || ' as ' || p.user as subject,
       printf('%d clients of %s wait for a server connection, the first for %.1f s%s', p.clients_waiting, p.database, 1.0 * p.wait_max_ms / 1000,
              iif(d.is_paused, ': it is paused, resume it unless somebody is at work there', '')) as message,
       'high' as severity,
       iif(d.is_paused, 'likely', 'sure') as certainty,
       p.clients_waiting as clients_waiting,
       p.clients_active as clients_active,
       p.servers_active as servers_active,
       p.servers_idle as servers_idle,
       p.wait_max_ms as wait_max_ms,
       null as mean_hold_ms,
       coalesce(d.is_paused, 0) as is_paused
from pooler_pool p
left join pooler_database d on d.name = p.database
where p.clients_waiting > 0 and p.wait_max_ms > :max_wait_ms
union all
select s.database,
       printf('A transaction on %s has waited %.0f ms for a server connection on average', s.database, 1.0 * s.wait_ms / s.transactions),
       iif(1.0 * s.wait_ms / s.transactions >= :high_mean_wait_ms, 'high', 'medium'), 'sure',
       null, null, null, null,
       1.0 * s.wait_ms / s.transactions,
       1.0 * s.transaction_ms / s.transactions,
       0
from pooler_stat s
where s.transactions >= :min_transactions and 1.0 * s.wait_ms / s.transactions >= :max_mean_wait_ms
order by subject
