/*
title    = "No cache may hand one visitor's session to the next"
severity = "high"
harm     = "breach"
stage    = 100
applies  = "http_cookie where is_session = 1 and is_of_guard = 0 and balancer is null and kind <> 'sign-in'"
why      = """
An answer that sets a session cookie and may be kept by shared caches is handed on with its cookie: whoever comes next has the session of
whoever came first, and is signed in as him once he signs in. Squid, Apache, Traffic Server, Caddy and HAProxy keep such answers; nginx, Varnish,
Fastly and Cloudflare leave them alone, until a rule tells them otherwise. High where the answer says itself that it is for all (`public`, `s-maxage`); medium where nothing but its
time lets caches keep it. A cookie that only sounds like a session is a guess."""
fix      = '''
Set the cookie only where a session begins, and send `Cache-Control: private, no-cache` with each answer that sets it. Serve files and pages for everybody before the code that
begins sessions.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9111.html#section-7.3", "https://owasp.org/www-community/attacks/Session_fixation"]
*/
select
    r.path || ' ' || c.name as subject,
    format('%s sets the session cookie `%s` and may be kept by shared caches for %d s: whoever asks next gets the same session', r.path, c.name, k.seconds)
      || iif(c.framework = 'its own', ' (sure if the cookie tells one visitor from another)', '') as message,
    iif(r.is_for_all = 1, 'high', 'medium') as severity,
    iif(c.framework = 'its own', 'likely', 'sure') as certainty,
    format('answers that set `%s` may be kept', c.name) as cause,
    k.seconds as kept_s,
    c.framework
from http_response r
join http_kept k on k.path = r.path and k.keeper = 'shared cache'
join http_cookie c on c.path = r.path and c.kind = r.kind
where c.is_session = 1 and c.is_of_guard = 0 and c.balancer is null and k.seconds > 0
order by r.path, c.name
