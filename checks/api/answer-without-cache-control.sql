/*
title    = "Every answer says whether it may be kept"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "http_endpoint where method = 'GET' and status between 200 and 299"
why      = """
Where an answer of the API says nothing, caches guess. Varnish keeps it for two minutes, whoever it was for; nginx keeps it once
somebody switches its cache on. What was seen here came to a visitor who has not signed in, so most of it is the same for all and a
cache only makes it old: low. Medium where the answer also begins a session: then it is one visitor's, and the day a cache comes, another
may be handed it. Only answers to a GET are judged: no cache keeps that to a POST."""
fix      = '''
Send `Cache-Control: no-store` by default, in one place of the code, and something better where an answer is the same for all. Until
then nginx in front of it can say `no-cache` for all that says nothing: put it where the configuration is deployed from, in a
container its image.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9111.html#section-4.2.2"]
*/
select
    path as subject,
    path || case
        when begins_session = 1
            then ' begins a session and does not say whether it may be kept, so a cache in front may hand it to somebody else'
        else ' does not say whether it may be kept, so each cache in front guesses for how long'
    end as message,
    iif(begins_session = 1, 'medium', 'low') as severity,
    'the API does not say what may be kept' as cause,
    nginx_snippet('keeping') as fix, 'nginx' as fix_kind
from http_endpoint
where method = 'GET' and status between 200 and 299 and has_cache_control = 0
order by path
