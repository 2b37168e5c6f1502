-- bad: finished jobs stay
-- finds: job_queue
db_table: title = 'job_queue', quoted = 'public.job_queue', purpose = 'queue', tool = 'own', rows = 3000.0

-- bad: vacuum cannot keep up
-- finds: good_jobs
db_table: title = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 20.0, rows_dead = 80000

-- bad: just a thousand jobs
-- finds: job_queue
-- says: job_queue () keeps
-- says: (no fix)
db_table: title = 'job_queue', quoted = 'public.job_queue', purpose = 'queue', rows = 1000.0

-- bad: just a thousand dead rows
-- finds: good_jobs
-- says: good_jobs () has
-- says: vacuum public.good_jobs; alter
db_table: title = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', rows = 20.0, rows_dead = 1000

-- bad: no queue, and the partition of one, do not matter
-- finds: job_queue; job_queue_3
db_table: title = 'job_queue', quoted = 'public.job_queue', purpose = 'queue'
db_table: id = 2, title = 'job_queue_2', quoted = 'public.job_queue_2'
db_table: id = 3, title = 'job_queue_3', quoted = 'public.job_queue_3', purpose = 'queue'
db_table: id = 4, parent_id = 1002, title = 'job_queue_2_2', quoted = 'public.job_queue_2_2', purpose = 'queue'

-- good: a library that empties its table
db_table: title = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 20.0, rows_dead = 200

-- good: an outbox that is sent at once
db_table: title = 'outbox', quoted = 'public.outbox', purpose = 'queue', tool = 'outbox', rows = 3.0

-- good: one less than a thousand jobs
db_table: title = 'job_queue', quoted = 'public.job_queue', purpose = 'queue', rows = 999.0

-- good: a partitioned one, and one whose rows nobody counted
db_table: title = 'job_queue', quoted = 'public.job_queue', is_partitioned = 1, purpose = 'queue'
db_table: id = 2, title = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', rows = null, rows_dead = 80000

-- not applicable: no queue, and the partition of one
db_table: title = 'job_queue', quoted = 'public.job_queue'
db_table: id = 2, parent_id = 1001, title = 'job_queue_2', quoted = 'public.job_queue_2', purpose = 'queue'
