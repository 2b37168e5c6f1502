/*
title    = "Backups are encrypted"
severity = "medium"
harm     = "breach"
stage    = 1000
applies  = "backup_repository where is_encrypted is not null"
why      = """A backup is the whole database in a few files: whoever gets at the bucket or the disk has every user's data, and nothing
tells you. Judged by what the tool itself encrypts; a provider that encrypts its disks does not protect against a
leaked key of the bucket."""
fix      = """Set a cipher and keep its pass phrase elsewhere than the backup: repo1-cipher-type=aes-256-cbc. It holds for a new
stanza only."""
docs     = ["https://pgbackrest.org/user-guide.html#quickstart/configure-encryption"]
*/
select source || ' ' || name as subject,
       'The backups of ' || source || ' in ' || name || ' are not encrypted' as message,
       name || '-cipher-type=aes-256-cbc and ' || name || '-cipher-pass=… in pgbackrest.conf, then stanza-create anew' as fix, 'code' as fix_kind,
       cipher as cipher,
       wal_last as newest_log_file
from backup_repository
where not is_encrypted
order by subject
