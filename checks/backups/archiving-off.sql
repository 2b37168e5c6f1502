/*
title    = "The write-ahead log is archived"
severity = "high"
harm     = "loss"
stage    = 1000
applies  = "db_archiver"
why      = """A nightly dump alone means that a bad day costs up to 24 hours of every user's work. With the write-ahead log
archived you go back to any second (point-in-time recovery). Off, without a command, or with a command that only
says that it succeeded, nothing is kept. What a managed provider keeps cannot be seen through SQL."""
fix      = """Set up pgBackRest, WAL-G or Barman: they give the archive_command, and take the base backups. archive_mode needs a
restart, and is the last step: without a command that works Postgres keeps the log until the disk is full. Then rehearse a restore."""
docs     = ["https://www.postgresql.org/docs/current/continuous-archiving.html"]
*/
select 'archive_mode' as subject,
       case
         when s.provider is not null then s.provider || ' takes the backups, and SQL does not show whether it does'
         when s.is_replica then 'This is a replica: whether the log is archived shows on the primary'
         when a.mode = 'off' then 'The write-ahead log is not archived: the last backup is all that there is'
         when a.is_discarding then 'The archive command keeps nothing: it only says that it succeeded'
         else 'archive_mode is on, and no command archives anything'
       end as message,
       case
         when s.provider is not null then 'look at the backup retention and at the latest restorable time in the console of ' || s.provider || ', then waive this check with its date'
         when s.is_replica then 'scan the primary'
         when a.mode = 'off' then '# never archive_mode alone: without a command that works the log is kept until the disk is full
1. set up the archive and prove it: pgbackrest --stanza=main stanza-create
2. alter system set archive_command = ''pgbackrest --stanza=main archive-push %p'';
3. alter system set archive_mode = on;   then restart
4. pgbackrest --stanza=main check'
         else '1. set up the archive and prove it: pgbackrest --stanza=main stanza-create
2. alter system set archive_command = ''pgbackrest --stanza=main archive-push %p'';   then select pg_reload_conf();
3. pgbackrest --stanza=main check'
       end as fix, 'code' as fix_kind,
       a.wal_level as wal_level,
       s.provider is not null or s.is_replica as undecided
from db_archiver a, db_server s
where s.provider is not null or s.is_replica or a.mode = 'off' or not a.has_command or a.is_discarding
order by subject
