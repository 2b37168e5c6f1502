select /* plimsoll */ (select system_identifier from pg_control_system())::text as system_identifier,
       to_char(pg_postmaster_start_time() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as started_at,
       current_database() as database, current_setting('server_version_num') as version_num, quote_ident(current_user) as quoted_role,
       pg_is_in_recovery() as is_replica,
       pg_is_in_recovery() and (exists (select from pg_catalog.pg_stat_get_wal_receiver() w where w.pid is not null)
         or exists (select from pg_catalog.pg_settings s where s.name = 'primary_conninfo' and s.setting <> '')) as is_streaming,
       to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as now_at
