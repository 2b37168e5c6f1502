-- bad: three hours, and nobody works
-- finds: jobs mail
-- says: The oldest of 300 jobs in mail of Oban has been due for 3 hours, and none is being done. / (no fix) / severity = high / cause = the queue jobs
db_table: title = 'jobs', name = 'jobs'
db_queue: waiting = 300, running = 0, oldest_due_s = 10800

-- bad: two minutes, while others are done
-- finds: jobs mail
-- says: has been due for 2 minutes.
-- says: severity = medium
db_table: title = 'jobs', name = 'jobs'
db_queue: waiting = 30, running = 4, oldest_due_s = 119

-- bad: just an hour
-- finds: jobs mail
-- says: has been due for 60 minutes
-- says: severity = high
db_table: title = 'jobs', name = 'jobs'
db_queue: waiting = 1, oldest_due_s = 3600

-- bad: a second less
-- finds: jobs mail
-- says: severity = medium
db_table: title = 'jobs', name = 'jobs'
db_queue: waiting = 1, oldest_due_s = 3599

-- bad: one that que has been doing for two hours looks like this too
-- finds: jobs mail
-- says: certainty = likely
db_table: title = 'jobs', name = 'jobs'
db_queue: library = 'que', waiting = 1, running = null, oldest_due_s = 7200

-- bad: just two hours
-- finds: jobs mail
-- says: has been due for 2 hours
db_table: title = 'jobs', name = 'jobs'
db_queue: waiting = 1, oldest_due_s = 7200

-- bad: a second less than two days
-- finds: jobs mail
-- says: has been due for 48 hours
db_table: title = 'jobs', name = 'jobs'
db_table: id = 2, title = 'others', name = 'others'
db_queue: waiting = 1, oldest_due_s = 172799

-- bad: just two days
-- finds: jobs mail
-- says: has been due for 2 days
db_table: title = 'jobs', name = 'jobs'
db_queue: waiting = 1, oldest_due_s = 172800

-- bad: a week, as of what nobody uses any more
-- finds: jobs mail
-- says: certainty = likely
db_table: title = 'jobs', name = 'jobs'
db_queue: waiting = 1, oldest_due_s = 604800

-- bad: a second less than that
-- finds: jobs mail
-- says: severity = high / cause = the queue jobs
db_table: title = 'jobs', name = 'jobs'
db_queue: waiting = 1, oldest_due_s = 604799

-- bad: each library has a worker of its own
-- finds: jobs a; jobs b; jobs c; jobs e; jobs f; jobs g; jobs h; jobs d
-- says: / bundle exec good_job start /
-- says: / bin/jobs /
-- says: / bin/delayed_job start /
-- says: / bundle exec que /
-- says: / npx graphile-worker -c "$DATABASE_URL" /
-- says: / procrastinate worker /
-- says: / python manage.py db_worker /
-- says: / php artisan queue:work --queue=h /
db_table: title = 'jobs', name = 'jobs'
db_queue: library = 'good_job', queue = 'a', waiting = 1, oldest_due_s = 4000
db_queue: library = 'Solid Queue', queue = 'b', waiting = 1, oldest_due_s = 4000
db_queue: library = 'delayed_job', queue = 'c', waiting = 1, oldest_due_s = 4000
db_queue: library = 'que', queue = 'd', waiting = 1, oldest_due_s = 4000
db_queue: library = 'Graphile Worker', queue = 'e', waiting = 1, oldest_due_s = 4000
db_queue: library = 'Procrastinate', queue = 'f', waiting = 1, oldest_due_s = 4000
db_queue: library = 'Django Tasks', queue = 'g', waiting = 1, oldest_due_s = 4000
db_queue: library = 'Laravel', queue = 'h', waiting = 1, oldest_due_s = 4000

-- good: just a minute, and nothing that waits
db_table: title = 'jobs', name = 'jobs'
db_queue: waiting = 1, oldest_due_s = 60
db_queue: queue = 'other', waiting = 0, scheduled = 400

-- undecided: the table does not tell since when
-- leaves open: jobs mail
-- says: How long the 3 jobs in mail of Oban wait
db_table: title = 'jobs', name = 'jobs'
db_queue: waiting = 3, oldest_due_s = null

-- not applicable: no library's table
db_table:
