/*
title    = "The app has a metrics endpoint"
severity = "medium"
harm     = "blind"
stage    = 1000
declared_as = "metrics"
applies  = "http_site where not is_files_only"
why      = """
Without numbers from the inside (requests, times, errors, pool) nobody sees trouble coming; the first alert is a customer. Looked
at were seven usual paths, and the page that `metrics` below [app] in plimsoll.toml names; one that asks for credentials counts. One on an inner port that
is not named, and numbers that the app pushes, are not seen, so this is a guess; an app that pushes them may waive it. Of files alone, without a database (`without` in plimsoll.toml), none are asked for."""
fix      = '''
Add the Prometheus client of your language and serve `/metrics`, on an inner port or behind a token. Then name it in plimsoll.toml, below [app]:
metrics = "http://127.0.0.1:9100/metrics", and what it asks for as metrics_headers = { Authorization = "$METRICS_TOKEN" }.'''
docs     = ["https://prometheus.io/docs/instrumenting/clientlibs/"]
*/
select
    'metrics endpoint' as subject,
    'none of seven usual paths answers with metrics (sure if there are none on an inner port and none are pushed)' as message,
    'likely' as certainty
from http_site
where not exists (select 1 from http_metrics)
order by url
