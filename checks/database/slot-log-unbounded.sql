/*
title    = "A replica that is away cannot fill the disk"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "db_slot"
why      = """A replication slot keeps the write-ahead log until its consumer has read it. When that consumer is gone, over a weekend
or for good, the log grows until the disk of the database is full and it stops. max_slot_wal_keep_size sets a limit: past it the
slot is lost, not the database. High where nobody reads it and it has come to 10 GB, as much as the limit in the fix; medium where nobody
reads it, or it holds 1 GB; low while its consumer keeps up."""
fix      = """Set a limit that the disk has room for. The fix takes 10 GB, or four times what is kept now: a slot that is further behind is cut off, and
its replica or subscription must be built anew."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-replication.html#GUC-MAX-SLOT-WAL-KEEP-SIZE"]
params.high_bytes = 10737418240
params.medium_bytes = 1073741824
*/
select s.name as subject,
       printf('The slot %s may keep write-ahead log without a limit; %s, and it holds %.1f GB', s.name, iif(s.is_active, 'somebody reads it', 'nobody reads it now'),
              1.0 * coalesce(s.retained_bytes, 0) / 1073741824) as message,
       printf('alter system set max_slot_wal_keep_size = ''%dMB''; select pg_reload_conf();', max(10240.0, 1.0 * (select 4 * max(retained_bytes) from db_slot) / 1048576)) as fix, 'sql' as fix_kind,
       case when not s.is_active and s.retained_bytes >= :high_bytes then 'high'
            when not s.is_active or s.retained_bytes >= :medium_bytes then 'medium' else 'low' end as severity,
       'max_slot_wal_keep_size is -1' as cause,
       s.retained_bytes as retained_bytes
from db_slot s
join db_setting k on k.name = 'max_slot_wal_keep_size' and k.number < 0
order by subject
