/*
title    = "An edge (CDN) stands before the app"
severity = "high"
harm     = "slow"
stage    = 10000
applies  = "http_edge"
enough   = "sample"
why      = """
Ten thousand visitors mean millions of requests for files that never change. Without a CDN every one of them takes a
connection, bandwidth and processor time of the app, and far-away visitors wait for the speed of light. Only a public name can
be judged: nothing is concluded from localhost. High where a file that a CDN may keep was asked for and none kept it, from 10,000 users on,
of whom each loads it. An edge shows at each address alike, so a few files are enough. Where no file may be kept, a CDN that hides its name could not show itself: then it is a guess."""
fix      = '''
Put Cloudflare, CloudFront, Fastly, Bunny or your host's own CDN in front of the public name, and let it keep assets by their Cache-Control.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9211.html"]
*/
select
    url as subject,
    format('no answer of %s shows a CDN: none names one, none has an age, none says that it came from a cache', url)
      || iif(
        exists (select 1 from http_edge kept where kept.is_storable = 1), ', though a file may be kept',
        ' (sure once a file may be kept and still none is)'
      ) as message,
    iif(exists (select 1 from http_edge kept where kept.is_storable = 1), 'sure', 'likely') as certainty
from http_edge
where is_asset = 0
  and not exists (select 1 from http_edge seen where seen.vendor is not null or seen.hits > 0)
order by url
