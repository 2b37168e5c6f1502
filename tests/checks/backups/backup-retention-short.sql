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
-- says: main keeps backups
-- says: repo1-retention-full-type=time and repo1-retention-full=7
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', age_days = 6.0
backup: label = 'b'

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
backup: source = 'old', label = 'b'

-- undecided: the log begins before the oldest backup: none was removed yet
-- leaves open: main repo1
-- says: main has its
-- says: scan again when
backup_repository: retention_days = null
backup: label = 'a'
backup: label = 'b'

-- undecided: one of two was not finished
-- leaves open: main repo1
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', finished_at = null
backup: label = 'b'

-- undecided: one of two failed
-- leaves open: main repo1
backup_repository: wal_first = '000000010000000000000020', retention_days = null
backup: label = 'a', is_failed = 1
backup: label = 'b'

-- not applicable: no repository
