/*
title    = "The edge answers for assets from its own memory"
severity = "medium"
harm     = "slow"
stage    = 10000
applies  = "http_edge where vendor is not null and is_asset = 1 and is_storable = 1"
why      = """
An edge that asks the app again for every file is a detour. Each asset was asked for three times, a second apart; at least
one of the two later answers should have come from the edge's memory (Akamai keeps a file from the second request on). An edge of many
machines may ask once for each of them, so this is a guess."""
fix      = '''
Look at the cache rules of the CDN: is caching on for this path, do query strings or cookies split the copies, is development mode left on?'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9211.html"]
*/
select
    url as subject,
    format('%s asked the app for %s three times of three, though it may keep it (its own statistics tell for sure)', vendor, url) as message,
    'likely' as certainty,
    vendor || ' keeps no files' as cause,
    hits
from http_edge
where vendor is not null and is_asset = 1 and is_storable = 1 and hits = 0
order by url
