/*
title    = "Queues are short"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "redis_queue where queue <> '(all)'"
why      = """
A queue above 100 jobs (the line of the usual Prometheus alerts for Sidekiq) is either a burst or workers that do not keep
up. If it is still there at the next scan, it is the latter, and it only grows with more users.
"""
fix      = "Start more workers, or put what comes in bursts into a queue of its own."
docs     = ["https://github.com/samber/awesome-prometheus-alerts"]
params.most = 100.0
*/
select library || ' ' || queue as subject,
       printf('%d jobs wait in %s.', waiting, queue) as message,
       waiting,
       active,
       workers
from redis_queue
where waiting > :most and not is_paused
order by waiting desc, subject;
