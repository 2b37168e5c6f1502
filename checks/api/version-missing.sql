/*
title    = "Endpoints carry a version"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "http_endpoint"
why      = """
An app on a phone stays as it is for years. Without a version in the address (or in a header) the first change of an answer
breaks every installed copy at once, and there is no second address to move to. (Google AIP-185 wants it in the path, Zalando's
guidelines in the media type; either counts, and so does a version header.) Endpoints that only the app's own pages read are deployed
with them and need none; which ones these are cannot be seen from outside, so this is a guess."""
fix      = '''
Put `/v1` in front of all endpoints now: `/api/v1/…`. Later changes that break go to `/api/v2/…`, and the old one lives on for a time.'''
docs     = ["https://google.aip.dev/185"]
*/
select
    path as subject,
    path || ' carries no version (sure if any client reads it that is not deployed with it, such as an app on a phone)' as message,
    'likely' as certainty,
    'the API carries no version' as cause
from http_endpoint
where is_versioned = 0
order by path
