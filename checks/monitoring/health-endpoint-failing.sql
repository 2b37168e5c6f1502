/*
title    = "The health endpoint says that all is well"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "http_health"
why      = """
The app itself says that something that it needs is not there. A load balancer that listens sends it no visitors: it is high whichever
path says so, for each of them takes the instance out. Medium where only its data says so and the status says that all is well: then a load
balancer, which looks at the status, goes on sending visitors. One that plimsoll.toml names and that answers otherwise may be gone or
misspelt: a guess."""
fix      = '''
Ask it with curl: the answer usually names what is down.'''
docs     = ["https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"]
*/
select
    path as subject,
    case
        when status >= 500 then format('%s answers %d: the app says that it is ill', path, status)
        when says_ill = 1 then format('%s answers %d, and says in its data that the app is ill', path, status)
        else format('%s answers %d, though plimsoll.toml names it as the health endpoint (sure if it is spelt as the app has it)', path, status)
    end as message,
    iif(status >= 500, 'high', 'medium') as severity,
    iif(status >= 500 or says_ill = 1, 'sure', 'likely') as certainty,
    iif(status >= 500 or says_ill = 1, 'the app says that it is ill', 'the health endpoint is not where it is said to be') as cause,
    status
from http_health
where status >= 500 or says_ill = 1 or (is_given = 1 and status not between 200 and 299 and status <> 401 and status <> 403)
order by path
