/*
title    = "The same expensive answer is not computed twice"
severity = "medium"
harm     = "slow"
size     = "database_ms"
stage    = 1000
applies  = "load_query_cost join load_endpoint using (endpoint) where is_fixed = 1"
why      = """Every visitor asks for the very same thing here, the answer was the same byte for byte, and yet the database worked
for it each time: at least 2 ms, and nothing came from a cache. When a thousand visitors ask, it is computed a thousand
times. At the 18 requests a second of 10,000 users 20 ms are a third of a processor: medium from there on, low below."""
fix      = """Keep the answer: in Redis for a minute, or in the browser and at the edge by `Cache-Control: max-age=60` where it is the
same for everybody."""
docs     = ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Caching"]
params.min_requests = 5
params.min_ms = 2
params.medium_ms = 20
*/
select e.scenario || '/' || e.name as subject,
       e.request || ' computed the same answer ' || s.requests || ' times, ' || round(c.ms_per_request, 1) || ' ms of database time each' as message,
       (select q.statement from load_query q where q.endpoint = c.endpoint order by q.ms_per_request desc, q.queryid limit 1) as slowest_statement,
       iif(c.ms_per_request >= :medium_ms, 'medium', 'low') as severity,
       c.ms_per_request as database_ms,
       s.p50_ms as p50_ms
from load_query_cost c join load_request_cost s using (endpoint) join load_endpoint e using (endpoint)
     left join load_cache_cost k using (endpoint)
where e.is_fixed = 1 and s.distinct_bodies = 1 and s.failed = 0 and s.requests >= :min_requests
  and c.ms_per_request >= :min_ms and coalesce(k.hits_per_request, 0) < 0.5
order by c.ms_per_request desc, subject
