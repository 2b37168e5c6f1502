/*
title    = "Every rule can be evaluated"
severity = "medium"
harm     = "blind"
stage    = 1000
declared_as = "alerts"
applies  = "prometheus_rule"
why      = """
A rule whose evaluation fails alerts nobody and records nothing. The usual cause is a join of series that are not one to one any more, since
a second copy of something came."""
fix      = '''
Run its expression under /graph: the error says which side has several series; `on (…)`, `max by (…)` or `group_left` mends it.'''
docs     = ["https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching"]
*/
select
    group_name || '/' || name as subject,
    format('%s could not be evaluated: %s', name, fault) as message,
    query
from prometheus_rule
where fault is not null
order by number
