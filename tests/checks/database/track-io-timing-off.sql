-- bad: off
-- finds: track_io_timing
db_setting: name = 'track_io_timing', value = 'off'

-- good: on
db_setting: name = 'track_io_timing', value = 'on'
