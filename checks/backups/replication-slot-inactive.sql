/*
title    = "No abandoned slot holds the log back"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "db_slot"
why      = """A replication slot keeps the write-ahead log until its consumer has read it. When the consumer is gone for good, the
log grows until the disk is full, and then Postgres stops. Flagged from one log segment (16 MB) on."""
fix      = """Bring the consumer back, or drop the slot; set max_slot_wal_keep_size as a limit for all of them."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-replication.html#GUC-MAX-SLOT-WAL-KEEP-SIZE"]
params.min_bytes = 16777216
*/
select name as subject,
       printf('The slot %s has no consumer and keeps %.0f MB of log', name, 1.0 * retained_bytes / 1048576) as message,
       '-- only where nothing reads it again: a replica or subscription of it must then be built anew' || char(10) || 'select pg_drop_replication_slot(' || quoted || ');' as fix, 'sql' as fix_kind,
       retained_bytes as retained_bytes
from db_slot
where not is_active and retained_bytes >= :min_bytes
order by retained_bytes desc, subject
