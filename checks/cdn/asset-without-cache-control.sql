/*
title    = "Every asset says how long it may be kept"
severity = "medium"
harm     = "slow"
size     = "wire_bytes"
stage    = 1000
applies  = "http_response where kind = 'asset' and is_hashed_name is not 1 and status between 200 and 299"
why      = """
Where nothing is said, every cache guesses: Varnish keeps it two minutes, nginx not at all, Cloudflare by its ending, a
browser a tenth of its age. Nobody can say when visitors see a change. With an ETag or a date a browser at least asks again: low; medium
where it cannot even ask, from 10 kB on (a twentieth of a second on a slow phone line of 1.6 Mbit/s). Files with a fingerprint in their name are judged by how long they may be kept."""
fix      = '''
Send `Cache-Control: no-cache` with files whose content may change under their name, `max-age` with the rest.'''
docs     = ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Cache-Control"]
params.medium_bytes = 10000
*/
select
    coalesce(name, path) as subject,
    path || ' says nothing about how long it may be kept, so every cache guesses' as message,
    nginx_snippet('keeping') as fix, 'nginx' as fix_kind,
    iif(has_validator = 0 and wire_bytes >= :medium_bytes, 'medium', 'low') as severity,
    'files of ' || folder || ' do not say how long they may be kept' as cause,
    path,
    wire_bytes
from http_response
where kind = 'asset' and is_hashed_name is not 1 and status between 200 and 299 and has_cache_control = 0
order by path
