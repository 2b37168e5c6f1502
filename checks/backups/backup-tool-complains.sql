/*
title    = "The backup tool is content"
severity = "high"
harm     = "loss"
stage    = 100
applies  = "backup_check"
why      = """pgBackRest and Barman look at themselves: the connection, the slot, the archive, the age and number of backups, the
space. What they complain of today is the backup that is missing tomorrow."""
fix      = """Run the tool's own check and follow what it says: pgbackrest --stanza=… check, barman check SERVER."""
docs     = ["https://docs.pgbarman.org/release/3.4.0/#check-a-server"]
*/
select source || ' ' || name as subject,
       source || ' fails its check of ' || name || coalesce(': ' || hint, '') as message
from backup_check
where not is_ok
order by subject
