/*
title    = "No password crosses the network in clear"
severity = "high"
harm     = "breach"
stage    = 100
applies  = "db_login_rule where is_remote"
why      = """With the method password the client sends its password as it is. On a line of type host the connection need not be
encrypted: whoever listens has the password."""
fix      = """Never let a password travel as it is: md5 first, since it also takes passwords kept as SCRAM; then set them anew and use scram-sha-256; then
hostssl, once every client encrypts."""
docs     = ["https://www.postgresql.org/docs/current/auth-password.html"]
*/
select 'line ' || number as subject,
       printf('Line %d of pg_hba.conf takes passwords in clear from %s', number, address) as message,
       iif(method = 'password', '# pg_hba.conf, in place of line ' || number || ': md5 takes passwords that are kept either way, and sends none in clear' || char(10)
           || kind || ' ' || databases || ' ' || users || ' ' || address || ' md5' || char(10) || '# then: select pg_reload_conf();',
           'first ssl = on with a certificate and sslmode=require in the app''s address, then hostssl in place of ' || kind || ' in line ' || number) as fix, iif(method = 'password', 'conf', 'code') as fix_kind
from db_login_rule
where method in ('password', 'ldap', 'pam', 'radius', 'bsd') and is_remote and kind <> 'hostssl'
order by number
