-- bad: off for all
-- finds: synchronous_commit
db_setting: name = 'synchronous_commit', value = 'off'

-- bad: another setting that is off does not count
-- finds: synchronous_commit
db_setting: name = 'synchronous_commit', value = 'off'
db_setting: value = 'off'

-- good: on
db_setting: name = 'synchronous_commit', value = 'on'

-- good: on disk here, not yet on the standby
db_setting: name = 'synchronous_commit', value = 'local'

-- not applicable: another setting
db_setting:
