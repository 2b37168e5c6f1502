/*
title    = "Visitors get no session before they need one"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "http_response where kind = 'page' and status between 200 and 299"
why      = """
A page that sets a session cookie for everybody can be kept by no CDN, not even for ten seconds, though it is the same for
all. Each bot and each passer-by also makes a session that somebody stores. One page that does it may be the sign-in form, which
is right; two or more, or the start page, are a habit. A page that says itself that it is private is meant for one visitor: low. A cookie that only
sounds like a session is a guess."""
fix      = '''
Begin a session at sign-in, not at the first visit. Express: `saveUninitialized: false`. Django: do not write to `request.session` in pages for everybody.'''
docs     = ["https://github.com/expressjs/session#saveuninitialized"]
*/
select
    r.path || ' ' || c.name as subject,
    format('%s gives every visitor a session (`%s`), so no CDN can keep the page', r.path, c.name)
      || iif(c.framework = 'its own', ' (sure if the cookie tells one visitor from another)', '') as message,
    iif(r.is_private = 1 or r.is_no_store = 1, 'low', 'medium') as severity,
    iif(c.framework = 'its own', 'likely', 'sure') as certainty,
    format('`%s` is set before anybody signs in', c.name) as cause,
    c.framework
from http_response r
join http_cookie c on c.path = r.path and c.kind = 'page' and c.is_session = 1
where r.kind = 'page' and r.status between 200 and 299
  and (
    r.is_start = 1
    or exists (select 1 from http_cookie other where other.kind = 'page' and other.is_session = 1 and other.path <> c.path)
  )
order by r.path, c.name
