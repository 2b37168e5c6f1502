/*
title    = "Damage on the disk is noticed"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "db_setting where name = 'data_checksums'"
why      = """Disks and memory damage pages silently. Without checksums a damaged page is read as if it were right, copied into
every backup, and found when the good backups are gone. They cost one or two percent; Postgres 18 has them on from
the start."""
fix      = """Switch them on while the server is stopped (a minute for each few GB), or on a replica that then takes over."""
docs     = ["https://www.postgresql.org/docs/current/checksums.html"]
*/
select name as subject,
       'Damage on the disk goes unnoticed: data checksums are off' as message,
       'pg_checksums --enable -D "$PGDATA"   # while the server is stopped' as fix, 'code' as fix_kind
from db_setting
where name = 'data_checksums' and value = 'off'
order by subject
