/*
title    = "Every asset of a page is there"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "http_page where requests > 1 or exists (select 1 from http_asset_missing)"
why      = """
The page asks for a file that the app does not have: without its style it looks broken, without its script it does
nothing. Mostly a build step did not run on this machine, or a deployment removed old files that cached pages still want.
A status of 200 means that a page for people stands in its place, which browsers refuse as code. High for scripts and styles of any
size; a picture, a font or an icon is low. A file that is refused (401, 403) or that a busy app does not give (429, 502 to 504) is not missing."""
fix      = """Run the build of the assets where the app is deployed (npm run build, collectstatic, assets:precompile), and keep the
files of the last few releases."""
docs     = ["https://developer.mozilla.org/docs/Web/HTTP/Reference/Status/404"]
*/
select
    coalesce(name, path) as subject,
    case
        when status = 200 then format('%s is wanted by %s, and a page of HTML is sent in its place', path, coalesce(page, 'a style'))
        else format('%s is wanted by %s, and is answered with %d', path, coalesce(page, 'a style'), status)
    end as message,
    iif(media in ('script', 'css'), 'high', 'low') as severity,
    'files of ' || folder || ' are not there' as cause,
    path,
    status
from http_asset_missing
where status in (200, 404, 410, 500, 501)
order by path
