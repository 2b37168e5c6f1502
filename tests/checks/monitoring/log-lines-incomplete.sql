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

-- good: all is there, and one line is odd
log_source: entries = 100, unknown_lines = 1

-- good: empty since midnight
log_source: format = null, entries = 0, has_time = 0, has_process = 0, has_user = 0, has_database = 0
log_source: name = 'a.log.1', format = 'csvlog'
