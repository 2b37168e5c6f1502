/*
title    = "What a rule asks for is there"
severity = "medium"
harm     = "blind"
stage    = 1000
declared_as = "alerts"
applies  = "prometheus_rule_metric"
why      = """
A rule over a metric that does not exist is in perfect health for ever: Prometheus says "ok, inactive", and it never fires. A renamed metric
or a mistyped one does that. Looked at were all names that Prometheus has series of, as far back as it keeps them, and all that its
targets describe. What is asked for inside `absent(…)` may be missing; of a rule with `or` or `unless` one metric is enough; what another rule
records is judged there. Some libraries show a counter only once it has counted: so this is a guess."""
fix      = '''
Ask Prometheus for the name under /graph, and correct the rule; `promtool check rules` and pint find such rules before they are deployed.'''
docs     = ["https://cloudflare.github.io/pint/checks/promql/series.html"]
*/
select
    r.group_name || '/' || r.name as subject,
    format('%s asks for %s, which Prometheus has never had: it cannot %s (sure if nothing is to begin it)', r.name, group_concat(m.metric, ', '),
        iif(r.kind = 'alerting', 'fire', 'record anything')) as message,
    'likely' as certainty,
    'rules of ' || r.group_name as cause,
    r.query,
    r.state
from prometheus_rule r
join prometheus_rule_metric m on m.rule = r.number
where m.is_there = 0
  and m.is_recorded = 0
  and (
    r.needs_all = 1
    or not exists (
        select 1 from prometheus_rule_metric other where other.rule = r.number and (other.is_there = 1 or other.is_recorded = 1)
    )
  )
group by r.number
order by r.number
