/*
title    = "Sessions live outside the process"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "http_session where default_store is not null"
why      = """
A session in the memory or on the disk of one instance is gone after every restart, and unknown to the next instance: visitors are signed out,
carts are empty, and a second copy of the app makes it worse. The cookie is that of a framework which keeps sessions in the process (or in
files) unless told otherwise, and neither Redis nor Postgres holds any sessions. A store of another kind is not seen, so this is a guess;
a second instance (`--instance`) shows. An app that begins a session only at sign-in shows it to a scenario that signs in."""
fix      = '''
Give the session library a store: connect-redis, spring-session, `SESSION_DRIVER=redis`, php's redis handler; or a signed cookie.'''
docs     = ["https://github.com/expressjs/session#compatible-session-stores", "https://12factor.net/processes"]
*/
select
    s.name as subject,
    format(
      'the session `%s` (%s) is kept in %s of one instance unless another store is set (sure if a second instance, --instance, does not know it)',
      s.name, s.framework, iif(s.default_store = 'memory', 'the memory', 'files')
    ) as message,
    'likely' as certainty,
    s.seen_in
from http_session s
where s.default_store is not null
  and not exists (select 1 from redis_key_pattern where role = 'session')
  and not exists (select 1 from db_table where purpose = 'session')
order by s.name
