/*
title    = "Jobs in tables start within a minute"
severity = "high"
harm     = "slow"
stage    = 100
applies  = "db_queue"
why      = """
The age of the oldest job that is due is what a user feels: the mail that does not come. More than 60 s is where Laravel Horizon and the
usual Prometheus alerts for Sidekiq raise the alarm. The time counts from when the job was due, so what was put off is not late. High from
an hour on, by when a user has given up; medium below: a queue for what may wait looks like this on a busy day. Above a week the table may
be what an earlier library left: no more than likely then, and with que, whose table does not tell which jobs are being done. That a queue was paused on purpose does not show here.
"""
fix      = "Start the worker, under a supervisor that starts it again (systemd, the platform's worker process), and alarm on the age of the oldest job."
docs     = ["https://laravel.com/docs/horizon#notifications", "https://github.com/bensheldon/good_job#readme"]
params.most_s = 60.0
params.high_s = 3600.0
params.left_s = 604800.0
*/
select t.title || ' ' || q.queue as subject,
       case when q.oldest_due_s is null then printf('How long the %d jobs in %s of %s wait is not told by its table.', q.waiting, q.queue, q.library)
            else printf('The oldest of %d jobs in %s of %s has been due for %s%s.', q.waiting, q.queue, q.library,
                        case when q.oldest_due_s >= 172800 then printf('%.0f days', 1.0 * q.oldest_due_s / 86400)
                             when q.oldest_due_s >= 7200 then printf('%.0f hours', 1.0 * q.oldest_due_s / 3600)
                             else printf('%.0f minutes', 1.0 * q.oldest_due_s / 60) end,
                        iif(q.running = 0, ', and none is being done', '')) end as message,
       case when q.oldest_due_s is null then 'scan again: a queue that is not empty then either is behind'
            when q.library = 'good_job' then 'bundle exec good_job start'
            when q.library = 'Solid Queue' then 'bin/jobs'
            when q.library = 'delayed_job' then 'bin/delayed_job start'
            when q.library = 'que' then 'bundle exec que'
            when q.library = 'Graphile Worker' then 'npx graphile-worker -c "$DATABASE_URL"'
            when q.library = 'Procrastinate' then 'procrastinate worker'
            when q.library = 'Django Tasks' then 'python manage.py db_worker'
            when q.library = 'Laravel' then 'php artisan queue:work --queue=' || shell_word(q.queue) end as fix, 'code' as fix_kind,
       iif(q.oldest_due_s >= :high_s, 'high', 'medium') as severity,
       iif(q.oldest_due_s >= :left_s or q.library = 'que', 'likely', 'sure') as certainty,
       'the queue ' || t.name as cause,
       q.oldest_due_s is null as undecided,
       q.waiting,
       q.scheduled as for_later,
       q.running,
       q.oldest_due_s
from db_queue q
join db_table t on t.id = q.table_id
where q.waiting > 0 and (q.oldest_due_s is null or q.oldest_due_s > :most_s)
order by q.oldest_due_s desc, subject;
