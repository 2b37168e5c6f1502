/*
title    = "Each alert comes to somebody"
severity = "medium"
harm     = "blind"
stage    = 1000
declared_as = "alerts"
applies  = "alert_path"
why      = """
A receiver may be there by its name and have no way out: no mail, no chat, no pager. Alertmanager lists it like any other, and an alert
that is routed to it has been "delivered". The routes of Alertmanager were walked with the labels that each rule sets; where a route asks for
a label of the series, both ways were followed, and one with a way out is enough. Alerts that a route of their own sends to such a receiver
are silenced on purpose, and are a hint, unless there are no others. A rule that fires all the time is judged apart."""
fix      = '''
Give the receiver of the default route a way out (`email_configs`, `slack_configs`, `webhook_configs`), and try it: `amtool alert add test severity=page`.'''
docs     = ["https://prometheus.io/docs/alerting/latest/configuration/#receiver"]
*/
with ended as (
    select p.rule, r.name, min(p.receiver) as receiver, max(p.is_default) as is_default, max(p.integrations) as integrations
    from alert_path p
    join prometheus_rule r on r.number = p.rule
    where r.is_watchdog = 0
    group by p.rule
),
counted as (select count(*) as alerts, sum(integrations = 0) as lost from ended)
select
    receiver as subject,
    format('%d of %d alerts (%s%s) come to the receiver `%s`, which has no way out: nobody hears of them', count(*), alerts, min(name),
        iif(count(*) > 1, ' …', ''), receiver) as message,
    iif(max(is_default) = 1 or lost = alerts, 'sure', 'hint') as certainty,
    iif(max(is_default) = 1, 'the default route', 'a route of their own') as by_route
from ended, counted
where integrations = 0
group by receiver
order by receiver
