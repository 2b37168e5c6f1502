/*
title    = "Assets with a fingerprint in their name are kept for a month or longer"
severity = "high"
harm     = "slow"
size     = "wire_bytes"
stage    = 1000
applies  = "http_response where kind = 'asset' and is_hashed_name = 1 and status between 200 and 299"
why      = """
A file whose name holds a fingerprint of its content never changes. When it may not be kept, every visitor asks for it
again on every page, and every one of these requests comes back to the app: browsers and a CDN could have answered them.
30 days is the shortest that audits such as Lighthouse and sitespeed.io let pass; a year is usual. How bad it is the bytes say that are sent
again: high from 50 kB on (a quarter of a second on a slow phone line of 1.6 Mbit/s) where a copy cannot be asked about, medium from 10 kB on.
Where a copy of a script or style is asked about, that is a round trip on each page: medium. From a day on it is low (WebPageTest wants seven), and so it is where an edge is told to keep it (`CDN-Cache-Control`): then that answers.
The fingerprint is known by its shape, by the folder of its framework and by the names beside it: where these leave a doubt, and with pictures,
which people upload, it is a guess."""
fix      = '''
Send `Cache-Control: public, max-age=31536000, immutable` with files that have a fingerprint in their name, and only with those.
Express: `express.static(dir, { immutable: true, maxAge: '1y' })` of a folder with nothing else in it. Django: WhiteNoise with ManifestStaticFilesStorage. What says `private` the
snippet for nginx leaves alone: whether it holds a secret only the app knows; and a name that only may hold a fingerprint has no snippet.'''
docs     = ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Cache-Control", "https://nginx.org/en/docs/http/ngx_http_headers_module.html"]
params.min_age_s = 2592000
params.low_age_s = 86400
params.medium_bytes = 10000
params.high_bytes = 50000
*/
select
    coalesce(name, path) as subject,
    path || case
        when is_no_store = 1 or is_no_cache = 1 then ' never changes, and yet no browser and no CDN may use the copy that it has'
        when is_private = 1 then ' never changes, and yet no CDN may keep it'
        when max_age_s is null then ' never changes, and yet nothing says how long it may be kept'
        else ' never changes, and yet it may be kept for only ' || max_age_s || ' s'
    end || iif(is_hash_sure = 1 and media in ('script', 'css', 'font'), '', ' (sure if its name changes with its content)') as message,
    iif(is_private = 1 or is_hash_sure = 0, null, nginx_snippet('keeping')) as fix, 'nginx' as fix_kind,
    case
        when is_no_store = 0 and is_no_cache = 0 and max_age_s >= :low_age_s then 'low'
        when edge_s >= :min_age_s then 'low'
        when (is_no_store = 1 or has_validator = 0 or is_revalidated = 0) and wire_bytes >= :high_bytes then 'high'
        when wire_bytes >= :medium_bytes or media in ('script', 'css') then 'medium'
        else 'low'
    end as severity,
    iif(is_hash_sure = 1 and media in ('script', 'css', 'font'), 'sure', 'likely') as certainty,
    'files of ' || folder || ' with a fingerprint are not kept' as cause,
    path,
    max_age_s,
    wire_bytes
from http_response
where kind = 'asset' and is_hashed_name = 1 and status between 200 and 299
  and (is_no_store = 1 or is_no_cache = 1 or is_private = 1 or coalesce(max_age_s, 0) < :min_age_s)
order by wire_bytes desc, path
