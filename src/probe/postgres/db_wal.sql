with /* plimsoll */ at as (
  select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end - '0/0'::pg_lsn as bytes,
         (select s.setting::bigint from pg_catalog.pg_settings s where s.name = 'wal_segment_size') as size
),
archived as (
  select a.last_archived_wal, a.last_archived_time,
         case when a.last_archived_wal ~ '^[0-9A-F]{24}' then
           ('x' || substring(a.last_archived_wal, 9, 8))::bit(32)::bigint * (4294967296 / at.size)
           + ('x' || substring(a.last_archived_wal, 17, 8))::bit(32)::bigint
         end as file
  from pg_catalog.pg_stat_archiver a, at
)
select (select system_identifier from pg_control_system())::text as system_identifier,
       a.last_archived_wal as last_archived, extract(epoch from now() - a.last_archived_time)::float8 as last_archived_age_s,
       greatest(floor(at.bytes / at.size)::bigint - a.file - 1, 0) as files_waiting,
       greatest(at.bytes - (a.file + 1) * at.size, 0)::bigint as unarchived_bytes,
       (select s.setting::bigint from pg_catalog.pg_settings s where s.name = 'archive_timeout') as archive_timeout_s
from at, archived a
