/*
title    = "Caches need not keep one copy for each visitor"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "http_response where status between 200 and 299 and is_no_store = 0 and is_private = 0"
why      = """
`Vary` tells caches to keep one copy for each value of a header. By cookie, browser, address or time that is one copy a visitor: the
cache fills up and never answers. `Vary: *` forbids caching outright. How many headers it names does not matter: of `Accept-Encoding`,
`Accept-Language`, `Origin`, and of what a framework's own code sends (Next.js, htmx), few values come. A page that depends on who is signed in
has to vary by cookie.
What no cache may keep is not judged."""
fix      = '''
Send static files before the code that looks at cookies (Django: SessionMiddleware adds `Vary: Cookie`), and choose by browser in the page, not in the server. Do not hide `Vary` in a proxy: where the
answer does differ, by language for one, a cache would give everybody the first one.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9111.html#section-4.1"]
*/
select
    coalesce(name, path) as subject,
    path || case
        when varies_by_all = 1 then ' varies by everything, so no cache can use its copy'
        when varies_by_agent = 1 then ' has one copy for each browser version, so caches hardly ever answer'
        when kind = 'asset' and varies_by_cookie = 1 then ' is an asset with one copy for each visitor, so caches never answer'
        else ' has one copy for each `' || vary_each || '`, so caches hardly ever answer'
    end as message,
    case
        when varies_by_all = 1 then 'Vary: *'
        when varies_by_agent = 1 then 'Vary: User-Agent'
        when kind = 'asset' and varies_by_cookie = 1 then 'files have Vary: Cookie'
        else 'Vary: ' || vary_each
    end as cause,
    path
from http_response
where status between 200 and 299 and is_no_store = 0 and is_private = 0
  and (varies_by_all = 1 or varies_by_agent = 1 or (kind = 'asset' and varies_by_cookie = 1) or vary_each is not null)
order by kind, path
