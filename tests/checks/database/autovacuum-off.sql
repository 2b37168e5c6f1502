-- bad: off for all
-- finds: autovacuum
db_setting: name = 'autovacuum', value = 'off'
db_setting: name = 'track_counts', value = 'on'
db_table:

-- bad: it is blind
-- finds: track_counts
db_setting: name = 'autovacuum', value = 'on'
db_setting: name = 'track_counts', value = 'off'

-- bad: off for one table
-- finds: orders
db_setting: name = 'autovacuum', value = 'on'
db_setting: name = 'track_counts', value = 'on'
db_table: is_autovacuum_off = 1

-- bad: it is blind, and says so
-- finds: track_counts
-- says: track_counts is off:
db_setting: name = 'track_counts', value = 'off'

-- good: on
db_setting: name = 'autovacuum', value = 'on'
db_setting: name = 'track_counts', value = 'on'
db_table:

-- good: another setting that is off
db_setting: name = 'autovacuum'
db_setting: value = 'off'

-- not applicable: another setting
db_setting: name = 'fsync'
