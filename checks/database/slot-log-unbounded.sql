/*
title    = "A replica that is away cannot fill the disk"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "db_slot"
why      = """A replication slot keeps the write-ahead log until its consumer has read it. When that consumer is gone, over a weekend
or for good, the log grows until the disk of the database is full and it stops. max_slot_wal_keep_size sets a limit: past it the
slot is lost, not the database."""
fix      = """Set a limit that the disk has room for."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-replication.html#GUC-MAX-SLOT-WAL-KEEP-SIZE"]
*/
select s.name as subject,
       'The slot ' || s.name || ' may keep write-ahead log without a limit' as message,
       'alter system set max_slot_wal_keep_size = ''10GB''; select pg_reload_conf();' as fix,
       s.retained_bytes as retained_bytes
from db_slot s
join db_setting k on k.name = 'max_slot_wal_keep_size' and k.number < 0
order by subject
