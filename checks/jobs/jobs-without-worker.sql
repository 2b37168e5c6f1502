/*
title    = "Somebody works on each queue"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "redis_queue where queue <> '(all)'"
why      = """
Jobs wait and no worker is alive: mails are not sent, payments not booked, and no request fails that would tell. A worker
that was killed stays in the lists of most libraries; only those with a fresh heartbeat or an open connection to the same database are
counted. High where a job has waited for 5 minutes: a deployment is over by then. Medium where none has, or its age is not told:
workers that a schedule starts look like that.
"""
fix      = "Start the worker, under a supervisor that starts it again (systemd, the platform's worker process), and alarm on the age of the oldest job."
docs     = ["https://docs.bullmq.io/guide/workers", "https://python-rq.org/docs/workers/"]
params.high_s = 300.0
*/
select printf('db%d %s %s', number, library, queue) as subject,
       case when workers is null then printf('%d jobs wait in %s, and %s does not tell whether a worker is alive.', waiting, queue, library)
            else printf('%d jobs wait in %s (database %d), and no worker is alive.', waiting, queue, number) end as message,
       case when workers is null then 'look whether a worker process runs'
            when library = 'sidekiq' then 'bundle exec sidekiq --queue=' || shell_word(queue)
            when library = 'resque' then printf('QUEUE=%s bundle exec rake resque:work', shell_word(queue))
            when library = 'rq' then 'rq worker ' || shell_operand(queue)
            when library = 'celery' then 'celery -A APP worker --queues=' || shell_word(queue)
            when library = 'bullmq' then printf('new Worker(%s, handler, { connection })', json_quote(queue))
            when library = 'bull' then printf('new Queue(%s, REDIS_URL).process(handler)', json_quote(queue)) end as fix, 'code' as fix_kind,
       iif(oldest_age_s >= :high_s, 'high', 'medium') as severity,
       printf('workers of %s in db%d', library, number) as cause,
       workers is null as undecided,
       waiting,
       workers,
       oldest_age_s
from redis_queue
where waiting > 0 and not is_paused and coalesce(workers, 0) = 0
order by waiting desc, subject;
