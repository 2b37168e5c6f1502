/*
title    = "Jobs start within a minute"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "redis_queue where queue <> '(all)'"
why      = """
The age of the oldest waiting job is what a user feels: the mail that does not come. More than 60 s is where Laravel
Horizon and the usual Prometheus alerts for Sidekiq raise the alarm. The time is the one at which the app put the job in. High from an
hour on, by when a user has given up; medium below: a queue for what may wait looks like this on a busy day.
"""
fix      = "Start more workers, give slow jobs a queue of their own, or make them smaller."
docs     = ["https://laravel.com/docs/horizon#notifications"]
params.most_s = 60.0
params.high_s = 3600.0
*/
select printf('db%d %s %s', number, library, queue) as subject,
       case when oldest_age_s is null then printf('How long the %d jobs in %s of %s wait could not be told.', waiting, queue, library)
            when oldest_age_s >= 172800 then printf('The oldest of %d jobs in %s has waited for %.0f days.', waiting, queue, 1.0 * oldest_age_s / 86400)
            when oldest_age_s >= 7200 then printf('The oldest of %d jobs in %s has waited for %.0f hours.', waiting, queue, 1.0 * oldest_age_s / 3600)
            else printf('The oldest of %d jobs in %s has waited for %.0f minutes.', waiting, queue, 1.0 * oldest_age_s / 60) end as message,
       case when oldest_age_s is null then 'scan again: a queue that is not empty then either is behind' end as fix, 'code' as fix_kind,
       iif(oldest_age_s >= :high_s, 'high', 'medium') as severity,
       printf('workers of %s in db%d', library, number) as cause,
       oldest_age_s is null as undecided,
       oldest_age_s,
       waiting,
       active,
       workers
from redis_queue
where waiting > 0 and not is_paused and (oldest_age_s is null or oldest_age_s > :most_s)
order by oldest_age_s desc, subject;
