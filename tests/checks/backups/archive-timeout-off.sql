-- bad: five megabytes since an hour
-- finds: archive_timeout
db_archiver:
db_server:
db_wal: last_archived_age_s = 3600.0, unarchived_bytes = 5000000, archive_timeout_s = 0

-- bad: one second over a quarter of an hour
-- finds: archive_timeout
db_archiver:
db_server:
db_wal: last_archived_age_s = 901.0, unarchived_bytes = 5000000, archive_timeout_s = 0

-- bad: one byte over 64 KB
-- finds: archive_timeout
db_archiver:
db_server:
db_wal: last_archived_age_s = 3600.0, unarchived_bytes = 65537, archive_timeout_s = 0

-- good: a time is set
db_archiver:
db_server:
db_wal: last_archived_age_s = 3600.0, unarchived_bytes = 5000000

-- good: an idle server has nothing to archive
db_archiver:
db_server:
db_wal: last_archived_age_s = 260000.0, unarchived_bytes = 96, archive_timeout_s = 0

-- good: a busy server fills a file each minute
db_archiver:
db_server:
db_wal: last_archived_age_s = 60.0, unarchived_bytes = 5000000, archive_timeout_s = 0

-- good: at the edge: a quarter of an hour
db_archiver:
db_server:
db_wal: last_archived_age_s = 900.0, unarchived_bytes = 5000000, archive_timeout_s = 0

-- good: at the edge: 64 KB
db_archiver:
db_server:
db_wal: last_archived_age_s = 3600.0, unarchived_bytes = 65536, archive_timeout_s = 0

-- good: the command keeps nothing, which is another check's
db_archiver: is_discarding = 1
db_server:
db_wal: last_archived_age_s = 3600.0, unarchived_bytes = 5000000, archive_timeout_s = 0

-- good: the primary archives for a replica
db_archiver:
db_server: is_replica = 1
db_wal: last_archived_age_s = 3600.0, unarchived_bytes = 5000000, archive_timeout_s = 0

-- not applicable: archiving is off
db_archiver: mode = 'off'
db_server:
db_wal:

-- not applicable: no command archives anything
db_archiver: has_command = 0

-- bad: while the archive fails, files that are closed early fill the disk
-- finds: archive_timeout
-- says: / mend the archive first
-- says: / applied = code
db_server:
db_archiver: last_failed_at = '2026-11-22T10:00:00Z', last_archived_at = '2026-11-22T09:00:00Z'
db_wal: archive_timeout_s = 0, unarchived_bytes = 70000, last_archived_age_s = 1000.0

-- bad: it failed once, and has worked since
-- finds: archive_timeout
-- says: / alter system set archive_timeout
-- says: / applied = sql
db_server:
db_archiver: last_failed_at = '2026-11-22T09:00:00Z', last_archived_at = '2026-11-22T09:00:00Z'
db_wal: archive_timeout_s = 0, unarchived_bytes = 70000, last_archived_age_s = 1000.0
