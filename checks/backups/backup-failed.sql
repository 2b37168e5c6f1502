/*
title    = "The last backups succeeded"
severity = "high"
harm     = "loss"
stage    = 100
applies  = "backup"
why      = """A backup that failed, or in which pages had wrong checksums, looks like a backup in the list. A full one that failed
takes every later one down that stands on it. Only those are named after which no backup of the same repository succeeded."""
fix      = """Read the tool's log, mend the cause (disk, network, damaged pages), take a full backup now."""
docs     = ["https://pgbackrest.org/command.html#command-info"]
*/
select b.source || ' ' || b.label as subject,
       'The backup ' || b.label || ' of ' || b.source || ' failed' || coalesce(': ' || b.error, '') as message,
       b.repository as repository,
       b.started_at as started_at,
       b.bytes as database_bytes
from backup b
where b.is_failed and not exists (
  select 1 from backup g
  where g.source = b.source and g.repository = b.repository and not g.is_failed and g.finished_at is not null and g.label > b.label)
order by subject
