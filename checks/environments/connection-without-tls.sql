/*
title    = "Connections over a network are encrypted"
severity = "high"
harm     = "breach"
stage    = 1000
applies  = "db_server where not exists (select 1 from db_activity) or exists (select 1 from db_activity where not is_local)"
why      = """Everything the app reads and writes, password hashes and personal data included, crosses the network in plain text.
Whoever can listen on the way, in a shared data centre or a misrouted network, has it all."""
fix      = """Set ssl = on with a certificate on the server, sslmode=verify-full in the address of the app, and hostssl in
pg_hba.conf so that nothing else gets in."""
docs     = ["https://www.postgresql.org/docs/current/ssl-tcp.html"]
*/
select role || ' ' || application as subject,
       count(*) || ' sessions of ' || role || iif(application = '', '', ' (' || application || ')') || ' come over the network unencrypted' as message,
       'ssl = on with a certificate, then sslmode=require in the app''s address, and once all sessions are encrypted hostssl in place of host in pg_hba.conf' as fix, 'code' as fix_kind,
       count(*) as sessions,
       0 as undecided
from db_activity
where not is_local and not is_tls
group by role, application
union all
select 'sessions', 'Nobody was connected at that moment: how the app comes was not seen', 'scan while the app is in use', 'code', null, 1
where not exists (select 1 from db_activity)
order by subject
