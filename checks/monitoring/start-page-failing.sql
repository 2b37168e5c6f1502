/*
title    = "The start page answers"
severity = "critical"
harm     = "outage"
stage    = 100
applies  = "http_site"
why      = """
The address that was given answers with an error. Nothing else matters until it does not: critical whatever the error is. It was asked
twice, a second apart."""
fix      = '''
Look at the log of the app for this moment; or correct the address.'''
docs     = ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status"]
*/
select
    'start page' as subject,
    format('%s answers %d', url, status) as message,
    status
from http_site
where status >= 500
order by url
