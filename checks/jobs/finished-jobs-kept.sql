/*
title    = "Finished jobs are removed"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "redis_queue where finished is not null"
why      = """
BullMQ, Bull and Bee-Queue keep every finished job with its data until told otherwise; it is the most frequent complaint
of their users, and ended in full servers (1.4 million kept jobs took 3 GB). Above 10,000 nobody reads them any more (our
rule of thumb); low below 100,000, some 200 MB at 2 kB each.
"""
fix      = "Keep a short tail only, and clear once what has piled up, with the library's own clean-up: the keys belong together."
docs     = ["https://docs.bullmq.io/guide/queues/auto-removal-of-jobs"]
params.most = 10000.0
params.medium = 100000.0
*/
select printf('db%d %s %s', number, library, queue) as subject,
       printf('%d finished jobs of %s are still in Redis.', finished, queue) as message,
       case library when 'bullmq' then 'removeOnComplete: { age: 3600, count: 1000 }'
                    when 'bull' then 'removeOnComplete: 1000'
                    when 'bee-queue' then 'removeOnSuccess: true'
                    when 'rq' then 'queue.enqueue(work, result_ttl=500)' end as fix, 'code' as fix_kind,
       iif(finished >= :medium, 'medium', 'low') as severity,
       finished
from redis_queue
where finished > :most
order by finished desc, subject;
