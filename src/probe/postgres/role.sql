-- Run this as a superuser in the database that is scanned: all of it is done or nothing. A managed server without a
-- superuser refuses column_stats, read_log, hba() and file_faults(): leave those out.
-- No helper is used that was not made by a superuser; without one, grant select on the sequences.
begin;
create role plimsoll login password 'choose-a-long-one' connection limit 3;
alter role plimsoll set default_transaction_read_only = on;
grant pg_monitor to plimsoll;
create extension if not exists pg_stat_statements;

-- What pg_monitor does not show, each piece by itself and nothing beside it: no row and no password can be read.
create schema plimsoll;
revoke all on schema plimsoll from public;
grant usage on schema plimsoll to plimsoll;

-- How columns are filled: shares and widths, no values.
create view plimsoll.column_stats with (security_barrier) as
  select s.starelid as relid, s.staattnum as attnum, s.stainherit as inherited, s.stanullfrac as null_frac,
         s.stawidth as avg_width, s.stadistinct as n_distinct,
         case 3 when s.stakind1 then s.stanumbers1[1] when s.stakind2 then s.stanumbers2[1] when s.stakind3 then s.stanumbers3[1]
                when s.stakind4 then s.stanumbers4[1] when s.stakind5 then s.stanumbers5[1] end as correlation
  from pg_catalog.pg_statistic s;
revoke all on plimsoll.column_stats from public;
grant select on plimsoll.column_stats to plimsoll;

-- How far the numbers of sequences have come.
create function plimsoll.sequence_last_values() returns table (seqrelid oid, last_value bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select q.seqrelid, pg_catalog.pg_sequence_last_value(q.seqrelid::pg_catalog.regclass)
        from pg_catalog.pg_sequence q join pg_catalog.pg_class c on c.oid = q.seqrelid
        where c.relpersistence <> 't' $$;
revoke all on function plimsoll.sequence_last_values() from public;
grant execute on function plimsoll.sequence_last_values() to plimsoll;

-- The server's log, a piece of at most 1 MiB of a file in its folder.
create function plimsoll.read_log(name text, off bigint, len bigint) returns bytea
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$ begin
          if name !~ '^[A-Za-z0-9_][A-Za-z0-9._-]*$' or not exists (select from pg_catalog.pg_ls_logdir() f where f.name = read_log.name) then
            raise exception 'no log file of that name';
          end if;
          return pg_catalog.pg_read_binary_file(pg_catalog.current_setting('log_directory') || '/' || name, off, least(greatest(len, 0), 1048576));
        end $$;
revoke all on function plimsoll.read_log(text, bigint, bigint) from public;
grant execute on function plimsoll.read_log(text, bigint, bigint) to plimsoll;

-- Who may log in from where, without options, which can hold secrets.
create function plimsoll.hba() returns table (line int, type text, databases text[], users text[], address text, netmask text, method text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select line_number, type, database, user_name, address, netmask, auth_method from pg_catalog.pg_hba_file_rules where error is null $$;
revoke all on function plimsoll.hba() from public;
grant execute on function plimsoll.hba() to plimsoll;

-- Lines of its own files that the server could not use: where they stand and why, not what they say.
create function plimsoll.file_faults() returns table (place text, fault text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select regexp_replace(f.sourcefile, '.*/', '') || ' line ' || f.sourceline || coalesce(', ' || f.name, ''), f.error
        from pg_catalog.pg_file_settings f
        where f.error is not null and not exists (select from pg_catalog.pg_settings s where s.name = f.name and s.pending_restart)
        union all
        select 'pg_hba.conf line ' || h.line_number, 'not understood' from pg_catalog.pg_hba_file_rules h where h.error is not null $$;
revoke all on function plimsoll.file_faults() from public;
grant execute on function plimsoll.file_faults() to plimsoll;
commit;
