/*
title    = "A request passes few gateways"
severity = "low"
harm     = "cost"
stage    = 1000
applies  = "http_site"
why      = """
Each proxy, mesh and gateway adds its time, its limits and its failures to every request, and somebody must know it. Two (an edge and a proxy)
are usual; three or more before an app of this size are seldom needed. Some are the host's own, and nobody can take them out, so this is a guess."""
fix      = '''
Draw the way of a request. Whatever only forwards can go.'''
docs     = ["https://martinfowler.com/bliki/MonolithFirst.html"]
params.max_gateways = 2
*/
select
    'gateways' as subject,
    format('the start page comes through %d gateways: %s (sure if three of them are yours)', count(*), group_concat(name, ', ' order by position))
      as message,
    'likely' as certainty,
    count(*) as gateways
from http_hop
having count(*) > :max_gateways
order by subject
