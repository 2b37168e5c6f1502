/*
title    = "Whether the app lives does not hang on the database"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "load_health_cost"
why      = """
What restarts an app that does not answer (Kubernetes, a supervisor, a platform) asks a page for it. Where that page asks Postgres, a database that is slow for a minute
restarts every copy of the app at once, and their cold starts keep it slow. A page for readiness, by which a load balancer takes a copy out, may ask. What a page asks for was counted in
pg_stat_statements while it was asked ten times. One that is called after life is a fault; where there is but one page, which purpose it has no name tells, and it is a hint."""
fix      = '''
Let one page answer 200 as soon as the process can (`/livez`), and another ask Postgres and Redis (`/readyz`). Point the restart at the first and the load balancer at the second.'''
docs     = ["https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/"]
params.min_share = 0.5
*/
select
    h.path as subject,
    format('%s runs %.1f statements each time it is asked', h.path, 1.0 * h.statements / h.requests)
      || iif(h.is_of_life, ', and what restarts the app asks it', ' (sure if what restarts the app asks it)') as message,
    iif(h.is_of_life, 'medium', 'low') as severity,
    iif(h.is_of_life, 'sure', 'hint') as certainty,
    1.0 * h.statements / h.requests as statements
from (
    select *, path like '%/live%' or path like '%/alive' or path like '%/ping' or path like '%/\_\_lbheartbeat\_\_' escape '\' as is_of_life
    from load_health_cost
) h
where 1.0 * h.statements >= :min_share * h.requests
  and (h.is_of_life or (select count(*) from load_health_cost) = 1)
order by h.path
