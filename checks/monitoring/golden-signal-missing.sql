/*
title    = "Metrics tell of traffic, errors and saturation"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "http_metrics where is_readable = 1"
why      = """
Four signals tell how a service is: how many requests come, how many of them fail, how long they take, and how full it is. How long they take has a check of its own.
A counter of requests with a label of status gives the first two; the defaults of a client library give the last: memory, processor, threads, connections.
What a metric tells of its name and its labels say, so this is a guess. It is medium where requests are not counted, and low where nothing tells how full the app is."""
fix      = '''
Add the HTTP middleware of your Prometheus library, which counts requests by route and status, and its default metrics of the process.'''
docs     = ["https://sre.google/sre-book/monitoring-distributed-systems/"]
*/
with shown as (
    select
        group_concat(path, ', ') as paths,
        max(has_rate) as has_rate,
        max(has_errors) as has_errors,
        max(has_saturation) as has_saturation
    from (select * from http_metrics where is_readable = 1 order by path)
)
select
    'requests' as subject,
    format('no metric of %s tells %s (sure if none of them measures it)', paths,
        case when has_rate = 1 then 'how many requests fail'
             when has_errors = 1 then 'how many requests come'
             else 'how many requests come, nor how many fail' end) as message,
    'medium' as severity,
    'likely' as certainty
from shown
where has_rate = 0 or has_errors = 0
union all
select
    'saturation',
    format('no metric of %s tells how full the app is: memory, processor, threads or connections (sure if none of them measures it)', paths),
    'low',
    'likely'
from shown
where has_saturation = 0
order by subject
