/*
title    = "Queues are short"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "redis_queue where queue <> '(all)'"
why      = """
A queue above 100 jobs (the line of the usual Prometheus alerts for Sidekiq) is either a burst or workers that do not keep
up. If it is still there at the next scan, it is the latter, and it only grows with more users. One look cannot tell, so it is a
guess; low where the oldest job has not waited for a minute: that is a burst in work.
"""
fix      = "Start more workers, or put what comes in bursts into a queue of its own."
docs     = ["https://github.com/samber/awesome-prometheus-alerts"]
params.most = 100.0
params.burst_s = 60.0
*/
select printf('db%d %s %s', number, library, queue) as subject,
       printf('%d jobs wait in %s (database %d); where they still do at the next scan, its workers do not keep up.', waiting, queue, number) as message,
       iif(oldest_age_s <= :burst_s, 'low', 'medium') as severity,
       'likely' as certainty,
       printf('workers of %s in db%d', library, number) as cause,
       waiting,
       active,
       workers
from redis_queue
where waiting > :most and not is_paused
order by waiting desc, subject;
