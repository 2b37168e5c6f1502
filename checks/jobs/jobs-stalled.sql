/*
title    = "Jobs that were begun are finished or begun again"
severity = "high"
harm     = "loss"
stage    = 1000
applies  = "redis_queue where stalled is not null"
why      = """
A worker that is killed in the middle of a job, by a deployment or for want of memory, leaves it behind as active. Another
worker of the library takes it up after a while; where it still lies there a minute later, nobody does. Of a long list only
the first twenty are looked at. High from 10 on, medium below: one may be between two workers.
"""
fix      = "Let a worker run: it takes stalled jobs up by itself. End workers with SIGTERM and time to finish, and make jobs safe to run twice."
docs     = ["https://docs.bullmq.io/guide/jobs/stalled", "https://python-rq.org/docs/workers/"]
params.high = 10.0
*/
select printf('db%d %s %s', number, library, queue) as subject,
       printf('%d jobs of %s were begun, and their worker is gone.', stalled, queue) as message,
       iif(stalled >= :high, 'high', 'medium') as severity,
       printf('workers of %s in db%d', library, number) as cause,
       stalled,
       active,
       workers
from redis_queue
where stalled > 0
order by stalled desc, subject;
