-- bad: finished jobs stay
-- finds: job_queue
db_table: title = 'job_queue', quoted = 'public.job_queue', purpose = 'queue', tool = 'own', rows = 3000.0

-- bad: vacuum cannot keep up
-- finds: good_jobs
db_table: title = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 20.0, rows_dead = 80000

-- good: a library that empties its table
db_table: title = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 20.0, rows_dead = 200

-- good: an outbox that is sent at once
db_table: title = 'outbox', quoted = 'public.outbox', purpose = 'queue', tool = 'outbox', rows = 3.0
