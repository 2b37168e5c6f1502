-- bad: every statement
-- finds: log_min_duration_statement
db_setting: name = 'log_min_duration_statement', value = '0', number = 0.0

-- bad: all of them by name
-- finds: log_statement
db_setting: name = 'log_statement', value = 'all', number = null

-- good: the slow ones
db_setting: name = 'log_min_duration_statement', value = '250', number = 250.0
db_setting: name = 'log_statement', value = 'ddl', number = null
db_setting: name = 'log_duration', value = 'off', number = null

-- good: none
db_setting: name = 'log_min_duration_statement', value = '-1', number = -1.0
