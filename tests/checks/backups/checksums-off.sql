-- bad: off
-- finds: data_checksums
db_setting: name = 'data_checksums', value = 'off'

-- good: on
db_setting: name = 'data_checksums', value = 'on'
