/*
title    = "Every asset of a page is there"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "http_page where requests > 1"
why      = """
The page asks for a file that the app does not have: without its style it looks broken, without its script it does
nothing. Mostly a build step did not run on this machine, or a deployment removed old files that cached pages still want.
A status of 200 means that a page for people stands in its place, which browsers refuse as code."""
fix      = """Run the build of the assets where the app is deployed (npm run build, collectstatic, assets:precompile), and keep the
files of the last few releases."""
docs     = ["https://developer.mozilla.org/docs/Web/HTTP/Reference/Status/404"]
*/
select
    path as subject,
    case
        when status = 200 then format('%s is wanted by %s, and a page of HTML is sent in its place', path, coalesce(page, 'a style'))
        else format('%s is wanted by %s, and is answered with %d', path, coalesce(page, 'a style'), status)
    end as message,
    status as status
from http_asset_missing
where status in (200, 404, 410) or status >= 500
order by path
