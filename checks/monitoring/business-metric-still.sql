/*
title    = "A metric moves when the product does what it is for"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "load_metric"
why      = """
A counter that nobody increments is worse than none: the dashboard says that all is quiet. The load did what users do, and the metrics page was read
when it began and when it ended. Where scenarios wrote (POST, PUT, PATCH, DELETE) and were answered well at least twenty times, a counter of the product's
own should have risen. Signing in, what a visitor does once, a search and a GraphQL query are no such writes. Whether what they wrote is something that
the product counts no page tells, so this is a guess."""
fix      = '''
Increment the counter where the thing is done, in the code that the endpoint runs, and not in a path that was replaced. Where a worker does it, let the worker show its metrics too.'''
docs     = ["https://prometheus.io/docs/practices/instrumentation/"]
params.min_writes = 20
*/
select
    'counters of the product' as subject,
    iif(w.writes >= :min_writes,
        format('%d writes were answered well (%s), and none of the %d counters of your own rose (sure if one of them counts what was written)', w.writes, w.requests, c.counters),
        format('none of the %d counters of your own rose, and the scenarios wrote %d times: too seldom to tell', c.counters, w.writes)) as message,
    w.writes < :min_writes as undecided,
    iif(w.writes < :min_writes, 'let a scenario do what the product is for: order, sign up, post', null) as fix, 'code' as fix_kind,
    'likely' as certainty,
    w.writes,
    c.names as counters
from (select count(*) as counters, sum(rose) as rose, group_concat(name, ', ') as names from (select * from load_metric order by name)) c
cross join (
    select cast(round(coalesce(sum(t.requests * (1.0 - 0.01 * t.error_pct)), 0.0)) as integer) as writes, group_concat(e.request, ', ') as requests
    from load_endpoint e
    join load_endpoint_total t on t.endpoint = e.endpoint
    where e.is_act = 1
) w
where c.rose = 0
order by subject
