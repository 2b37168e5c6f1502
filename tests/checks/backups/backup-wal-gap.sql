-- bad: the end of its log never arrived
-- finds: main 20261121-030000F
backup: archive_last = '000000010000000000000020'

-- bad: the beginning of its log is gone
-- finds: main 20261121-030000F
backup: archive_first = '000000010000000000000021'

-- bad: the log ends where it must, and begins too late
-- finds: main 20261121-030000F
-- says: the log from
backup: archive_first = '000000010000000000000021', archive_last = '000000010000000000000021'

-- good: the repository has it all
backup:

-- good: its log is exactly what is there
backup: archive_first = '000000010000000000000020', archive_last = '000000010000000000000021'

-- good: after a failover the log goes on in a new timeline
backup: archive_last = '000000020000000000000005'

-- good: what failed needs nothing
backup: is_failed = 1, archive_last = '000000010000000000000020'

-- good: the tool does not tell what the repository has
backup: archive_first = null, archive_last = null

-- not applicable: the tool does not tell
backup: wal_start = null, wal_stop = null
