with /* plimsoll */ here as (select oid from pg_catalog.pg_database where datname = current_database()),
given as (
  select s.setrole, s.setdatabase, lower(split_part(pair, '=', 1)) as name, substr(pair, strpos(pair, '=') + 1) as value
  from pg_catalog.pg_db_role_setting s cross join unnest(s.setconfig) pair
  where s.setdatabase = 0 or s.setdatabase = (select oid from here)
),
server as (
  select s.name, s.reset_val as value from pg_catalog.pg_settings s
  where not exists (
    select from given g join pg_catalog.pg_roles r on r.oid = g.setrole and r.rolname = session_user where g.name = s.name)
),
wanted (name) as (values ('statement_timeout'), ('idle_in_transaction_session_timeout')),
-- What a new session of the role starts with: the narrowest of the places that give a value.
started as (
  select r.oid, w.name, coalesce(
           (select g.value from given g where g.name = w.name and g.setrole in (r.oid, 0)
            order by g.setrole = 0, g.setdatabase = 0 limit 1),
           (select s.value from server s where s.name = w.name)) as value
  from pg_catalog.pg_roles r cross join wanted w
),
started_ms as (
  select oid, name, case when value ~ '^\d+$' then value::numeric
                         when value ~ '^[\d.]+ *(us|ms|s|min|h|d)$' then (1000 * extract(epoch from value::interval))::numeric end as ms
  from started
)
select r.rolname as name, quote_ident(r.rolname) as quoted, r.rolsuper as is_superuser,
       (select count(*) from pg_catalog.pg_stat_activity a
        where a.usesysid = r.oid and a.datname = current_database() and a.pid <> pg_backend_pid()
          and a.application_name !~* '^(plimsoll|psql|pg_dump|pgadmin|dbeaver|datagrip|tableplus|postico)') as sessions,
       (select m.ms from started_ms m where m.oid = r.oid and m.name = 'statement_timeout') as statement_timeout_ms,
       (select m.ms from started_ms m where m.oid = r.oid and m.name = 'idle_in_transaction_session_timeout') as idle_transaction_timeout_ms
from pg_catalog.pg_roles r
where r.rolcanlogin
order by r.rolname
