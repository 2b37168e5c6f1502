-- bad: off
-- finds: log_lock_waits
db_setting: name = 'log_lock_waits', value = 'off'

-- good: on
db_setting: name = 'log_lock_waits', value = 'on'
