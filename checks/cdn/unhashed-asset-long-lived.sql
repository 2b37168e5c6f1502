/*
title    = "Code under a name that stays the same is not kept for long"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "http_response where kind = 'asset' and is_hashed_name = 0 and media in ('script', 'css') and status between 200 and 299"
why      = """
After a deploy the name is the same and the content is new. A browser or CDN that may keep the old copy for days goes on
using it: visitors get new pages with old code, and no deploy can reach them. Longer than a day is too long."""
fix      = '''
Put a fingerprint of the content into the file's name (every bundler can), or send `Cache-Control: no-cache` with an ETag.'''
docs     = ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Cache-Control"]
params.max_age_s = 86400
*/
select
    path as subject,
    format('%s keeps its name when its code changes, and browsers may keep the old code for %d s', path, max_age_s) as message,
    nginx_snippet('keeping') as fix, 'nginx' as fix_kind,
    max_age_s,
    is_immutable
from http_response
where kind = 'asset' and is_hashed_name = 0 and media in ('script', 'css') and status between 200 and 299
  and is_versioned = 0 and is_no_cache = 0 and is_no_store = 0
  and (max_age_s > :max_age_s or (is_immutable = 1 and max_age_s > 0))
order by max_age_s desc, path
