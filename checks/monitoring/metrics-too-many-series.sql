/*
title    = "Metrics stay countable"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "http_metrics where is_readable = 1"
why      = """
A label with an id or a whole address makes one series for each: scrapes get slow, and the memory of Prometheus runs out. Above
10,000 series from one instance this is almost always such a label."""
fix      = '''
Label by route pattern (`/items/{id}`), never by path, user or query.'''
docs     = ["https://prometheus.io/docs/practices/naming/#labels"]
params.max_series = 10000
*/
select
    path as subject,
    format('%s has %d series, and each scrape reads all of them', path, series) as message,
    series,
    families
from http_metrics
where is_readable = 1 and series > :max_series
order by path
