/*
title    = "No cache answers in place of the health endpoint"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "http_health"
why      = """
A health answer that a CDN or proxy may keep goes on saying "well" when the app is gone. Up to ten seconds that is no longer than
Kubernetes waits between two questions unless told otherwise, and is low."""
fix      = '''
Send `Cache-Control: no-store` with it.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9111.html"]
params.medium_s = 10
*/
select
    path as subject,
    format('%s may be kept by a cache for %d s, which then says "well" for an app that is down', path, shared_s) as message,
    iif(shared_s > :medium_s, 'medium', 'low') as severity,
    printf('# nginx, in http { … }
map $uri $health_kept { default ""; %s }
# in server { … }, beside the add_header lines that are there: a level with lines of its own inherits none
add_header Cache-Control $health_kept always;', (
        select group_concat(nginx_word(path) || ' no-store;', ' ') from http_health where is_shareable = 1)) as fix, 'nginx' as fix_kind
from http_health
where is_shareable = 1
order by path
