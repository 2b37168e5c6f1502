-- bad: five files wait since half an hour
-- finds: archive_command
db_archiver:
db_server:
db_wal: last_archived_age_s = 1800.0, files_waiting = 5

-- bad: a single file waits, for half an hour
-- finds: archive_command
-- says: 1 full files
-- says: pgbackrest --stanza=main check
db_archiver:
db_server:
db_wal: last_archived_age_s = 1800.0, files_waiting = 1

-- bad: 63 files
-- finds: archive_command
-- says: severity = high / cause = archive_command
db_archiver:
db_server:
db_wal: last_archived_age_s = 1800.0, files_waiting = 63

-- bad: just a gigabyte
-- finds: archive_command
-- says: severity = critical
db_archiver:
db_server:
db_wal: last_archived_age_s = 1800.0, files_waiting = 64

-- good: an idle server archives nothing for days
db_archiver:
db_server:
db_wal: last_archived_age_s = 260000.0

-- good: a backlog of a moment under load
db_archiver:
db_server:
db_wal: last_archived_age_s = 12.0, files_waiting = 7

-- good: a long archive_timeout is waited for
db_archiver:
db_server:
db_wal: last_archived_age_s = 1800.0, files_waiting = 1, archive_timeout_s = 3600

-- good: at the edge: a quarter of an hour
db_archiver:
db_server:
db_wal: last_archived_age_s = 900.0, files_waiting = 5

-- good: the command keeps nothing, which is another check's
db_archiver: is_discarding = 1
db_server: is_replica = 1
db_wal:

-- undecided: nothing was archived since the counters began
-- leaves open: archive_command
db_archiver:
db_server:
db_wal: last_archived = null, last_archived_age_s = null, files_waiting = null

-- undecided: a replica does not tell
-- leaves open: archive_command
db_archiver:
db_server: is_replica = 1
db_wal:

-- undecided: how many files wait is not known
-- leaves open: archive_command
db_archiver:
db_server:
db_wal: files_waiting = null

-- undecided: no file was archived yet
-- leaves open: archive_command
db_archiver:
db_server:
db_wal: last_archived = null

-- not applicable: archiving is off
db_archiver: mode = 'off'
db_server:
db_wal:

-- not applicable: no command archives anything
db_archiver: has_command = 0
