/*
title    = "No asset sets a cookie"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "http_response where kind = 'asset' and status between 200 and 299"
why      = """
nginx, Varnish, Fastly and Cloudflare never keep an answer that sets a cookie, so every request for this file reaches the
app. Squid, Apache, Caddy and HAProxy do keep it, and hand one visitor's session to the next."""
fix      = '''
Serve static files before the session code runs. Express: `saveUninitialized: false`, and `express.static` above `session`. A proxy
that drops the cookie would drop a sign-in with it where the name of a page looks like a file's.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9111.html#section-7.3"]
*/
select
    r.path || ' ' || c.name as subject,
    format('%s sets the cookie `%s`, so no CDN keeps it', r.path, c.name) as message,
    r.wire_bytes
from http_response r
join http_cookie c on c.path = r.path and c.kind = 'asset'
where r.kind = 'asset' and r.status between 200 and 299
  and c.name not in ('__cf_bm', '_cfuvid', '__cfruid')
order by r.wire_bytes desc, r.path, c.name
