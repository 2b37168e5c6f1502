/*
title    = "Errors in the browser are reported to somebody"
severity = "medium"
harm     = "blind"
stage    = 1000
declared_as = "errors"
applies  = "http_site where scripts > 0"
why      = """
A script that breaks in one browser leaves no trace on the server. Users just leave. Looked at were pages and scripts, for texts of 15
such tools that survive bundling. Only what runs in the browser can be seen this way: an app without scripts is not judged, a tool on the
server is not seen, nor is one that a tag manager or code of the app's own brings. So this is a guess."""
fix      = '''
Add Sentry, Bugsnag, Rollbar or another one to the pages; most have a free tier.'''
docs     = ["https://docs.sentry.io/platforms/javascript/"]
*/
select
    'error tracking' as subject,
    format('no known tool reports errors of the scripts in the pages, %d of them (sure if no tag manager and no code of your own does)', scripts)
      as message,
    'likely' as certainty,
    scripts
from http_site
where not exists (select 1 from http_sdk where purpose = 'errors')
order by url
