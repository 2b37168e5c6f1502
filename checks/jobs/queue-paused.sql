/*
title    = "No queue with work in it is paused"
severity = "medium"
harm     = "outage"
stage    = 100
applies  = "redis_queue where queue <> '(all)'"
why      = """
A queue that somebody paused takes jobs and runs none, and looks healthy to its workers. It is easily forgotten.
"""
fix      = "Resume it, or say in the runbook why it is paused."
docs     = ["https://docs.bullmq.io/guide/workers/pausing-queues"]
*/
select library || ' ' || queue as subject,
       printf('%s is paused, and %d jobs wait in it.', queue, waiting) as message,
       printf('new Queue(%s).resume()', json_quote(queue)) as fix, 'code' as fix_kind,
       waiting
from redis_queue
where is_paused and waiting > 0
order by waiting desc, subject;
