/*
title    = "The backups are those of this server"
severity = "critical"
harm     = "loss"
stage    = 100
applies  = "backup_repository where system_identifier is not null"
why      = """After a move, an upgrade or a rebuild the backup tool may still save the old server, or nothing. Every server has an
identifier of its own, and the repository names the one that it backs up; none of them is the server that was scanned."""
fix      = """Point the tool at the server that the app uses (pg1-host, pg1-path, conninfo), upgrade its stanza, take a full backup."""
docs     = ["https://pgbackrest.org/command.html#command-stanza-upgrade"]
*/
select min(r.source) as subject,
       'No repository holds backups of this server: ' || min(r.source) || ' has those of ' || min(r.system_identifier) as message,
       'pgbackrest --stanza=' || shell_word(min(r.source)) || ' stanza-upgrade   # where the server is the right one' as fix, 'code' as fix_kind,
       min(w.system_identifier) as this_server
from backup_repository r, db_wal w
where r.system_identifier is not null
having sum(r.system_identifier = w.system_identifier) = 0
order by subject
