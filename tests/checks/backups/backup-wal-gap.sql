-- bad: the end of its log never arrived
-- finds: main 20261121-030000F
backup_repository: wal_last = '000000010000000000000020'
backup:

-- bad: the beginning of its log is gone
-- finds: main 20261121-030000F
backup_repository: wal_first = '000000010000000000000021'
backup:

-- bad: the log ends where it must, and begins too late
-- finds: main 20261121-030000F
-- says: the log from
backup_repository: wal_first = '000000010000000000000021', wal_last = '000000010000000000000021'
backup:

-- good: the repository has it all
backup_repository:
backup:

-- good: its log is exactly what is there
backup_repository: wal_first = '000000010000000000000020', wal_last = '000000010000000000000021'
backup:

-- good: after a failover the log goes on in a new timeline
backup_repository: wal_last = '000000020000000000000005'
backup:

-- good: what failed needs nothing
backup_repository: wal_last = '000000010000000000000020'
backup: is_failed = 1

-- good: a repository without the log is another source's, or another one
backup_repository: source = 'old', wal_last = '000000010000000000000020'
backup:
backup_repository: name = 'rds', wal_last = '000000010000000000000020'

-- not applicable: the tool does not tell
backup_repository:
backup: wal_start = null, wal_stop = null
