/*
title    = "An Alertmanager takes what Prometheus alerts"
severity = "medium"
harm     = "blind"
stage    = 1000
declared_as = "alerts"
applies  = "prometheus_rule where kind = 'alerting'"
why      = """
Prometheus sends no mail: it hands its alerts to an Alertmanager, and drops those that none takes. That one is named in its configuration
is no proof that it took any, so Prometheus' own counters are asked, which begin when it starts. A few are lost while it starts, before it
knows its Alertmanagers: from 20 on a share of more than 10 % is no start any more."""
fix      = '''
Name Alertmanager in prometheus.yml: alerting: { alertmanagers: [ { static_configs: [ { targets: ["127.0.0.1:9093"] } ] } ] }, and reload.'''
docs     = ["https://prometheus.io/docs/prometheus/latest/configuration/configuration/#alertmanager_config"]
params.enough = 20
params.max_lost_pct = 10
*/
with known as (select count(*) as managers from prometheus_alertmanager),
    alerting as (select count(*) as rules from prometheus_rule where kind = 'alerting')
select
    'alertmanager' as subject,
    case
        when managers = 0 then format('Prometheus has %d alerting rules and no Alertmanager to hand alerts to: nobody hears of them', rules)
        when lost = 0 then 'Prometheus has handed over no alert since it started, so whether its Alertmanager takes any cannot be seen'
        else format('%d alerts were handed over since Prometheus started, and %d found no Alertmanager that took them', sent, lost)
    end as message,
    case
        when managers = 0 then 'name an Alertmanager below `alerting` in prometheus.yml, and reload Prometheus'
        when max(sent, lost) < :enough then 'let one alert fire all the time (`vector(1)`, a deadman''s switch), and scan again after half an hour'
        else 'see in the log of Prometheus why its Alertmanager takes none'
    end as fix,
    'code' as fix_kind,
    managers > 0 and max(sent, lost) < :enough as undecided,
    sent,
    lost
from prometheus_notification, known, alerting
where managers = 0 or sent + lost = 0 or 100.0 * lost / max(sent, lost) > :max_lost_pct
order by subject
