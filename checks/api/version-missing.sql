/*
title    = "Endpoints carry a version"
severity = "high"
harm     = "cost"
stage    = 1000
applies  = "http_response where kind = 'api'"
why      = """
An app on a phone stays as it is for years. Without a version in the address (or in a header) the first change of an answer
breaks every installed copy at once, and there is no second address to move to. (Google AIP-185 wants it in the path, Zalando's
guidelines in the media type; either counts, and so does a version header.)"""
fix      = '''
Put `/v1` in front of all endpoints now: `/api/v1/…`. Later changes that break go to `/api/v2/…`, and the old one lives on for a time.'''
docs     = ["https://google.aip.dev/185"]
*/
select
    path as subject,
    path || ' carries no version, so its answer can never change without breaking installed apps' as message
from http_response
where kind = 'api' and is_versioned = 0
order by path
