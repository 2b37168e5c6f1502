/*
title    = "Sessions live outside the process"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "http_cookie where default_store is not null"
why      = """
A session in the memory or on the disk of one instance is gone after every restart, and unknown to the next instance: visitors are signed out,
carts are empty, and a second copy of the app makes it worse. The cookie is that of a framework which keeps sessions in the process (or in
files) unless told otherwise, and neither Redis nor Postgres holds any sessions."""
fix      = '''
Give the session library a store: connect-redis, spring-session, `SESSION_DRIVER=redis`, php's redis handler; or a signed cookie.'''
docs     = ["https://github.com/expressjs/session#compatible-session-stores", "https://12factor.net/processes"]
*/
select
    c.name as subject,
    format('the session `%s` (%s) is kept in %s of one instance', c.name, c.framework, iif(c.default_store = 'memory', 'the memory', 'files')) as message,
    min(c.path) as path
from http_cookie c
where c.default_store is not null
  and not exists (select 1 from redis_key_pattern where role = 'session')
  and not exists (select 1 from db_table where purpose = 'session')
group by c.name, c.framework, c.default_store
order by c.name
