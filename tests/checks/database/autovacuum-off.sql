-- bad: off for all
-- finds: autovacuum
-- says: Autovacuum is off: switch it on again
-- says: severity = high
db_setting: name = 'autovacuum', value = 'off'
db_setting: name = 'track_counts', value = 'on'
db_table:

-- bad: it is blind
-- finds: track_counts
db_setting: name = 'autovacuum', value = 'on'
db_setting: name = 'track_counts', value = 'off'

-- bad: off for one table that is only filled
-- finds: orders
-- says: Autovacuum is off for orders: switch
-- says: alter table public.orders reset
-- says: severity = low
db_setting: name = 'autovacuum', value = 'on'
db_setting: name = 'track_counts', value = 'on'
db_table: is_autovacuum_off = 1

-- bad: it is blind, and says so
-- finds: track_counts
-- says: track_counts is off:
db_setting: name = 'track_counts', value = 'off'

-- bad: off for a table with just a million dead rows
-- finds: orders
-- says: severity = critical
db_setting: name = 'autovacuum', value = 'on'
db_table: is_autovacuum_off = 1, rows_dead = 1000000

-- bad: one dead row fewer
-- finds: orders
-- says: severity = high
db_setting: name = 'autovacuum', value = 'on'
db_table: is_autovacuum_off = 1, rows_dead = 999999

-- bad: off for a table with just ten thousand
-- finds: orders
-- says: severity = high
db_setting: name = 'autovacuum', value = 'on'
db_table: is_autovacuum_off = 1, rows_dead = 10000

-- bad: one fewer, and few changes
-- finds: orders
-- says: severity = low
db_setting: name = 'autovacuum', value = 'on'
db_table: is_autovacuum_off = 1, rows_dead = 9999

-- bad: off for a table of which just ten thousand rows were changed or deleted
-- finds: orders
-- says: severity = medium
db_setting: name = 'autovacuum', value = 'on'
db_table: is_autovacuum_off = 1, rows_updated = 9000, rows_deleted = 1000

-- bad: one change fewer
-- finds: orders
-- says: severity = low
db_setting: name = 'autovacuum', value = 'on'
db_table: is_autovacuum_off = 1, rows_updated = 9000, rows_deleted = 999

-- bad: off for all, and what it has come to
-- finds: orders; autovacuum
-- says: orders has 1000000 dead rows already
-- says: vacuum public.orders;
db_setting: name = 'autovacuum', value = 'off'
db_table: rows_dead = 1000000
db_table: id = 2, title = 'users', rows_dead = 999999

-- bad: off for all and for one by itself
-- finds: orders; autovacuum
-- says: Autovacuum is off for orders
db_setting: name = 'autovacuum', value = 'off'
db_table: is_autovacuum_off = 1, rows_dead = 1000000

-- bad: it is blind, and dead rows are no matter of another setting
-- finds: track_counts
db_setting: name = 'track_counts', value = 'off'
db_table: rows_dead = 1000000

-- bad: off for all, and in the provider's own table it has come to something
-- finds: autovacuum
db_setting: name = 'autovacuum', value = 'off'
db_table: rows_dead = 1000000, purpose = 'provider'

-- good: on
db_setting: name = 'autovacuum', value = 'on'
db_setting: name = 'track_counts', value = 'on'
db_table:

-- good: another setting that is off, and many dead rows
db_setting: name = 'autovacuum'
db_setting: value = 'off'
db_table: rows_dead = 1000000

-- good: many dead rows, and it is on
db_setting: name = 'autovacuum', value = 'on'
db_table: rows_dead = 1000000

-- good: off for the provider's own table
db_setting: name = 'autovacuum', value = 'on'
db_table: is_autovacuum_off = 1, purpose = 'provider'

-- not applicable: another setting
db_setting: name = 'fsync'
