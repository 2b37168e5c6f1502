/*
title    = "What Alertmanager sends arrives"
severity = "medium"
harm     = "blind"
stage    = 1000
declared_as = "alerts"
applies  = "alertmanager_integration"
why      = """
A password that has run out, a webhook that has moved: alerts are sent and arrive nowhere, and it shows only in Alertmanager's log and
counters. They begin when it starts. Where nothing was sent yet, nobody has shown that anything would arrive. More than one in ten that is
given up is no passing trouble of a network, which is tried again."""
fix      = '''
See the log of Alertmanager for the error, mend address or credentials, and send a test: `amtool alert add test severity=page`.'''
docs     = ["https://prometheus.io/docs/alerting/latest/management_api/"]
params.max_failed_pct = 10
*/
select
    name as subject,
    iif(sent = 0, format('no notification by %s has gone out since Alertmanager started, so whether one would arrive cannot be seen', name),
        format('%d of %d notifications by %s were given up since Alertmanager started', failed, sent, name)) as message,
    iif(sent = 0, 'send a test alert, `amtool alert add test severity=page`, and scan again',
        'see the log of Alertmanager for the error, and mend address or credentials') as fix,
    'code' as fix_kind,
    sent = 0 as undecided,
    sent,
    failed
from alertmanager_integration
where 100.0 * failed / max(sent, 1) > :max_failed_pct
   or not exists (select 1 from alertmanager_integration other where other.sent > 0)
order by name
