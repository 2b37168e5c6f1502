-- bad: as it comes
-- finds: log_temp_files
db_setting: name = 'log_temp_files', number = -1.0

-- bad: another setting below zero does not count
-- finds: log_temp_files
db_setting: name = 'log_temp_files', number = -1.0
db_setting: number = -1.0

-- good: the large ones
db_setting: name = 'log_temp_files', number = 10485760.0

-- good: all
db_setting: name = 'log_temp_files', number = 0.0

-- not applicable: another setting below zero
db_setting: number = -1.0
