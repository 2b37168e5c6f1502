/*
title    = "Both instances serve the same assets"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "http_instance"
why      = """
A page of one instance that names a script which the other does not have, or has with other content, breaks for half of the visitors. So does
an ETag that differs for the same bytes: each change of instance loads the file again, which is low. Pages may differ (names, times); their
status may not. High for the start page and for scripts and styles of any size: a page without them is broken; other files are medium.
What the first instance itself answers differently a second time is left out."""
fix      = '''
Deploy one build to all instances, and keep the assets of the last build for a time. nginx: ETags of the same file agree when its time does.'''
docs     = ["https://12factor.net/build-release-run"]
*/
select
    coalesce(name, path) as subject,
    path || case
        when status <> other_status then format(' answers %d on one instance and %d on the other', status, other_status)
        when is_same_body = 0 then ' has other content on the other instance'
        else ' has another ETag for the same content on the other instance'
    end as message,
    case
        when status = other_status and is_same_body = 1 then 'low'
        when is_asset = 0 or media in ('script', 'css') then 'high'
        else 'medium'
    end as severity,
    iif(status = other_status and is_same_body = 1, 'ETags differ by instance', 'the instances serve two builds') as cause,
    path,
    status,
    other_status
from http_instance
where status <> other_status or (is_asset = 1 and (is_same_body = 0 or is_same_etag = 0))
order by path
