-- bad: finished jobs stay, by the name alone
-- finds: job_queue
-- says: severity = low / certainty = likely
-- says: keeps 3000 jobs; a guess by its name
db_server:
db_table: title = 'job_queue', quoted = 'public.job_queue', purpose = 'queue', tool = 'own', rows = 3000.0

-- bad: vacuum cannot keep up
-- finds: good_jobs
db_server:
db_table: title = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 20.0, rows_dead = 80000

-- bad: just a thousand jobs
-- finds: job_queue
-- says: job_queue () keeps
-- says: (no fix)
db_server:
db_table: title = 'job_queue', quoted = 'public.job_queue', purpose = 'queue', rows = 1000.0

-- bad: just a thousand dead rows
-- finds: good_jobs
-- says: good_jobs () has
-- says: vacuum public.good_jobs; alter
db_server:
db_table: title = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', rows = 20.0, rows_dead = 1000

-- bad: no queue, and the partition of one, do not matter
-- finds: job_queue; job_queue_3
db_server:
db_table: title = 'job_queue', quoted = 'public.job_queue', purpose = 'queue'
db_table: id = 2, title = 'job_queue_2', quoted = 'public.job_queue_2'
db_table: id = 3, title = 'job_queue_3', quoted = 'public.job_queue_3', purpose = 'queue'
db_table: id = 4, parent_id = 1002, title = 'job_queue_2_2', quoted = 'public.job_queue_2_2', purpose = 'queue'

-- bad: three hundred jobs that nobody works on
-- finds: good_jobs
-- says: severity = medium / certainty = likely / cause = the queue good_jobs
db_server:
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 300.0, rows_updated = 0, rows_deleted = 0

-- bad: nor does any new one come: what an old queue left
-- finds: good_jobs
-- says: severity = low
db_server:
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 300.0, rows_updated = 0, rows_deleted = 0, rows_inserted = 0

-- bad: just twenty, in just a day
-- finds: good_jobs
-- says: in 1 days nobody has worked on one
db_server: stats_age_days = 1.0
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 20.0, rows_updated = 0, rows_deleted = 0

-- bad: thousands that nobody works on
-- finds: good_jobs
-- says: nobody has worked on one: start its worker, unless it only keeps what failed or was done / (no fix)
db_server:
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 3000.0, rows_updated = 0, rows_deleted = 0

-- bad: just a hundred thousand kept
-- finds: good_jobs
-- says: severity = medium / cause
db_server:
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 100000.0, rows_updated = 1

-- bad: one fewer
-- finds: good_jobs
-- says: keeps 99999 jobs / (no fix) / severity = low / cause
db_server:
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 99999.0

-- bad: just a hundred thousand dead
-- finds: good_jobs
-- says: severity = medium / cause
db_server:
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 20.0, rows_dead = 100000

-- bad: dead ones where nobody works
-- finds: good_jobs
-- says: (no fix) / severity = medium / certainty
db_server:
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 50.0, rows_dead = 80000, rows_updated = 0, rows_deleted = 0

-- bad: a single new one came
-- finds: good_jobs
-- says: severity = medium / certainty = likely
db_server:
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 300.0, rows_updated = 0, rows_deleted = 0, rows_inserted = 1

-- bad: five thousand offers of a job board
-- finds: jobs
-- says: certainty = likely
-- says: keeps 5000 jobs; a guess by its name
db_server:
db_table: title = 'jobs', quoted = 'public.jobs', purpose = 'queue', tool = 'Laravel'

-- good: a library that empties its table
db_server:
db_table: title = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 20.0, rows_dead = 200

-- good: an outbox that is sent at once
db_server:
db_table: title = 'outbox', quoted = 'public.outbox', purpose = 'queue', tool = 'outbox', rows = 3.0

-- good: one less than a thousand jobs
db_server:
db_table: title = 'job_queue', quoted = 'public.job_queue', purpose = 'queue', rows = 999.0

