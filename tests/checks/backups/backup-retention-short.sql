-- bad: two full ones of two days, and the log before them is gone
-- finds: main repo1
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', age_days = 2.0
backup: label = 'b', age_days = 1.0, wal_start = '000000010000000000000030'

-- bad: the provider keeps one day
-- finds: shop rds
backup_repository: source = 'shop', name = 'rds', system_identifier = null, wal_first = null, retention_days = 1.0
backup: source = 'shop', repository = 'rds', finished_at = '2026-11-22T09:55:00Z', age_days = 0.003, wal_start = null

-- bad: two full ones, the oldest of six days, and the log begins with it
-- finds: main repo1
-- says: severity = medium
-- says: main keeps backups
-- says: repo1-retention-full-type=time and repo1-retention-full=7
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', age_days = 6.0
backup: label = 'b'

-- bad: less than two days are kept
-- finds: main repo1
-- says: / severity = high
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', age_days = 1.9
backup: label = 'b', age_days = 0.5

-- bad: the provider keeps a day and a half
-- finds: shop rds
-- says: severity = high
backup_repository: source = 'shop', name = 'rds', retention_days = 1.5

-- bad: just two days are kept
-- finds: main repo1
-- says: keeps backups for no longer than 2.0 days / repo1-retention-full-type
-- says: severity = medium
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', age_days = 2.0
backup: label = 'b', age_days = 1.0

-- bad: the provider keeps just two days
-- finds: shop rds
-- says: severity = medium
backup_repository: source = 'shop', name = 'rds', retention_days = 2.0

-- good: two weeks are kept
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', age_days = 14.0
backup: label = 'b', age_days = 7.0
backup: label = 'c'

-- good: the provider keeps a week
backup_repository: source = 'shop', name = 'rds', system_identifier = null, wal_first = null, retention_days = 7.0
backup: source = 'shop', repository = 'rds', finished_at = '2026-11-22T09:55:00Z', age_days = 0.003, wal_start = null

-- good: at the edge: seven days
backup_repository: retention_days = null
backup: age_days = 7.0

-- good: the backup lies in another repository
backup_repository: name = 'rds', retention_days = null
backup:

-- undecided: two full ones of one minute tell nothing of days
-- leaves open: main repo1
-- says: that a week is kept has not been seen yet
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', age_days = 0.00035
backup: label = 'b', age_days = 0.0003, wal_start = '000000010000000000000030'

-- undecided: an hour less than a day between them
-- leaves open: main repo1
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', age_days = 1.2
backup: label = 'b', age_days = 0.3, wal_start = '000000010000000000000030'

-- undecided: the repository was made yesterday
-- leaves open: main repo1
backup_repository: retention_days = null
backup: label = 'a', age_days = 1.0
backup: label = 'b', wal_start = '000000010000000000000030'

-- undecided: the tool does not tell of the log
-- leaves open: main repo1
backup_repository: wal_first = null, retention_days = null
backup: label = 'a', age_days = 1.0, wal_start = null
backup: label = 'b', wal_start = null

-- undecided: two full ones, of two sources
-- leaves open: main repo1
-- says: main has its
-- says: scan again when
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a'
backup: source = 'old', label = 'b', age_days = 3.0

-- undecided: a full one and an increment of days before
-- leaves open: main repo1
-- says: main has its
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', kind = 'incr', age_days = 3.0
backup: label = 'b'

-- undecided: two full ones of one day, and an increment of today
-- leaves open: main repo1
-- says: main has its
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', age_days = 3.0
backup: label = 'b', age_days = 2.5
backup: label = 'c', kind = 'incr'

-- undecided: the log begins before the oldest backup: none was removed yet
-- leaves open: main repo1
-- says: main has its
-- says: scan again when
backup_repository: retention_days = null
backup: label = 'a', age_days = 3.0
backup: label = 'b'

-- undecided: one of two was not finished
-- leaves open: main repo1
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', finished_at = null, age_days = 3.0
backup: label = 'b'

-- undecided: one of two failed
-- leaves open: main repo1
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', is_failed = 1, age_days = 3.0
backup: label = 'b'

-- not applicable: no repository
