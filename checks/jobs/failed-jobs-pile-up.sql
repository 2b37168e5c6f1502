/*
title    = "Failed jobs are looked at"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "redis_queue where failed is not null"
why      = """
Each failed job is something a user did not get. A few are weather; more than a hundred that nobody removed or ran
again (our rule of thumb) are a fault that nobody looks at. Libraries throw the oldest out unseen at their limit,
Sidekiq at 10,000. Low below 1,000: an hour without a mail provider leaves so many.
"""
fix      = "Read the error of the newest, mend it, run them again, and alarm on the number of failed jobs."
docs     = ["https://github.com/sidekiq/sidekiq/wiki/Error-Handling"]
params.most = 100.0
params.medium = 1000.0
*/
select printf('db%d %s %s', number, library, queue) as subject,
       printf('%d failed jobs of %s lie in Redis.', failed, case queue when '(all)' then library else queue end) as message,
       iif(failed >= :medium, 'medium', 'low') as severity,
       failed,
       workers
from redis_queue
where failed > :most
order by failed desc, subject;
