-- What is written of the log, and which file of it the archiver copied last; the file's name holds its number.
with /* plimsoll */ at as (
  select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end - '0/0'::pg_lsn as bytes,
         pg_size_bytes(current_setting('wal_segment_size')) as size
)
select at.bytes::bigint, at.size, a.archived_count,
       case when current_setting('archive_mode') <> 'off' and a.last_archived_wal ~ '^[0-9A-F]{24}' then
         greatest(floor(at.bytes / at.size)::bigint - 1
                  - ('x' || substring(a.last_archived_wal, 9, 8))::bit(32)::bigint * (4294967296 / at.size)
                  - ('x' || substring(a.last_archived_wal, 17, 8))::bit(32)::bigint, 0)
       end
from at, pg_catalog.pg_stat_archiver a
