/*
title    = "A visitor of one instance is known to the other"
severity = "critical"
harm     = "outage"
stage    = 1000
applies  = "http_handoff"
why      = """
The session cookie of the first instance was shown to the second, which handed out a new one: it does not know the visitor. With two instances
every second click signs people out: critical from the second instance on. The first instance was asked too, and kept the session, so it is
not the cookie that expires."""
fix      = '''
Keep sessions in Redis or the database, or in a signed cookie with one key for all instances.'''
docs     = ["https://12factor.net/processes"]
*/
select
    name as subject,
    format('the second instance does not know the session `%s` of the first', name) as message
from http_handoff
where is_lost = 1
order by name
