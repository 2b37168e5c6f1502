/*
title    = "The app has a health endpoint"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "http_site where not is_files_only"
why      = """
A load balancer asks it every few seconds, and takes an instance out when it does not answer. Without it, a broken instance goes on
getting its share of visitors, and a deploy sends them to one that is not ready. Looked at were 43 usual paths (/healthz, /up, /health …)
below the app's address; one that asks for credentials is there, a page that answers any path the same does not count, nor does a redirect
to the sign-in. One at a path or port of its own is not seen unless plimsoll.toml names it (`health` below [app]), so this is a guess. Of files alone, without a database (`without` in plimsoll.toml), none is asked for."""
fix      = '''
Add `GET /healthz` that answers 200 without touching the database, and `GET /readyz` that asks it once.'''
docs     = ["https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"]
*/
select
    'health endpoint' as subject,
    'none of 43 usual paths answers as a health endpoint (sure if there is none at a path or port of its own: name it as health below [app])' as message,
    'likely' as certainty
from http_site
where not exists (select 1 from http_health)
order by url
