/*
title    = "No answer names an address that only the server knows"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "http_site"
why      = """
A link to localhost or to an inner name works on the machine of the developer and nowhere else. It is a setting that was built in, and the next
instance, name or environment will trip over it. Only pages and data were looked at: libraries in scripts mention localhost for good reasons."""
fix      = '''
Use links without a host (`/path`), or take the public address from a setting of the environment.'''
docs     = ["https://12factor.net/config"]
*/
select
    address as subject,
    format('%s names %s, which only the server itself can reach', min(path), address) as message,
    min(path) as path,
    count(*) as answers
from http_local_address
group by address
order by address
