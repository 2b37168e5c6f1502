-- bad: off
-- finds: data_checksums
db_setting: name = 'data_checksums', value = 'off'

-- bad: another setting that is off does not count
-- finds: data_checksums
db_setting: name = 'data_checksums', value = 'off'
db_setting: value = 'off'

-- good: on
db_setting: name = 'data_checksums', value = 'on'

-- not applicable: another setting
db_setting:
