/*
title    = "No page makes a browser load more than 4,000 KiB"
severity = "medium"
harm     = "slow"
size     = "weight_bytes"
stage    = 1000
applies  = "http_page"
why      = """
On a phone each megabyte is a second or more, and each request a chance to wait. Counted are the page and the app's own
assets that every browser loads with it, as sent: of pictures in several sizes, and of those that wait until they are seen, none is counted.
Half of all pages of the web stay below 4,000 KiB with everything that they load (Lighthouse's median); more than 80 requests is what Yellow
Lab Tools warns of, and is low, for over HTTP/2 they go side by side."""
fix      = '''
Split code by page, load pictures when they come into view (`loading="lazy"`), in the size in which they are shown, as AVIF or WebP.'''
docs     = ["https://developer.chrome.com/docs/lighthouse/performance/total-byte-weight"]
params.max_bytes = 4096000
params.max_requests = 80
*/
select
    path as subject,
    case
        when weight_bytes > :max_bytes then format('%s makes a browser load at least %d bytes from the app', path, weight_bytes)
        else format('%s makes a browser send %d requests to the app', path, requests)
    end as message,
    iif(weight_bytes > :max_bytes, 'medium', 'low') as severity,
    weight_bytes,
    requests
from http_page
where weight_bytes > :max_bytes or requests > :max_requests
order by weight_bytes desc, path
