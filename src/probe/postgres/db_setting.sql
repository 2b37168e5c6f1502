with /* plimsoll */ own as (
  select distinct lower(split_part(pair, '=', 1)) as name
  from pg_catalog.pg_db_role_setting s
  join pg_catalog.pg_roles r on r.oid = s.setrole and r.rolname = session_user
  cross join unnest(s.setconfig) pair
  where s.setdatabase = 0 or s.setdatabase = (select oid from pg_catalog.pg_database where datname = current_database())
),
unit (name, factor) as (
  values ('B', 1), ('kB', 1024), ('8kB', 8192), ('16kB', 16384), ('32kB', 32768), ('MB', 1048576), ('16MB', 16777216),
         ('us', 0.001), ('ms', 1), ('s', 1000), ('min', 60000)
)
select s.name,
       case when s.vartype <> 'string' or s.name = 'shared_preload_libraries' then s.reset_val end as value,
       case when s.vartype in ('integer', 'real')
            then s.reset_val::numeric * case when s.reset_val::numeric < 0 then 1 else coalesce(u.factor, 1) end
       end as number,
       own.name is not null as is_own_override,
       s.pending_restart as is_pending_restart
from pg_catalog.pg_settings s
left join unit u on u.name = s.unit
left join own on own.name = lower(s.name)
order by s.name
