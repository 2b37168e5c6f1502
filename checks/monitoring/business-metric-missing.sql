/*
title    = "Metrics tell what the product does"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "http_metrics where is_readable = 1"
why      = """
Processor, memory and request times stay green while nobody can pay: a form that lost its button, a provider that refuses cards. What sees that are
counters of the product's own: sign-ups, orders, messages sent, with an alert on a fall. Whose a metric is its name tells: what no runtime, framework
or exporter that is known is called by is taken for the product's. Numbers that are pushed elsewhere are not seen, so this is a guess."""
fix      = '''
Count what the product is for, where it happens: `orders_total.inc()` beside the commit. Two or three counters are enough to begin with.'''
docs     = ["https://prometheus.io/docs/practices/instrumentation/", "https://sre.google/workbook/monitoring/"]
*/
select
    'metrics' as subject,
    format(
        '%d metrics are shown, %d of the runtime and %d of libraries, and none of what the product does (sure if nothing else counts that)',
        m.metrics, m.of_runtime, m.of_libraries
    ) as message,
    'likely' as certainty,
    m.metrics
from (
    select
        count(*) as metrics,
        sum(layer = 'runtime') as of_runtime,
        sum(layer = 'library') as of_libraries,
        sum(layer = 'own') as own
    from http_metric
) m
where m.own = 0
order by subject
