/*
title    = "The app is no superuser"
severity = "critical"
harm     = "breach"
stage    = 100
applies  = "db_role"
why      = """One hole in the app (an SQL injection, a leaked address) and a superuser's attacker reads and destroys every
database of the server, and runs programs on the machine. A role that may read and write its own tables does all
that an app needs."""
fix      = """Create a role for the app with rights on its tables only, put it into the app's address, and take superuser away
from the old one where it is the app's alone and another superuser is left. Row level security stays as it was for it: take bypassrls away
once the policies let the app through."""
docs     = ["https://www.postgresql.org/docs/current/role-attributes.html"]
*/
select name as subject,
       'The app is connected as the superuser ' || name as message,
       case
         when name = 'postgres' or others = 0 then 'create role app login; grant pg_read_all_data, pg_write_all_data to app;   then a password, and app in the app''s address'
         -- Roles that read and write everything came with Postgres 14.
         when coalesce((select version_num from db_server), 140000) < 140000 then
           'grant usage on each schema of the app, and select, insert, update, delete on all of its tables and usage on its sequences to ' || quoted || '; then alter role ' || quoted || ' nosuperuser bypassrls;'
         else '-- migrations need a role that owns the tables: give them one before the next deploy' || char(10)
           || 'grant pg_read_all_data, pg_write_all_data to ' || quoted || ';' || char(10) || 'alter role ' || quoted || ' nosuperuser bypassrls;'
       end as fix, iif(name = 'postgres' or others = 0 or coalesce((select version_num from db_server), 140000) < 140000, 'code', 'sql') as fix_kind,
       sessions as sessions,
       0 as undecided
from db_role
cross join (select count(*) - 1 as others from db_role where is_superuser)
where is_superuser and sessions > 0
union all
select 'sessions', 'Nobody was connected at that moment: as which role the app comes was not seen',
       'scan while the app is in use', 'code', null, 1
where not exists (select 1 from db_role where sessions > 0)
order by subject
