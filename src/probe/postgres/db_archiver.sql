with /* plimsoll */ command as (
  select trim(current_setting('archive_command')) as text
)
select current_setting('archive_mode') as mode,
       current_setting('wal_level') as wal_level,
       command.text not in ('', '(disabled)')
         or coalesce(current_setting('archive_library', true), '') <> '' as has_command,
       command.text ~* '^(/bin/|/usr/bin/)?(true|:|exit 0|echo [^>|]*)$' as is_discarding,
       a.archived_count as archived, a.failed_count as failed,
       to_char(a.last_archived_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last_archived_at,
       to_char(a.last_failed_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last_failed_at
from command, pg_catalog.pg_stat_archiver a
