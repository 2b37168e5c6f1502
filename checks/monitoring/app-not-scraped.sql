/*
title    = "Prometheus gets metrics of the app"
severity = "medium"
harm     = "blind"
stage    = 1000
declared_as = "metrics"
applies  = "prometheus_server where exists (select 1 from address where kind = 'app')"
why      = """
Where the app is no target of Prometheus, or does not answer it, each rule on its requests is silent for ever: nothing tells that it looks
at nothing. The app is a target where its address is one, or that of `metrics` below [app] in plimsoll.toml; or, under another address, one whose metrics count HTTP requests that it answered
(known by their names: http, request or rpc). Where none is either, that the app is not among them is a guess."""
fix      = '''
Add the app to `scrape_configs` of prometheus.yml with the port and path of its metrics, reload, and look at /targets.'''
docs     = ["https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config"]
*/
select
    instance as subject,
    format('the last scrape of the app (%s, job %s) got nothing: %s; rules on its requests are silent', instance, job, coalesce(fault, 'no reason was given'))
      as message,
    'sure' as certainty,
    0 as undecided
from prometheus_target app
where app.is_app = 1
  and app.is_up = 0
  and not exists (select 1 from prometheus_target other where (other.is_app = 1 or other.serves = 1) and other.is_up = 1)
union all
select
    'the app' as subject,
    format('none of the %d targets of Prometheus has the app''s address, or counts HTTP requests that it answered', (select count(*) from prometheus_target))
      || ' (sure if the app is none of them)' as message,
    'likely' as certainty,
    exists (select 1 from prometheus_target asked where asked.serves is null) as undecided
from prometheus_server
where not exists (select 1 from prometheus_target target where target.is_app = 1 or target.serves = 1)
order by subject
