/*
title    = "The API carries a version"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "http_endpoint where operation = ''"
enough   = "sample"
why      = """
An app on a phone stays as it is for years. Without a version in the address (or in a header) the first change of an answer
breaks every installed copy at once, and there is no second address to move to. (Google AIP-185 wants it in the path, Zalando's
guidelines in the media type; either counts, and so do a header of the request or the answer, a parameter, and a date as Stripe and Shopify
have it.) The start page, from which the others are found, needs none. A site with a single endpoint, such as a search, is no API that others
build on. Medium where no endpoint carries a version, low where some do: then there is a place for it, and these have not moved there.
Endpoints that only the app's own pages read are deployed with them and need none; which ones these are cannot be seen from outside, so this
is a guess. GraphQL needs none: its fields are added and deprecated one by one."""
fix      = '''
Put `/v1` in front of all endpoints now: `/api/v1/…`. Later changes that break go to `/api/v2/…`, and the old one lives on for a time.'''
docs     = ["https://google.aip.dev/185", "https://graphql.org/learn/schema-design/#versioning"]
params.min_endpoints = 2
*/
select
    'the API' as subject,
    format('%d of %d endpoints carry no version, such as %s (sure if any client reads them that is not deployed with them, such as an app on a phone)',
        sum(is_versioned = 0), count(*), min(request_name(method, path, operation)) filter (where is_versioned = 0)) as message,
    iif(max(is_versioned) = 0, 'medium', 'low') as severity,
    'likely' as certainty,
    sum(is_versioned = 0) as unversioned,
    count(*) as endpoints
from http_endpoint
where operation = '' and path <> '/'
having sum(is_versioned = 0) > 0 and count(*) >= :min_endpoints
order by subject
