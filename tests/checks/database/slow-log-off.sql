-- bad: off
-- finds: log_min_duration_statement
-- says: severity = high
db_setting: name = 'log_min_duration_statement', number = -1.0

-- bad: a sample of none of them
-- finds: log_min_duration_statement
db_setting: name = 'log_min_duration_statement', number = -1.0
db_setting: name = 'log_min_duration_sample'
db_setting: name = 'log_statement_sample_rate', number = 0.0

-- bad: a sample is taken of nothing
-- finds: log_min_duration_statement
db_setting: name = 'log_min_duration_statement', number = -1.0
db_setting: name = 'log_min_duration_sample', number = -1.0
db_setting: name = 'log_statement_sample_rate', number = 0.1

-- bad: auto_explain is loaded, and off
-- finds: log_min_duration_statement
db_setting: name = 'log_min_duration_statement', number = -1.0
db_setting: name = 'auto_explain.log_min_duration', number = -1.0

-- bad: off, and the averages are recorded
-- finds: log_min_duration_statement
-- says: severity = medium
db_setting: name = 'log_min_duration_statement', number = -1.0
db_setting: name = 'pg_stat_statements.max'

-- good: from 500 ms on
db_setting: name = 'log_min_duration_statement', number = 500.0

-- good: one in ten from 100 ms on
db_setting: name = 'log_min_duration_statement', number = -1.0
db_setting: name = 'log_min_duration_sample'
db_setting: name = 'log_statement_sample_rate', number = 0.1

-- good: auto_explain logs them with their plan
db_setting: name = 'log_min_duration_statement', number = -1.0
db_setting: name = 'auto_explain.log_min_duration', number = 250.0

-- good: each statement is logged
db_setting: name = 'log_min_duration_statement', number = -0.0

-- good: auto_explain logs each plan
db_setting: name = 'log_min_duration_statement', number = -1.0
db_setting: name = 'auto_explain.log_min_duration', number = -0.0

-- good: a sample is taken of every statement
db_setting: name = 'log_min_duration_statement', number = -1.0
db_setting: name = 'log_min_duration_sample', number = -0.0
db_setting: name = 'log_statement_sample_rate', number = 0.1

-- not applicable: auto_explain alone
db_setting: name = 'auto_explain.log_min_duration', number = 250.0
