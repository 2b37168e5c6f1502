/*
title    = "No statement of the app may run for ever"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "db_role"
why      = """One bad query without a limit holds its connection, its locks and a processor for hours while the user is long gone.
A few of them use up the pool, and the whole site stands still. A limit turns that into one error message. 15 s is
longer than any user waits. Many clients set it themselves when they connect (options of the address, `variables` of Rails), which nobody sees
from here: a guess. Roles of the provider are left alone."""
fix      = """Give the app's role a limit of its own, and leave the role that runs migrations without one. New sessions have it:
let the pool reconnect."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-STATEMENT-TIMEOUT"]
*/
with worker as (
  select name, quoted, statement_timeout_ms as timeout_ms, false as is_hidden from db_role where sessions > 0
    and name not in ('rdsadmin', 'cloudsqladmin', 'cloudsqlagent', 'azuresu', 'azure_superuser', 'supabase_admin', 'supabase_auth_admin',
                     'supabase_storage_admin', 'supabase_realtime_admin', 'supabase_replication_admin')
  union all
  -- Nobody is connected now: what the next session would start with. Where a role has a limit of its own, it may be the app's.
  select 'every role', null, iif(is_own_override, null, number), exists (select 1 from db_role where statement_timeout_ms > 0) from db_setting
  where name = 'statement_timeout' and not exists (select 1 from db_role where sessions > 0)
)
select name as subject,
       case
         when timeout_ms is null then 'What statement_timeout is for ' || name || ' is hidden behind a value of the role that scans'
         when is_hidden then 'Nobody is connected, and a role has its own statement_timeout: whether the app''s role has one was not seen'
         else 'A statement of ' || name || ' may run for ever: statement_timeout is 0, unless the client sets it (in a session of the app: show statement_timeout)'
       end as message,
       'likely' as certainty,
       'statement_timeout is 0' as cause,
       iif(timeout_ms is null, 'alter role current_user reset statement_timeout;', iif(is_hidden, 'scan again while the app is in use',
           iif(quoted is null, 'alter role APP set statement_timeout = ''15s'';   with the app''s role for APP: for the whole server it would end migrations and index builds',
               'alter role ' || quoted || ' set statement_timeout = ''15s'';'))) as fix, iif(quoted is null, 'code', 'sql') as fix_kind,
       is_hidden or timeout_ms is null as undecided
from worker
where timeout_ms = 0 or timeout_ms is null
order by subject
