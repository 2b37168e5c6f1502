-- bad: off
-- finds: track_io_timing
db_setting: name = 'track_io_timing', value = 'off'

-- bad: another setting that is off does not count
-- finds: track_io_timing
db_setting: name = 'track_io_timing', value = 'off'
db_setting: value = 'off'

-- good: on
db_setting: name = 'track_io_timing', value = 'on'

-- not applicable: another setting
db_setting:
