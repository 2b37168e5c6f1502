/*
title    = "Failed jobs in tables are looked at"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "db_queue where failed is not null"
why      = """
Each failed job is something a user did not get. A few are weather; more than a hundred that nobody removed or ran again (our rule of
thumb) are a fault that nobody looks at. Low below 1,000: an hour without a mail provider leaves so many.
"""
fix      = "Read the error of the newest, mend it, run them again, and alarm on the number of failed jobs."
docs     = ["https://guides.rubyonrails.org/active_job_basics.html"]
params.most = 100.0
params.medium = 1000.0
*/
select t.title || ' ' || q.queue as subject,
       printf('%d failed jobs of %s lie in %s.', q.failed, q.library, t.title) as message,
       iif(q.failed >= :medium, 'medium', 'low') as severity,
       q.failed,
       q.running
from db_queue q
join db_table t on t.id = q.table_id
where q.failed > :most
order by q.failed desc, subject;
