/*
title    = "No queue with work in it is paused"
severity = "medium"
harm     = "outage"
stage    = 100
applies  = "redis_queue where queue <> '(all)'"
why      = """
A queue that somebody paused takes jobs and runs none, and looks healthy to its workers. It is easily forgotten. Low below 100 jobs:
it may have been paused a minute ago, and on purpose.
"""
fix      = "Resume it, or say in the runbook why it is paused."
docs     = ["https://docs.bullmq.io/guide/workers/pausing-queues"]
params.medium = 100.0
*/
select printf('db%d %s %s', number, library, queue) as subject,
       printf('%s is paused, and %d jobs wait in it.', queue, waiting) as message,
       case library when 'bullmq' then printf('new Queue(%s, { connection }).resume()', json_quote(queue))
                    when 'bull' then printf('new Queue(%s, REDIS_URL).resume()', json_quote(queue)) end as fix, 'code' as fix_kind,
       iif(waiting >= :medium, 'medium', 'low') as severity,
       waiting
from redis_queue
where is_paused and waiting > 0
order by waiting desc, subject;
