/*
title    = "New passwords are kept as SCRAM"
severity = "medium"
harm     = "breach"
stage    = 1000
applies  = "db_setting where name = 'password_encryption'"
why      = """An MD5 hash of a password is as good as the password: who sees it (in a dump, in a backup) can log in with it, and a
common word is guessed from it in seconds. Postgres warns of it since 18 and will drop it."""
fix      = """Switch it over, then set each role's password anew: only then is it kept as SCRAM."""
docs     = ["https://www.postgresql.org/docs/current/auth-password.html"]
*/
select name as subject,
       'Passwords that are set from now on are kept as MD5 hashes' as message,
       'alter system set password_encryption = ''scram-sha-256''; select pg_reload_conf();' as fix, 'sql' as fix_kind
from db_setting
where name = 'password_encryption' and value not in ('scram-sha-256')
order by subject
