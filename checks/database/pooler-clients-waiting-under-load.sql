/*
title    = "The pooler has a connection free when users come"
severity = "high"
harm     = "slow"
size     = "wait_max_ms"
stage    = 1000
applies  = "load_pooler_second"
why      = """During the load the console was read once a second. Where clients waited longer than 100 ms in steps that the app
should carry, the pool is what gives way: the answer's time is spent in a queue, not in the database. High where that was at a rate that your
plan reaches, in steps that missed the objective; medium in steps that met it; low beyond that rate, where something has to wait."""
fix      = """Shorten what holds a server connection, or raise default_pool_size as far as Postgres has places and processors. The
recommended size stands at pool-planned-too-small."""
docs     = ["https://www.pgbouncer.org/usage.html"]
params.max_wait_ms = 100
params.min_seconds = 3
*/
with waiting as (
  select p.second, p.clients_waiting, p.wait_max_ms, p.servers_active, s.offered_per_s,
         s.offered_per_s <= g.peak_per_s as is_planned, s.verdict = 'fail' as is_missed
  from load_pooler_second p join load_second t using (second) join load_step s on s.step = t.step
       join run r join stage_rate g on g.users = r.stage
  where p.wait_max_ms > :max_wait_ms and p.clients_waiting > 0
)
select 'load' as subject,
       printf('%d clients waited for the pooler at %.0f requests per second, the first for %.1f s', max(clients_waiting), min(offered_per_s),
              1.0 * max(wait_max_ms) / 1000) as message,
       case when sum(is_planned and is_missed) >= :min_seconds then 'high' when sum(is_planned) >= :min_seconds then 'medium' else 'low' end as severity,
       count(*) as waiting_seconds,
       max(clients_waiting) as clients_waiting,
       max(wait_max_ms) as wait_max_ms,
       max(servers_active) as servers_active
from waiting
having count(*) >= :min_seconds
order by subject
