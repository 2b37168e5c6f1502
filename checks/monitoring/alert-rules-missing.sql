/*
title    = "An alert tells of each thing that users would feel"
severity = "medium"
harm     = "blind"
stage    = 1000
declared_as = "alerts"
applies  = "prometheus_signal"
why      = """
What no alert tells of, users tell. Asked for is an alert on what is down, on requests that fail, and on requests that are slow; and, which is
low, on processor, memory and disk, on Postgres and on Redis (where they are scanned or their metrics are there) and on jobs that wait (where
metrics tell of them). What a rule tells of is known by the names of its metrics, also of those that another rule records, and requests that
fail by a label such as `status=~"5.."`. Alerts of Grafana or of a vendor stand in no rule of Prometheus: this is a guess."""
fix      = '''
Add a rule for each: `up == 0`; the share of requests with status 5xx; the 95th percentile of http_request_duration_seconds; disk that is full in four hours.'''
docs     = ["https://sre.google/sre-book/monitoring-distributed-systems/", "https://samber.github.io/awesome-prometheus-alerts/"]
*/
select
    signal as subject,
    format('none of the %d alerting rules of Prometheus tells %s (sure if no other tool does)', of_rules, title) as message,
    iif(signal in ('availability', 'errors', 'latency'), 'medium', 'low') as severity,
    'likely' as certainty,
    'what no alert tells of' as cause,
    metrics
from prometheus_signal
where rules = 0
  and (
    signal in ('availability', 'errors', 'latency', 'saturation')
    or metrics > 0
    or exists (select 1 from address where kind = signal)
  )
order by severity desc, signal
