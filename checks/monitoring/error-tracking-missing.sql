/*
title    = "Errors in the browser are reported to somebody"
severity = "high"
harm     = "blind"
stage    = 1000
applies  = "http_site where scripts > 0"
why      = """
A script that breaks in one browser leaves no trace on the server. Users just leave. Looked at were pages and scripts, for texts of 15
such tools that survive bundling. Only what runs in the browser can be seen this way: an app without scripts is not judged, and a tool on the server is not seen."""
fix      = '''
Add Sentry, Bugsnag, Rollbar or another one to the pages; most have a free tier.'''
docs     = ["https://docs.sentry.io/platforms/javascript/"]
*/
select
    'error tracking' as subject,
    format('%d scripts run in the pages, and no known tool reports their errors', scripts) as message,
    scripts
from http_site
where not exists (select 1 from http_sdk where purpose = 'errors')
order by url
