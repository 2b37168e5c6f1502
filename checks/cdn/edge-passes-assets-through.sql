/*
title    = "The edge answers for assets from its own memory"
severity = "medium"
harm     = "slow"
stage    = 10000
applies  = "http_edge where vendor is not null and is_asset = 1 and is_storable = 1"
why      = """
An edge that asks the app again for every file is a detour. Each asset was asked for three times, a second apart; at least
one of the two later answers should have come from the edge's memory (Akamai keeps a file from the second request on)."""
fix      = '''
Look at the cache rules of the CDN: is caching on for this path, do query strings or cookies split the copies, is development mode left on?'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9211.html"]
*/
select
    url as subject,
    format('%s asks the app again for %s each time, though it may keep it', vendor, url) as message,
    hits
from http_edge
where vendor is not null and is_asset = 1 and is_storable = 1 and hits = 0
order by url
