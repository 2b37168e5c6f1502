-- bad: half a year ago
-- finds: restore
db_wal:
db_server:
restore_check: checked_at = '2026-05-22T10:00:00Z', age_days = 184.0

-- bad: a table is missing
-- finds: restore
db_wal:
db_server:
restore_check: is_equal = 0
restore_difference: subject = 'table orders', kind = 'missing', original = 'plain', restored = null, lacking_pct = null

-- bad: rows were lost
-- finds: restore
db_wal:
db_server:
restore_check: is_equal = 0
restore_difference: kind = 'rows-lost', restored = '400 rows', lacking_pct = 20.0

-- bad: half of a table without a time of creation
-- finds: restore
db_wal:
db_server:
restore_check:
restore_difference: restored = '400 rows', lacking_pct = 50.0

-- bad: just over a twentieth of the rows is behind
-- finds: restore
-- says: The copy restored
-- says: plimsoll restore-check --restored
db_wal:
db_server:
restore_check:
restore_difference: lacking_pct = 6.0

-- bad: ninety-one days ago
-- finds: restore
-- says: plimsoll restore-check --restored
db_wal:
db_server:
restore_check: age_days = 91.0

-- bad: a table lacks rows
-- finds: restore
-- says: as orders (original
-- says: plimsoll restore-check --restored
db_wal:
db_server:
restore_check: is_equal = 0
restore_difference: kind = 'rows-lost'

-- bad: said to differ; rows that are behind are not named for it
-- finds: restore
-- says: original in 0
db_wal:
db_server:
restore_check: is_equal = 0
restore_difference:

-- bad: loaded from a dump long ago, and timed as a whole
-- finds: restore
-- says: recovery_time_covers = whole / kind = logical
db_wal:
db_server:
restore_check: age_days = 91.0, is_physical = 0

-- bad: replayed long ago, of which only that was timed
-- finds: restore
-- says: recovery_time_covers = replay of the log only / kind = physical
db_wal:
db_server:
restore_check: age_days = 91.0, is_replay_only = 1

-- good: recent and equal
db_wal:
db_server:
restore_check:

-- good: the original went on a little
db_wal:
db_server:
restore_check:
restore_difference:
restore_difference: subject = 'carts', kind = 'rows-extra', restored = '400 rows', lacking_pct = null

-- good: a bad record of another database is not ours
db_wal:
db_server:
restore_check:
restore_check: database = 'billing', is_equal = 0
restore_difference: database = 'billing', kind = 'rows-lost', restored = '400 rows', lacking_pct = 20.0

-- good: a database without tables
db_wal:
db_server:
restore_check: tables = 0, tables_counted = 0

-- good: at the edge: a twentieth of the rows is behind
db_wal:
db_server:
restore_check:
restore_difference: lacking_pct = 5.0

-- good: at the edge: ninety days
db_wal:
db_server:
restore_check: age_days = 90.0

-- good: what differs is of another server
db_wal:
db_server:
restore_check:
restore_difference: system_identifier = '6000000000000000001', lacking_pct = 50.0

-- good: what differs is of another database
db_wal:
db_server:
restore_check:
restore_difference: database = 'billing', lacking_pct = 50.0

-- good: rows that only the copy has are not behind
db_wal:
db_server:
restore_check:
restore_difference: kind = 'extra', lacking_pct = 50.0

-- undecided: no row could be read
-- leaves open: restore
db_wal:
db_server:
restore_check: tables_counted = 0, recovery_point_s = null

-- undecided: the record is that of another server
-- leaves open: restore
db_wal:
db_server:
restore_check: system_identifier = '6000000000000000001'

-- undecided: the record is that of another database
-- leaves open: restore
db_wal:
db_server:
restore_check: database = 'billing'

-- undecided: ninety days ago, and no row could be counted
-- leaves open: restore
-- says: A copy was
-- says: grant select on
db_wal:
db_server:
restore_check: age_days = 90.0, tables_counted = 0

-- undecided: the only table could not be counted
-- leaves open: restore
db_wal:
db_server:
restore_check: tables = 1, tables_counted = 0

-- not applicable: no Postgres
