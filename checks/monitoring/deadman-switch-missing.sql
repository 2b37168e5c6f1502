/*
title    = "Something tells when the alerts themselves have died"
severity = "low"
harm     = "blind"
stage    = 1000
declared_as = "alerts"
applies  = "prometheus_rule where kind = 'alerting'"
why      = """
When Prometheus or Alertmanager dies, it is quiet: just as when all is well. So one alert fires all the time, and is sent to something
outside that makes noise once it stays away. Known is such a rule by firing now and asking for no metric, or by its name (Watchdog,
DeadMansSwitch, heartbeat); it must come to a receiver with a way out. Where something outside asks Prometheus itself, that does the same and
is not seen: this is a guess."""
fix      = '''
Add `- alert: Watchdog` with `expr: vector(1)`, and route it to a webhook of Dead Man's Snitch, healthchecks.io or the like.'''
docs     = ["https://prometheus.io/docs/practices/alerting/#metamonitoring", "https://github.com/prometheus/prometheus/issues/11740"]
*/
select
    'deadman''s switch' as subject,
    iif(exists (select 1 from prometheus_rule own where own.is_watchdog = 1),
        'the alert that fires all the time comes to no receiver with a way out', 'no alert fires all the time')
      || ', so that nobody hears when Prometheus or Alertmanager has died (sure if nothing outside watches them)' as message,
    'likely' as certainty
from prometheus_server
where not exists (
    select 1 from prometheus_rule r join alert_path p on p.rule = r.number where r.is_watchdog = 1 and p.integrations > 0
)
order by version
