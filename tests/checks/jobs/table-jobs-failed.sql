-- bad: more than a hundred
-- finds: jobs mail
-- says: 101 failed jobs of Oban lie in jobs. / (no fix) / severity = low
db_table: title = 'jobs', name = 'jobs'
db_queue: failed = 101

-- bad: just a thousand, in one of two tables
-- finds: jobs mail
-- says: severity = medium
db_table: title = 'jobs', name = 'jobs'
db_table: id = 2, title = 'others', name = 'others'
db_queue: failed = 1000

-- bad: one less
-- finds: jobs mail
-- says: severity = low
db_table: title = 'jobs', name = 'jobs'
db_queue: failed = 999

-- good: a hundred
db_table: title = 'jobs', name = 'jobs'
db_queue: failed = 100

-- not applicable: the library does not keep them
db_table: title = 'jobs', name = 'jobs'
db_queue: failed = null
