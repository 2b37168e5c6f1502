-- bad: five megabytes since an hour
-- finds: archive_timeout
db_archiver:
db_server:
db_wal: last_archived_age_s = 3600.0, unarchived_bytes = 5000000, archive_timeout_s = 0

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

-- not applicable: archiving is off
db_archiver: mode = 'off'
db_server:
db_wal:
