/*
title    = "A second copy of the backups lies elsewhere"
severity = "low"
harm     = "loss"
stage    = 10000
applies  = "backup_repository"
why      = """One account that is closed, one bucket that is deleted, one key in the wrong hands, and every backup is gone together.
A second repository with another provider costs little more than its storage."""
fix      = """Give pgBackRest a second repository (repo2-…), or copy the first one with other credentials (rclone, bucket
replication), write-once where the provider has that."""
docs     = ["https://pgbackrest.org/user-guide.html#multi-repo"]
*/
select source as subject,
       'All backups of ' || source || ' lie in one place' as message,
       'repo2-type=s3, repo2-s3-bucket=… in pgbackrest.conf, then pgbackrest --stanza=' || shell_word(source) || ' stanza-create' as fix, 'code' as fix_kind,
       min(name) as repository
from backup_repository
group by source
having count(*) = 1
order by subject
