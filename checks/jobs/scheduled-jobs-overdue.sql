/*
title    = "Jobs for later run when their time has come"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "redis_queue where overdue is not null"
why      = """
Jobs whose time came more than a minute ago are still set aside: whatever should move them into the queue does not run.
For RQ that is a scheduler (`--with-scheduler`), for Resque a process of its own; BullMQ and Sidekiq need any worker. High from 100
jobs on, or where no worker is alive; fewer may be late for a moment.
"""
fix      = "Start the scheduler or a worker of the library, under a supervisor."
docs     = ["https://python-rq.org/docs/scheduling/"]
params.high = 100.0
*/
select printf('db%d %s %s', number, library, queue) as subject,
       printf('%d jobs of %s should have started more than a minute ago.', overdue, case queue when '(all)' then library else queue end) as message,
       case library when 'rq' then 'rq worker --with-scheduler ' || shell_operand(queue)
                    when 'resque' then 'bundle exec rake resque:scheduler' end as fix, 'code' as fix_kind,
       iif(overdue >= :high or workers = 0, 'high', 'medium') as severity,
       printf('workers of %s in db%d', library, number) as cause,
       overdue,
       delayed,
       workers
from redis_queue
where overdue > 0 and not is_paused
order by overdue desc, subject;
