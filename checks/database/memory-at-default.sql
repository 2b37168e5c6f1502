/*
title    = "Postgres uses the machine's memory"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_setting where name = 'shared_buffers'"
why      = """Postgres comes with shared_buffers = 128 MB, so that it starts on anything. When the data is several times larger, pages
are read again and again from the system's cache or the disk. The usual value is a quarter of the machine's memory.
Flagged where the value is 128 MB or less and the tables hold more than four times that. How much memory the machine has cannot be seen from
here, and of 512 MB it is the quarter: a guess, and low below 4 GB of tables."""
fix      = """Set it to a quarter of the memory of the database's machine, or of the limit that you gave its container, and restart. How much that
is does not show through SQL."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-SHARED-BUFFERS"]
params.default_bytes = 134217728
params.times = 4
params.medium_bytes = 4294967296
*/
select 'shared_buffers' as subject,
       printf('shared_buffers is still %.0f MB, and the tables hold %.0f MB; too little unless the machine has no more than %.0f MB of memory', s.number / 1048576,
              1.0 * d.bytes / 1048576, 4 * s.number / 1048576) as message,
       iif(d.bytes >= :medium_bytes, 'medium', 'low') as severity,
       'likely' as certainty,
       'alter system set shared_buffers = …;   a quarter of the memory of the machine, or of the limit that you gave its container (1GB of 4 GB), then restart: with more than there is Postgres does not start' as fix, 'code' as fix_kind,
       s.number as shared_buffers_bytes,
       d.bytes as tables_bytes
from db_setting s
join (select sum(bytes) as bytes from db_table where not is_partitioned) d
where s.name = 'shared_buffers' and s.number <= :default_bytes and d.bytes > :times * s.number
order by subject
