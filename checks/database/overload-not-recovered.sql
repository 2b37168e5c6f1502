/*
title    = "After an overload the app comes back by itself"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "load_recovery"
why      = """Right after the highest rate that was too much, half of a rate that the app had carried before was driven. Where answers stay
late or fail, the overload outlives the load that made it: a queue without end, retries on top of retries, a pool full of requests
whose visitors left long ago (a metastable failure). A short peak then becomes an outage that lasts until somebody restarts the app.
Ten seconds are far more than a queue takes to empty whose requests are given up after a few seconds. High where half of the requests or more
were late or failed, else medium: it is on its way back."""
fix      = """Let nobody wait without end: a timeout on each request, on each statement (statement_timeout) and on waiting for a connection of the
pool; a queue with a limit that turns visitors away at once (503 with Retry-After); retries with a growing, random pause and a limit
for all of them together; and drop work whose visitor is gone."""
docs     = ["https://sre.google/sre-book/addressing-cascading-failures/"]
params.min_watched_s = 10
params.min_requests = 20
params.high_pct = 50
*/
select 'load' as subject,
       printf('%.0f s after %.1f requests per second the app was still not back: at %.1f per second, %d of %d were late or failed',
              r.watched_s, s.offered_per_s, r.offered_per_s, r.late, r.requests) as message,
       iif(100.0 * r.late >= :high_pct * r.requests, 'high', 'medium') as severity,
       r.watched_s < :min_watched_s or r.requests < :min_requests as undecided,
       r.watched_s as watched_s,
       100.0 * r.late / max(r.requests, 1) as late_pct
from load_recovery r join load_step s on s.step = r.after_step
where r.back_after_s is null
order by subject
