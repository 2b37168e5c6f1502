/*
title    = "What only one visitor may see stays out of shared caches"
severity = "critical"
harm     = "breach"
stage    = 100
applies  = "http_guest_answer where is_for_one = 1"
why      = """
A CDN or a proxy keeps one copy for everybody of what its headers let it keep. If that is somebody's account page or order list, the next visitor is shown
it. It is critical where a guest was in fact given what belongs to the visitor who had signed in, and high where the headers allow it (an age and no `private`, no `no-store`, no `Vary: Cookie`): it then
waits for the first cache that is put in front. What is called `public` and only told apart by `Vary: Cookie` is medium and a guess: Cloudflare and CloudFront do not look at it unless told. Asked by two visitors; pages are compared by the words on them, and what changes by itself from one moment to the next is left out."""
fix      = '''
Send `Cache-Control: private, no-store` with everything that differs by visitor. Django: `@never_cache`. Rails: `no_store`. Express: `res.set('Cache-Control', 'private, no-store')` before the route. Where it
has leaked, empty the cache first (Cloudflare: Purge Everything; Varnish: `varnishadm ban req.url ~ .`), and exempt paths of accounts from "cache everything" rules.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9111#section-3", "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Caching#private_caches"]
*/
select
    path as subject,
    case
        when is_leaked = 1 then path || ' was given to a guest with what belongs to the visitor who had signed in: a cache in front shares it'
        when varies_by_visitor = 1 then format(
            '%s is for one visitor and is called public for %d s; only `Vary` keeps visitors apart, and some CDNs pass over it (sure if one such is in front)',
            path, shared_s)
        else format('%s is for one visitor, and its headers let shared caches keep it for %d s', path, shared_s)
    end as message,
    case when is_leaked = 1 then 'critical' when varies_by_visitor = 1 then 'medium' else 'high' end as severity,
    iif(is_leaked <> 1 and varies_by_visitor = 1, 'likely', 'sure') as certainty,
    iif(is_leaked = 1, 'a cache in front shares private answers', 'private answers are marked as shareable') as cause,
    kind,
    guest_status,
    shared_s
from http_guest_answer
where is_for_one = 1 and (is_leaked = 1 or (is_shareable = 1 and (varies_by_visitor = 0 or is_public = 1)))
order by is_leaked desc, varies_by_visitor, path
