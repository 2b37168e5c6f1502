-- bad: off
-- finds: log_lock_waits
db_setting: name = 'log_lock_waits', value = 'off'

-- bad: another setting that is off does not count
-- finds: log_lock_waits
db_setting: name = 'log_lock_waits', value = 'off'
db_setting: value = 'off'

-- good: on
db_setting: name = 'log_lock_waits', value = 'on'

-- not applicable: another setting
db_setting:
