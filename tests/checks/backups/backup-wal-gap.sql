-- bad: the end of its log never arrived
-- finds: main 20261121-030000F
backup: archive_last = '000000010000000000000020'

-- bad: the beginning of its log is gone
-- finds: main 20261121-030000F
backup: archive_first = '000000010000000000000021'

-- bad: the log ends where it must, and begins too late
-- finds: main 20261121-030000F
-- says: the log from
-- says: pgbackrest --stanza=main check
backup: archive_first = '000000010000000000000021', archive_last = '000000010000000000000021'

-- good: the repository has it all
backup:

-- good: its log is exactly what is there
backup: archive_first = '000000010000000000000020', archive_last = '000000010000000000000021'

-- good: after a failover the log goes on in a new timeline
backup: archive_last = '000000020000000000000005'

-- good: what failed needs nothing
backup: is_failed = 1, archive_last = '000000010000000000000020'

-- good: only the newest file is told
backup: archive_first = null

-- good: only the oldest is
backup: archive_last = null

-- bad: only the newest is told, and it is too old
-- finds: main 20261121-030000F
-- says: and its repository ends at 000000010000000000000020 / pgbackrest --stanza=main check
backup: archive_first = null, archive_last = '000000010000000000000020'

-- bad: only the oldest is told, and it is too new
-- finds: main 20261121-030000F
-- says: and its repository begins at 000000010000000000000021 / pgbackrest --stanza=main check
backup: archive_first = '000000010000000000000021', archive_last = null

-- undecided: WAL-G's list does not tell of the log
-- leaves open: main 20261121-030000F
-- says: Whether the log of the backup 20261121-030000F is there is not told
-- says: wal-g wal-verify integrity timeline
backup: archive_first = null, archive_last = null

-- not applicable: the tool does not tell
backup: wal_start = null, wal_stop = null
