/*
title    = "What is looked up in the cache is found there"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "load_cache_use where lookups > 0"
why      = """A cache that answers less than half of its lookups costs a round trip and saves little. Worse is an endpoint that
looks up the very same thing, does not find it, and stores it again, request after request: its key holds something that
changes each time (a timestamp, a random number), or it expires at once. Seen over at least 1,000 lookups of the load, or
in repeated identical requests by one visitor. A load that looked up fewer keys tells nothing of the cache; and the ratio of all keys is a
guess, since flags and sessions that are not there are looked up too."""
fix      = """Build the key only from what the value depends on, and keep the value for minutes rather than seconds. What is
never asked for again should not be stored."""
docs     = ["https://redis.io/docs/latest/develop/reference/client-side-caching/"]
params.min_pct = 50
params.min_lookups = 1000
params.min_share = 0.9
*/
select e.scenario || '/' || e.name as subject,
       e.request || ' stores a value in Redis at every request and does not find it at the next, identical one' as message,
       null as fix,
       'sure' as certainty,
       c.misses_per_request as misses_per_request,
       c.writes_per_request as writes_per_request,
       null as hit_pct,
       0 as undecided,
       'code' as fix_kind
from load_cache_cost c join load_endpoint e using (endpoint) join load_request_cost s using (endpoint)
where c.misses_per_request >= :min_share and c.writes_per_request >= :min_share and c.hits_per_request < c.misses_per_request
  and s.distinct_bodies = 1
union all
select 'Redis',
       iif(u.lookups < :min_lookups, 'the load looked up ' || u.lookups || ' keys in Redis, too few to tell how often they are found',
           'only ' || cast(round(u.hit_pct) as integer) || ' % of ' || u.lookups || ' lookups under load found their key; redis-cli monitor on a copy shows which do not'),
       iif(u.lookups < :min_lookups, 'drive scenarios that read what is cached, and for longer: load.max_seconds in plimsoll.toml', null),
       'likely', null, null, u.hit_pct, u.lookups < :min_lookups, 'code'
from load_cache_use u
where u.lookups < :min_lookups or u.hit_pct < :min_pct
order by subject