-- good: a partitioned one without partitions, and one whose rows nobody counted
db_server:
db_table: title = 'job_queue', quoted = 'public.job_queue', is_partitioned = 1, purpose = 'queue'
db_table: id = 2, title = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', rows = null, rows_dead = 80000

-- good: nineteen that nobody works on
db_server:
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 19.0, rows_updated = 0, rows_deleted = 0

-- good: a moment less than a day
db_server: stats_age_days = 0.9
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 300.0, rows_updated = 0, rows_deleted = 0

-- good: nobody knows since when
db_server: stats_age_days = null
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 300.0, rows_updated = 0, rows_deleted = 0

-- good: a replica counts no work
db_server: is_replica = 1
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 300.0, rows_updated = 0, rows_deleted = 0

-- good: one was worked on
db_server:
db_table: title = 'good_jobs', name = 'good_jobs', quoted = 'public.good_jobs', purpose = 'queue', tool = 'good_job', rows = 300.0, rows_updated = 1, rows_deleted = 0

-- not applicable: no queue, and the partition of one
db_table: title = 'job_queue', quoted = 'public.job_queue'
db_table: id = 2, parent_id = 1001, title = 'job_queue_2', quoted = 'public.job_queue_2', purpose = 'queue'

-- bad: a partitioned queue stands for its partitions
-- finds: pgboss.job
-- says: The queue pgboss.job (pg-boss) keeps 3000 jobs / (no fix) / severity = low
db_server:
db_table: title = 'pgboss.job', name = 'job', quoted = 'pgboss.job', purpose = 'queue', tool = 'pg-boss', is_partitioned = 1, rows = 3000.0
db_table: id = 2, parent_id = 1, title = 'pgboss.j1', quoted = 'pgboss.j1', rows = 2000.0
db_table: id = 3, parent_id = 1, title = 'pgboss.j2', quoted = 'pgboss.j2', rows = 1000.0

-- bad: the dead rows of its partitions together, each of which has settings of its own
-- finds: pgboss.job
-- says: has 1000 dead rows beside 20 jobs
-- says: vacuum pgboss.job; alter table pgboss.j1 set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0); alter table pgboss.j2 set
db_server:
db_table: title = 'pgboss.job', name = 'job', quoted = 'pgboss.job', purpose = 'queue', tool = 'pg-boss', is_partitioned = 1, rows = 20.0
db_table: id = 2, parent_id = 1, title = 'pgboss.j1', quoted = 'pgboss.j1', rows_dead = 500
db_table: id = 3, parent_id = 1, title = 'pgboss.j2', quoted = 'pgboss.j2', rows_dead = 500

-- bad: nobody works on any of its partitions
-- finds: pgboss.job
-- says: nobody has worked on one
-- says: severity = medium
db_server:
db_table: title = 'pgboss.job', name = 'job', quoted = 'pgboss.job', purpose = 'queue', tool = 'pg-boss', is_partitioned = 1, rows = 20.0
db_table: id = 2, parent_id = 1, title = 'pgboss.j1', quoted = 'pgboss.j1', rows_updated = 0, rows_deleted = 0
db_table: id = 3, parent_id = 1, title = 'pgboss.j2', quoted = 'pgboss.j2', rows_updated = 0, rows_deleted = 0, rows_inserted = 0

-- good: somebody works on one of its partitions
db_server:
db_table: title = 'pgboss.job', name = 'job', quoted = 'pgboss.job', purpose = 'queue', tool = 'pg-boss', is_partitioned = 1, rows = 20.0
db_table: id = 2, parent_id = 1, title = 'pgboss.j1', quoted = 'pgboss.j1', rows_updated = 0, rows_deleted = 0
db_table: id = 3, parent_id = 1, title = 'pgboss.j2', quoted = 'pgboss.j2', rows_updated = 0, rows_deleted = 1
