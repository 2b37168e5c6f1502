/*
title    = "Nobody logs in to Postgres without a password"
severity = "critical"
harm     = "breach"
stage    = 100
applies  = "db_login_rule where is_remote"
why      = """A line of pg_hba.conf with the method trust lets in whoever reaches the port, as any role, superusers too. On the server
itself it may be meant; from another machine it never is. Such servers are found and emptied within hours."""
fix      = """Replace trust by scram-sha-256 in that line of pg_hba.conf, and reload."""
docs     = ["https://www.postgresql.org/docs/current/auth-trust.html"]
*/
select 'line ' || number as subject,
       printf('Line %d of pg_hba.conf lets in %s from %s without a password', number, iif(users = 'all', 'every role', users), iif(address = 'all' or address like '0.0.0.0%', 'everywhere', address)) as message,
       '# pg_hba.conf, in place of line ' || number || ', once each of these roles has a password (\password) and the app''s address holds it' || char(10)
         || kind || ' ' || databases || ' ' || users || ' ' || address || ' scram-sha-256' || char(10) || '# then: select pg_reload_conf();' as fix, 'conf' as fix_kind
from db_login_rule
where method = 'trust' and is_remote
order by number
