/*
title    = "The health endpoint says that all is well"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "http_health"
why      = """
The app itself says that something that it needs is not there. A load balancer that listens sends it no visitors: it is high whichever
path says so, for each of them takes the instance out."""
fix      = '''
Ask it with curl: the answer usually names what is down.'''
docs     = ["https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"]
*/
select
    path as subject,
    format('%s answers %d: the app says that it is ill', path, status) as message,
    'the app says that it is ill' as cause,
    status
from http_health
where status >= 500
order by path
