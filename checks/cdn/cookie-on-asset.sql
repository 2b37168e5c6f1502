/*
title    = "No asset sets a cookie"
severity = "high"
harm     = "slow"
size     = "wire_bytes"
stage    = 1000
applies  = "http_response where kind = 'asset' and status between 200 and 299"
why      = """
nginx, Varnish, Fastly and Cloudflare never keep an answer that sets a cookie, so every request for this file reaches the
app. Squid, Apache, Caddy and HAProxy do keep it, and hand one visitor's session to the next: high where it is a session, whatever its
size, and the headers let caches keep the file. Else each request only costs the app its bytes: medium from 10 kB on, low below."""
fix      = '''
Serve static files before the session code runs. Express: `saveUninitialized: false`, and `express.static` above `session`. A proxy
that drops the cookie would drop a sign-in with it where the name of a page looks like a file's.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9111.html#section-7.3"]
params.medium_bytes = 10000
*/
select
    coalesce(r.name, r.path) || ' ' || c.name as subject,
    format('%s sets the cookie `%s`, so no CDN keeps it', r.path, c.name) as message,
    case
        when c.is_session = 1 and r.max_age_s > 0 and r.is_no_store = 0 and r.is_no_cache = 0 and r.is_private = 0 then 'high'
        when r.wire_bytes >= :medium_bytes then 'medium' else 'low'
    end as severity,
    format('the cookie `%s` is set with files', c.name) as cause,
    r.path,
    r.wire_bytes
from http_response r
join http_cookie c on c.path = r.path and c.kind = 'asset'
where r.kind = 'asset' and r.status between 200 and 299
  and c.is_of_guard = 0
order by r.wire_bytes desc, r.path, c.name
