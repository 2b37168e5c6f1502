/*
title    = "A request passes few gateways"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "http_site"
why      = """
Each proxy, mesh and gateway adds its time, its limits and its failures to every request, and somebody must know it. Two (an edge and a proxy)
are usual; three or more before an app of this size are seldom needed. Platforms that put one Envoy in front of all apps stay below that."""
fix      = '''
Draw the way of a request. Whatever only forwards can go.'''
docs     = ["https://martinfowler.com/bliki/MonolithFirst.html"]
params.max_gateways = 2
*/
select
    'gateways' as subject,
    format('the start page comes through %d gateways: %s', count(*), group_concat(name, ', ' order by position)) as message,
    count(*) as gateways
from http_hop
having count(*) > :max_gateways
order by subject
