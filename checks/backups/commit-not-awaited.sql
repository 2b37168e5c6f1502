/*
title    = "What was answered with saved is on disk"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "db_setting where name = 'synchronous_commit'"
why      = """With synchronous_commit off Postgres says "saved" up to three times wal_writer_delay before it is: after a crash the last
moments are gone, orders and payments among them, although the user was told otherwise. Nothing is damaged, and for page views
or logs it is a fair trade; for a whole server it is seldom meant."""
fix      = """Switch it on for the server, and off in the transactions that may be lost: set local synchronous_commit = off."""
docs     = ["https://www.postgresql.org/docs/current/wal-async-commit.html"]
*/
select name as subject,
       'A crash loses what was saved in the last moments: synchronous_commit is off for the whole server' as message,
       'alter system set synchronous_commit = on; select pg_reload_conf();' as fix, 'sql' as fix_kind
from db_setting
where name = 'synchronous_commit' and value = 'off'
order by subject
