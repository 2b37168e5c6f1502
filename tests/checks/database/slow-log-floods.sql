-- bad: every statement, in staging
-- finds: log_min_duration_statement
-- says: severity = low / cause = the log takes every statement
db_setting: name = 'log_min_duration_statement', value = '0', number = 0.0

-- bad: all of them by name, in production
-- finds: log_statement
-- says: severity = medium
run: environment = 'production'
db_setting: name = 'log_statement', value = 'all', number = null

-- bad: each duration
-- finds: log_duration
-- says: log_duration writes a
-- says: log_duration = off;
db_setting: name = 'log_duration', value = 'on', number = null

-- bad: each statement
-- finds: log_statement
-- says: log_statement = all
-- says: log_statement = 'ddl';
db_setting: name = 'log_statement', value = 'all', number = null

-- bad: 9 ms
-- finds: log_min_duration_statement
db_setting: name = 'log_min_duration_statement', number = 9.0

-- good: the slow ones
db_setting: name = 'log_min_duration_statement', value = '250', number = 250.0
db_setting: name = 'log_statement', value = 'ddl', number = null
db_setting: name = 'log_duration', value = 'off', number = null

-- good: none
db_setting: name = 'log_min_duration_statement', value = '-1', number = -1.0

-- good: at the edge: 10 ms
db_setting: name = 'log_min_duration_statement', number = 10.0

-- good: the value of one setting in another
db_setting: name = 'log_statement', number = 0.0
db_setting: name = 'log_min_duration_statement', value = 'all', number = null

-- good: log_statement is on, which is no value of it
db_setting: name = 'log_statement', value = 'on', number = null

-- not applicable: another setting of zero
db_setting: number = 0.0
