-- bad: never succeeded
-- finds: archive_command
db_archiver: failed = 12, last_archived_at = null, last_failed_at = '2026-11-22T09:59:00Z'
db_wal:

-- bad: fails since an hour
-- finds: archive_command
db_archiver: failed = 60, last_archived_at = '2026-11-22T09:00:00Z', last_failed_at = '2026-11-22T09:59:00Z'
db_wal:

-- bad: failed once, after the last success
-- finds: archive_command
-- says: Archiving fails since
db_archiver: failed = 1, last_archived_at = '2026-11-22T09:00:00Z', last_failed_at = '2026-11-22T09:59:00Z'
db_wal:

-- bad: fails for a moment less than a quarter of an hour
-- finds: archive_command
-- says: severity = medium / cause = archive_command
db_archiver: failed = 12, last_archived_at = '2026-11-22T09:45:01Z', last_failed_at = '2026-11-22T09:59:00Z'
db_wal: last_archived_age_s = 899.0

-- bad: just a quarter of an hour
-- finds: archive_command
-- says: severity = critical
db_archiver: failed = 12, last_archived_at = '2026-11-22T09:45:00Z', last_failed_at = '2026-11-22T09:59:00Z'
db_wal: last_archived_age_s = 900.0

-- bad: nobody knows when it did
-- finds: archive_command
-- says: severity = critical
db_archiver: failed = 12, last_archived_at = null, last_failed_at = '2026-11-22T09:59:00Z'
db_wal: last_archived = null, last_archived_age_s = null

-- good: failed in the past, and recovered
db_archiver: failed = 3, last_failed_at = '2026-11-20T09:00:00Z'
db_wal:

-- good: an idle server has nothing to archive for days
db_archiver: last_archived_at = '2026-11-19T09:00:00Z'
db_wal:

-- good: never succeeded, and never failed: nothing was written yet
db_archiver: last_archived_at = null
db_wal:

-- good: the last failure and the last success are of the same second
db_archiver: failed = 12, last_failed_at = '2026-11-22T09:59:00Z'
db_wal:

-- not applicable: no command archives anything
db_archiver: has_command = 0

-- not applicable: archiving is off
db_archiver: mode = 'off'
