/*
title    = "Assets with a fingerprint in their name are kept for a month or longer"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "http_response where kind = 'asset' and is_hashed_name = 1 and status between 200 and 299"
why      = """
A file whose name holds a fingerprint of its content never changes. When it may not be kept, every visitor asks for it
again on every page, and every one of these requests comes back to the app: browsers and a CDN could have answered them.
30 days is the shortest that audits such as Lighthouse and sitespeed.io let pass; a year is usual."""
fix      = '''
Send `Cache-Control: public, max-age=31536000, immutable` with files that have a fingerprint in their name, and only with those.
Express: `express.static(dir, { immutable: true, maxAge: '1y' })`. Django: WhiteNoise with ManifestStaticFilesStorage. What says `private` the
snippet for nginx leaves alone: whether it holds a secret only the app knows.'''
docs     = ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Cache-Control", "https://nginx.org/en/docs/http/ngx_http_headers_module.html"]
params.min_age_s = 2592000
*/
select
    path as subject,
    path || case
        when is_no_store = 1 or is_no_cache = 1 then ' never changes, and yet no browser and no CDN may use the copy that it has'
        when is_private = 1 then ' never changes, and yet no CDN may keep it'
        when max_age_s is null then ' never changes, and yet nothing says how long it may be kept'
        else ' never changes, and yet it may be kept for only ' || max_age_s || ' s'
    end as message,
    iif(is_private = 1, null, nginx_snippet('keeping')) as fix, 'nginx' as fix_kind,
    max_age_s,
    wire_bytes
from http_response
where kind = 'asset' and is_hashed_name = 1 and status between 200 and 299
  and (is_no_store = 1 or is_no_cache = 1 or is_private = 1 or coalesce(max_age_s, 0) < :min_age_s)
order by wire_bytes desc, path
