-- bad: five files wait since half an hour
-- finds: archive_command
db_archiver:
db_server:
db_wal: last_archived_age_s = 1800.0, files_waiting = 5

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

-- not applicable: archiving is off
db_archiver: mode = 'off'
db_server:
db_wal:
