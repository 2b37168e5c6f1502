/*
title    = "Nothing forgotten keeps old rows alive"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "db_server"
why      = """Vacuum may not remove a row that a replication slot, a prepared transaction or a standby could still want. One that was
forgotten keeps every dead row of every table: they grow without end, and each query reads past them. Flagged from a
million transactions on, and for a prepared transaction after an hour. How bad it is the dead rows say: high from a million of them on,
which a read takes tenths of a second to pass, medium from 10,000; below that nothing has piled up yet, and it is low."""
fix      = """Drop the slot that nobody reads; end the prepared transaction; set hot_standby_feedback only where its queries are
short."""
docs     = ["https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-WRAPAROUND"]
params.max_xids = 1000000
params.max_s = 3600
params.high_rows = 1000000
params.medium_rows = 10000
*/
select kind || ' ' || name as subject,
       printf('%s %s keeps the old rows of %d transactions%s',
              case kind when 'slot' then 'The replication slot' when 'prepared' then 'The prepared transaction' else 'The standby' end,
              name, xid_age, coalesce(printf(', for %.0f minutes now', 1.0 * age_s / 60), '')) as message,
       iif(kind = 'slot', '-- only where nothing reads it again: what reads it must then be built anew' || char(10), 'first ask what prepared it whether it is to be committed: ') || undo as fix, iif(kind = 'slot', 'sql', 'code') as fix_kind,
       case when d.dead >= :high_rows then 'high' when d.dead >= :medium_rows then 'medium' else 'low' end as severity,
       d.dead as dead_rows,
       xid_age,
       age_s as open_s
from db_horizon cross join (select coalesce(sum(rows_dead), 0) as dead from db_table where not is_partitioned) d
where xid_age >= :max_xids or age_s >= :max_s
order by xid_age desc, subject
