/*
title    = "No load balancer pins visitors to one instance"
severity = "low"
harm     = "outage"
stage    = 1000
applies  = "http_site"
why      = """
Pinning hides that state stays in one instance: when that instance goes, its visitors are signed out; when a new one comes, it gets no work.
For WebSockets and slow roll-outs it may be meant so, and is low; where the name is one that an app may use as well, it is a guess."""
fix      = '''
Keep sessions in Redis, the database or a signed cookie, then switch stickiness off in the load balancer.'''
docs     = ["https://12factor.net/processes"]
*/
select
    c.name as subject,
    format('the cookie `%s` (%s) pins each visitor to one instance', c.name, c.balancer)
      || iif(c.name in ('route', 'SRV', 'SERVERID', 'ROUTEID'), ' (sure if the app does not set it itself)', '') as message,
    iif(c.name in ('route', 'SRV', 'SERVERID', 'ROUTEID'), 'likely', 'sure') as certainty,
    format('the load balancer sets `%s`', c.name) as cause,
    c.path
from (
    select path, name, balancer, is_first from http_cookie
    union all
    select path, name, balancer, is_first from http_endpoint_cookie
) c
where c.balancer is not null and c.is_first = 1
order by c.name
