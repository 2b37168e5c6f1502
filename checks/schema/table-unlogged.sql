/*
title    = "No table is emptied by a crash"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "db_table where purpose is not 'provider'"
why      = """An UNLOGGED table is fast, since it is not written to the log: after a crash Postgres empties it, and replicas and
archived backups never have its rows. Where it is a cache or a queue that may vanish, it is right so: a guess, and low below 1,000 rows."""
fix      = """Make it a usual table, unless it is a cache that may vanish at any time (then waive this finding). That
rewrites it under a lock: 100 MB in about a second."""
params.most_bytes = 104857600
docs     = ["https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-UNLOGGED"]
params.medium_rows = 1000
*/
select title as subject,
       'A crash empties the table ' || title || ': it is unlogged; no fault if it is a cache that may vanish' as message,
       iif(bytes > :most_bytes, 'at a quiet hour, for it is locked until it is rewritten: ', 'set lock_timeout = ''2s''; ') || 'alter table ' || quoted || ' set logged;' as fix, iif(bytes > :most_bytes, 'code', 'sql') as fix_kind,
       iif(rows >= :medium_rows, 'medium', 'low') as severity,
       'likely' as certainty,
       'the unlogged table ' || name as cause,
       cast(rows as integer) as table_rows
from db_table
where is_unlogged and purpose is not 'provider' and rows > 0 and not is_partitioned
order by subject
