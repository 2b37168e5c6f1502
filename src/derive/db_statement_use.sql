-- Where a load was run, use is what was counted before it: how long a call takes while a load looks for what the app no longer
-- carries says nothing of other days. Where none was run, all that was counted is use.
with ran as (select exists (select 1 from load_run) as has_load),
began as (select max(age_days) as days from (select age_days from db_statement_record union all select age_days from db_statement_record_before)),
alone as (
  select s.queryid as id, sum(s.calls) as calls, sum(s.exec_ms) as ms, sum(s.exec_ms / coalesce(c.requests, 1)) as visit_ms
  from load_request_statement s left join load_request_cost c using (endpoint) where s.calls > 0 group by s.queryid
),
counted as (
  select s.id, s.total_ms, iif(has_load, null, s.mean_ms) as counted_mean_ms, a.ms / a.calls as alone_ms, a.visit_ms,
         -- Counters that began anew meanwhile hold no more than what ran since.
         iif(has_load, s.calls - iif(s.calls < b.calls, 0, coalesce(b.calls, 0)), 0) as load_calls,
         iif(has_load, coalesce(b.calls, 0), s.calls) as used_calls, iif(has_load, coalesce(b.total_ms, 0.0), s.total_ms) as used_ms,
         iif(has_load, b.max_ms, s.max_ms) as used_max_ms, iif(has_load, b.deviation_ms, s.deviation_ms) as used_deviation_ms,
         iif(has_load, coalesce(b.planning_ms, 0.0), s.planning_ms) as used_planning_ms
  from db_statement s cross join ran left join db_statement_before b using (id) left join alone a using (id)
),
whole as (
  select not has_load or sum(used_calls) >= 1000 as is_used, sum(used_ms) as used_ms, sum(visit_ms) as visit_ms, sum(total_ms) as total_ms
  from counted cross join ran
)
select id, load_calls, used_calls, c.used_ms, used_max_ms, used_deviation_ms, used_planning_ms,
       -- A few calls tell of caches that were cold.
       coalesce(counted_mean_ms, iif(used_calls >= 20, c.used_ms / used_calls, null), alone_ms, c.used_ms / nullif(used_calls, 0)) as mean_ms,
       began.days as counted_days,
       max(used_calls / max(coalesce(began.days, 1), 1.0), load_calls) as calls_a_day,
       100.0 * c.used_ms / (86400000 * began.days) as busy_pct,
       100.0 * case when is_used then c.used_ms / nullif(w.used_ms, 0) when c.visit_ms is null then c.total_ms / nullif(w.total_ms, 0)
                    else c.visit_ms / nullif(w.visit_ms, 0) end as time_pct,
       case when is_used then 'use' when c.visit_ms is null then 'all' else 'one visitor' end as time_of
from counted c cross join whole w cross join began
order by id
