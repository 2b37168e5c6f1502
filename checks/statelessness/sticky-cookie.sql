/*
title    = "No load balancer pins visitors to one instance"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "http_response"
why      = """
Pinning hides that state stays in one instance: when that instance goes, its visitors are signed out; when a new one comes, it gets no work.
For WebSockets and slow roll-outs it may be meant so."""
fix      = '''
Keep sessions in Redis, the database or a signed cookie, then switch stickiness off in the load balancer.'''
docs     = ["https://12factor.net/processes"]
*/
select
    c.name as subject,
    format('the cookie `%s` (%s) pins each visitor to one instance', c.name, c.balancer) as message,
    min(c.path) as path
from http_cookie c
join http_response r on r.path = c.path
where c.balancer is not null
group by c.name, c.balancer
order by c.name
