/*
title    = "The app has a metrics endpoint"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "http_site"
why      = """
Without numbers from the inside (requests, times, errors, pool) nobody sees trouble coming; the first alert is a customer. Looked
at were seven usual paths; one that asks for credentials counts. An app that pushes its numbers instead may waive this."""
fix      = '''
Add the Prometheus client of your language and serve `/metrics`, on an inner port or behind a token.'''
docs     = ["https://prometheus.io/docs/instrumenting/clientlibs/"]
*/
select
    'metrics endpoint' as subject,
    'no usual path answers with metrics, so trouble is only seen once users see it' as message
from http_site
where not exists (select 1 from http_metrics)
order by url
