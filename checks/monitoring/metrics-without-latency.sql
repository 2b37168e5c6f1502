/*
title    = "Metrics tell how long requests take"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "http_metrics where is_readable = 1"
why      = """
Default metrics tell of memory and processor. Users feel how long a request takes and whether it fails; that takes a histogram of request
times, by route and status. Outgoing calls and the scraper's own requests do not count. Such a histogram is known by its name (http, request
or response, and a time), so this is a guess."""
fix      = '''
Add the HTTP middleware of your Prometheus library, so that `http_request_duration_seconds` is there.'''
docs     = ["https://prometheus.io/docs/practices/histograms/"]
*/
select
    'metrics' as subject,
    format('%s has %d metrics, and none is named for how long requests take (sure if none of them measures it)', path, families) as message,
    'likely' as certainty,
    families
from http_metrics
where is_readable = 1
  and not exists (select 1 from http_metrics seen where seen.has_latency = 1)
order by path
limit 1
