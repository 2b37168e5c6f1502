/*
title    = "Every answer meets its limit while few visitors are there"
severity = "high"
harm     = "slow"
size     = "p50_ms"
stage    = 100
applies  = "load_request_cost"
why      = """An endpoint that is too slow or fails for one visitor alone, or at the rate of the stage that you plan for, does not
have a problem of scale: it has one today. The limit is the scenario's own, else the objective of plimsoll.toml. Alone, more
than half of the requests must miss it; under load, the whole confidence range of the 95th percentile or of the errors. High from twice the
limit on, or where one in twenty fails; less is medium: the visitor waits, and stays."""
fix      = """Start with the other findings on this endpoint: they name the query, the connection or the work that takes the time."""
docs     = ["https://sre.google/sre-book/service-level-objectives/"]
params.high_times = 2
params.high_error_pct = 5
*/
select e.scenario || '/' || e.name as subject,
       iif(2 * s.failed > s.requests,
           e.request || ' fails even for one visitor alone: ' || s.failed || ' of ' || s.requests || ' times',
           e.request || ' takes ' || cast(round(s.p50_ms) as integer) || ' ms for one visitor alone; ' ||
             cast(round(c.limit_p95_ms) as integer) || ' ms are allowed') as message,
       iif(s.p50_ms >= :high_times * c.limit_p95_ms or 2 * s.failed > s.requests, 'high', 'medium') as severity,
       0 as undecided,
       s.p50_ms as p50_ms,
       s.p95_ms as p95_ms,
       c.limit_p95_ms as limit_ms
from load_request_cost s join load_endpoint e using (endpoint) join load_scenario c on c.name = e.scenario
where s.p50_ms > c.limit_p95_ms or 2 * s.failed > s.requests
union all
select e.scenario || '/' || e.name,
       e.request || ' has a 95th percentile of ' || cast(round(l.p95_ms) as integer) || ' ms and ' || round(l.error_pct, 1) ||
         ' % errors at ' || round(t.offered_per_s, 1) || ' requests per second, a rate that your plan reaches',
       iif(l.p95_low_ms >= :high_times * c.limit_p95_ms or l.error_low_pct >= :high_error_pct, 'high', 'medium'),
       not (coalesce(l.p95_low_ms > c.limit_p95_ms, 0) or l.error_low_pct > c.limit_error_pct),
       l.p95_low_ms,
       l.p95_high_ms,
       c.limit_p95_ms
from load_endpoint_step l join load_endpoint e using (endpoint) join load_scenario c on c.name = e.scenario
     join load_step t using (step) join run r join stage_rate p on p.users = r.stage
where t.offered_per_s <= p.peak_per_s and t.verdict <> 'void'
  and (l.p95_high_ms > c.limit_p95_ms and l.p95_ms > c.limit_p95_ms or l.error_pct > c.limit_error_pct)
order by subject, message
