/*
title    = "Code under a name that stays the same is not kept for long"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "http_response where kind = 'asset' and is_hashed_name = 0 and media in ('script', 'css') and status between 200 and 299"
why      = """
After a deploy the name is the same and the content is new. A browser or CDN that may keep the old copy for days goes on
using it: visitors get new pages with old code, and no deploy can reach them. Longer than a day is too long. Whether a name changes with its
content only two builds show: it may be a library that never changes, or hold a fingerprint of another shape. So this is a guess. A name that
may as well be a fingerprint is left out."""
fix      = '''
Put a fingerprint of the content into the file's name (every bundler can), or send `Cache-Control: no-cache` with an ETag.'''
docs     = ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Cache-Control"]
params.max_age_s = 86400
*/
select
    coalesce(name, path) as subject,
    format('%s may be kept for %d s, and its name holds no fingerprint (sure if it has the same name after a change of its code)', path, max_age_s)
      as message,
    'likely' as certainty,
    'files of ' || folder || ' are kept under names that stay' as cause,
    nginx_snippet('keeping') as fix, 'nginx' as fix_kind,
    path,
    max_age_s,
    is_immutable
from http_response
where kind = 'asset' and is_hashed_name = 0 and media in ('script', 'css') and status between 200 and 299
  and is_versioned = 0 and is_no_cache = 0 and is_no_store = 0
  and (max_age_s > :max_age_s or (is_immutable = 1 and max_age_s > 0))
order by max_age_s desc, path
