/*
title    = "No table is emptied by a crash"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "db_table"
why      = """An UNLOGGED table is fast, since it is not written to the log: after a crash Postgres empties it, and replicas and
archived backups never have its rows."""
fix      = """Make it a usual table, unless it is a cache that may vanish at any time (then waive this finding). That
rewrites it under a lock: 100 MB in about a second."""
params.most_bytes = 104857600
docs     = ["https://www.postgresql.org/docs/current/sql-createtable.html#SQL-CREATETABLE-UNLOGGED"]
*/
select title as subject,
       'A crash empties the table ' || title || ': it is unlogged' as message,
       iif(bytes > :most_bytes, 'at a quiet hour, for it is locked until it is rewritten: ', 'set lock_timeout = ''2s''; ') || 'alter table ' || quoted || ' set logged;' as fix, iif(bytes > :most_bytes, 'code', 'sql') as fix_kind,
       cast(rows as integer) as table_rows
from db_table
where is_unlogged and rows > 0 and not is_partitioned
order by subject
