/*
title    = "Times have a zone"
severity = "low"
harm     = "loss"
stage    = 1000
applies  = "http_endpoint where media = 'json'"
why      = """
`2026-11-22T10:00:00` is another moment in each zone: JavaScript takes it for the time of the reader, Swift refuses it, a server in another region shifts it. Orders come out of sequence,
and links expire an hour early, twice a year. A moment is known by the name of its member (created, updated, sent, expires …); where a zone stands beside it, or the name says
that it is a time of a place, nothing is said. By its name, so a guess."""
fix      = '''
Write moments in UTC with their zone, as RFC 3339 has it: `2026-11-22T10:00:00Z`. In Postgres keep them as `timestamptz`.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc3339.html", "https://wiki.postgresql.org/wiki/Don't_Do_This#Don.27t_use_timestamp_.28without_time_zone.29"]
*/
select
    'the API' as subject,
    format('%d of %d endpoints tell moments without a zone, such as `%s` of %s (sure if that is a moment)', s.bad, s.endpoints, s.member, s.path) as message,
    'likely' as certainty,
    s.bad as endpoints
from (
    select
        count(*) as endpoints,
        count(naive_time) as bad,
        min(iif(naive_time is null, null, request_name(method, path, operation))) as path,
        (select naive_time from http_endpoint where naive_time is not null order by request_name(method, path, operation) limit 1) as member
    from http_endpoint
    where media = 'json'
) s
where s.bad > 0
order by subject
