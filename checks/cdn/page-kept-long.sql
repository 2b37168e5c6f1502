/*
title    = "Pages are not kept by browsers for days"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "http_response where kind = 'page' and media = 'html' and status between 200 and 299"
why      = """
A page that a browser may keep for days is not asked for again: who was here sees the old one after each change and each deploy, with links to
scripts that may be gone, and nothing that you do reaches him. An edge can be told to forget, a browser cannot. Longer than a day is too long;
from a month on (what audits such as Lighthouse take as for ever) it is high. An address that holds a version is for one content. Where nothing is said, browsers
take a page for fresh for about a tenth of the time since it was changed (RFC 9111): how long a certain one does is a guess, and low."""
fix      = '''
Send `Cache-Control: no-cache` with pages, and an ETag: asking whether a page is still the same costs a round trip and hardly any bytes. For an edge give a time of its own
(`s-maxage=60`, or `CDN-Cache-Control`), which can be purged at a deploy.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9111.html#section-4.2.2", "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Caching"]
params.medium_s = 86400
params.high_s = 2592000
*/
select
    r.path as subject,
    case
        when k.is_said = 1 then format('a browser may keep %s for %.0f days without asking, so nobody who was there sees a change before', r.path, 1.0 * k.seconds / 86400)
        else format(
            '%s says nothing of how long it may be kept, and was changed so long ago that browsers take it for fresh for some %.0f days (sure if one that was there asks for it no more)',
            r.path, 1.0 * k.seconds / 86400
        )
    end as message,
    case when k.is_said = 0 then 'low' when k.seconds >= :high_s then 'high' else 'medium' end as severity,
    iif(k.is_said = 1, 'sure', 'likely') as certainty,
    iif(k.is_said = 1, 'pages are kept for days', 'pages do not say how long they may be kept') as cause,
    k.seconds as kept_s
from http_response r
join http_kept k on k.path = r.path and k.keeper = 'browser'
where r.kind = 'page' and r.media = 'html' and r.status between 200 and 299 and r.is_versioned = 0 and k.seconds > :medium_s
order by k.seconds desc, r.path
