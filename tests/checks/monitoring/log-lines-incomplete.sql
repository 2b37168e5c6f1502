-- bad: a prefix of time and process
-- finds: a.log
log_source: has_user = 0, has_database = 0

-- bad: a packed file that ends in the middle
-- finds: a.log.1.gz
log_source: format = 'jsonlog'
log_source: name = 'a.log.1.gz', format = 'jsonlog', problem = 'it ends in the middle: the packed file is not whole'

-- bad: many lines of nobody
-- finds: a.log
log_source: unknown_lines = 10

-- bad: a line that tells nothing, in no known format
-- finds: a.log
-- says: not say when,
-- says: when, which process,
-- says: process, which role,
-- says: which role, which
-- says: (no fix)
log_source: format = null, entries = 1, has_time = 0, has_process = 0, has_user = 0, has_database = 0

-- bad: which database is not said
-- finds: a.log
-- says: alter system set
-- says: Lines of a.log
log_source: has_database = 0

-- bad: which role is not said
-- finds: a.log
-- says: Lines of a.log
log_source: has_user = 0

-- bad: when is not said
-- finds: a.log
-- says: Lines of a.log
log_source: entries = 100, has_time = 0

-- bad: which process is not said
-- finds: a.log
-- says: Lines of a.log
log_source: entries = 100, has_process = 0

-- bad: one line in ten
-- finds: a.log
log_source: unknown_lines = 1

-- bad: it could not be read to its end
-- finds: a.log
-- says: (no fix)
log_source: problem = 'it ends in the middle: the packed file is not whole'

-- good: all is there, and one line is odd
log_source: entries = 100, unknown_lines = 1

-- good: empty since midnight
log_source: format = null, entries = 0, has_time = 0, has_process = 0, has_user = 0, has_database = 0
log_source: name = 'a.log.1', format = 'csvlog'

-- good: at the edge: one line in twenty
log_source: entries = 20, unknown_lines = 1
