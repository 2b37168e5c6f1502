/*
title    = "Somebody asks the app as a visitor does"
severity = "medium"
harm     = "outage"
stage    = 100
declared_as = "uptime"
applies  = "prometheus_server"
why      = """
What an app tells of itself is silent about a certificate that has expired, a name that leads nowhere, a proxy or an edge that answers in its place: users see nothing, and every
panel is green. What sees that asks from elsewhere, once a minute, for the address that users have. Known are the metrics of exporters that do so (blackbox_exporter, Grafana's
synthetic monitoring, Uptime Kuma, Gatus, the collector's httpcheck). A service such as UptimeRobot shows none to Prometheus, so that nobody asks is a guess."""
fix      = '''
Have an outside service ask for the start page and for a page that needs the database each minute, and tell two people. `[[declare]] what = "uptime"` in plimsoll.toml says who does.'''
docs     = ["https://github.com/prometheus/blackbox_exporter", "https://prometheus.io/docs/practices/alerting/#metamonitoring"]
*/
select
    'the app' as subject,
    iif(looks is null, 'which metrics there are could not be asked', 'no metric that Prometheus has tells that somebody asks the app as a visitor does (sure if no service elsewhere does)') as message,
    looks is null as undecided,
    iif(looks is null, 'let plimsoll read `/api/v1/label/__name__/values` and `/api/v1/metadata` of Prometheus', null) as fix, 'code' as fix_kind,
    'likely' as certainty
from prometheus_server
where coalesce(looks, 0) = 0
order by subject
