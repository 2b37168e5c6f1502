/*
title    = "Workers keep up with the load"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "load_trend where kind = 'jobs'"
why      = """One rate was driven from the beginning of the soak to its end, so what comes into a queue was the same all the time, and a
queue whose workers keep up is as long at the end as at the start. One that grows is not worked off for as long as the users stay: mails
come late, then hours late, then the memory of Redis is full. Flagged where even the low end of the confidence range passes 100 jobs (the
line of the usual Prometheus alerts for Sidekiq) within one hour, about as long as the busiest time of a day lasts, and at least 10 jobs more
waited at the end: fewer come and go with a single burst."""
fix      = """Start more workers, or let each do more at once while its database and the services it calls carry that; make the job cheaper
or put several into one; and give what may wait a queue of its own, so that it does not hold up the rest."""
docs     = ["https://github.com/samber/awesome-prometheus-alerts", "https://github.com/sidekiq/sidekiq/wiki/Scaling"]
params.most_per_hour = 100.0
params.min_growth = 10.0
*/
select t.subject as subject,
       printf('%s grew from %.0f to %.0f waiting jobs in %d s at one and the same rate: %.0f to %.0f more an hour', t.subject,
              max(t.at_start, 0.0), t.at_end, t.seconds, t.per_hour_low, t.per_hour_high) as message,
       t.per_hour_low < :most_per_hour or t.at_end - t.at_start < :min_growth as undecided,
       q.most as most_waiting
from load_trend t join (select queue, max(waiting) as most from load_queue_second group by queue) q on q.queue = t.subject
where t.kind = 'jobs' and t.per_hour_high >= :most_per_hour
order by subject
