/*
title    = "No password crosses the network in clear"
severity = "high"
harm     = "breach"
stage    = 100
applies  = "db_login_rule where is_remote"
why      = """With the method password the client sends its password as it is. On a line of type host the connection need not be
encrypted: whoever listens has the password."""
fix      = """Use scram-sha-256, which never sends the password, and hostssl, which refuses what is not encrypted."""
docs     = ["https://www.postgresql.org/docs/current/auth-password.html"]
*/
select 'line ' || number as subject,
       printf('Line %d of pg_hba.conf takes passwords in clear from %s', number, address) as message,
       'hostssl ' || databases || ' ' || users || ' ' || address || ' scram-sha-256 # then: select pg_reload_conf();' as fix
from db_login_rule
where method in ('password', 'ldap', 'pam', 'radius', 'bsd') and is_remote and kind <> 'hostssl'
order by number
