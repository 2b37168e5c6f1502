/*
title    = "A replica that is away cannot fill the disk"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "db_slot"
why      = """A replication slot keeps the write-ahead log until its consumer has read it. When that consumer is gone, over a weekend
or for good, the log grows until the disk of the database is full and it stops. max_slot_wal_keep_size sets a limit: past it the
slot is lost, not the database."""
fix      = """Set a limit that the disk has room for. The fix takes 10 GB, or four times what is kept now: a slot that is further behind is cut off, and
its replica or subscription must be built anew."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-replication.html#GUC-MAX-SLOT-WAL-KEEP-SIZE"]
*/
select s.name as subject,
       'The slot ' || s.name || ' may keep write-ahead log without a limit' as message,
       printf('alter system set max_slot_wal_keep_size = ''%dMB''; select pg_reload_conf();', max(10240.0, 1.0 * (select 4 * max(retained_bytes) from db_slot) / 1048576)) as fix, 'sql' as fix_kind,
       s.retained_bytes as retained_bytes
from db_slot s
join db_setting k on k.name = 'max_slot_wal_keep_size' and k.number < 0
order by subject
