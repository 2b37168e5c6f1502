/*
title    = "No answer names an address that only the server knows"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "http_site"
why      = """
A link to localhost or to an inner name works on the machine of the developer and nowhere else. It is a setting that was built in, and the next
instance, name or environment will trip over it. Only pages and data were looked at: libraries in scripts mention localhost for good reasons.
So do instructions for developers, and inside a private network an inner name leads somewhere: this is a guess, and low where the app itself
has no public name."""
fix      = '''
Use links without a host (`/path`), or take the public address from a setting of the environment.'''
docs     = ["https://12factor.net/config"]
*/
select
    a.address as subject,
    format('%s names %s, which only machines beside the server can reach (sure if a visitor is to follow it)', a.path, a.address) as message,
    'likely' as certainty,
    iif(s.is_public = 1, 'medium', 'low') as severity,
    'answers name addresses beside the server' as cause,
    a.path
from http_local_address a
join http_site s
order by a.address
