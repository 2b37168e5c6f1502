/*
title    = "A call does not write more log than it must"
severity = "low"
harm     = "slow"
size     = "wal_per_row_bytes"
stage    = 10000
applies  = "db_statement where wal_bytes > 0"
why      = """What a statement writes into the write-ahead log goes to the disk at once, to every replica and into every backup. Over
64 kB for each row that is changed means wide rows, many indexes or random keys, each of which touches a page of its own.
Judged from 1,000 calls on."""
fix      = """Change fewer columns and fewer rows a call, drop needless indexes, use keys that rise (UUID version 7)."""
docs     = ["https://www.postgresql.org/docs/current/wal-configuration.html"]
params.min_calls = 1000
params.max_bytes = 65536
*/
select 'statement ' || id as subject,
       printf('Each row that it changes writes %.0f kB of log: %.100s', 1.0 * wal_bytes / max(rows, calls) / 1024, text) as message,
       'the statement ' || text as cause,
       1.0 * wal_bytes / max(rows, calls) as wal_per_row_bytes,
       rows as rows,
       calls as calls,
       text as statement
from db_statement
where kind in ('insert', 'update', 'delete', 'merge') and calls >= :min_calls and 1.0 * wal_bytes / max(rows, calls) > :max_bytes
order by wal_bytes desc, subject
