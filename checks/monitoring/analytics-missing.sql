/*
title    = "Somebody counts visitors"
severity = "low"
harm     = "blind"
stage    = 1000
declared_as = "visitors"
applies  = "http_site where scripts > 0"
why      = """
Planning for ten times the users takes knowing how many there are, and which pages they use. Looked at were pages and scripts, for texts of
13 such tools. Counting on the server, or by code of the app's own, is not seen: this is a guess."""
fix      = '''
Plausible, Umami or Matomo count without cookies; PostHog and others do more.'''
docs     = ["https://plausible.io/docs"]
*/
select
    'analytics' as subject,
    'no known tool counts visitors in the pages, or its key is missing (sure if nothing counts them on the server either)' as message,
    'likely' as certainty
from http_site
where not exists (select 1 from http_sdk where purpose = 'analytics' and coalesce(is_configured, 1) = 1)
order by url
