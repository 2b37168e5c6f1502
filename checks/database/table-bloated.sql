/*
title    = "Tables are mostly rows, not empty space"
severity = "medium"
harm     = "slow"
stage    = 10000
applies  = "db_table where bytes > 104857600 and not is_partitioned"
why      = """Rows that were changed or deleted leave holes. Holes are read with the rows and take their place in memory, so a
table that is a third empty (over 30 %, and over 100 MB of it) is slower than its rows and fills disk and backups. Measured,
not estimated. Tables over 20 GB, and more than five at a time, are left to you. Low below 1 GB that could be saved."""
fix      = """First find why holes appear faster than they are filled: let autovacuum come more often to this table, and look
for transactions left open. To give the space back while the app runs use pg_repack. `vacuum full` locks the table until it
is done: not in production."""
docs     = [
  "https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-SPACE-RECOVERY",
  "https://reorg.github.io/pg_repack/",
]
params.max_pct = 30
params.min_bytes = 104857600
params.medium_bytes = 1073741824
*/
select t.title as subject,
       case
         when b.unmeasured is null then
           printf('%.0f %% of %s is no living rows: %.0f of %.0f MB', 100.0 * (b.dead_bytes + b.free_bytes) / b.bytes, t.title,
                  1.0 * (b.dead_bytes + b.free_bytes) / 1048576, 1.0 * b.bytes / 1048576)
         else printf('%s may be more than %d %% empty and was not measured: %s', t.title, :max_pct, b.unmeasured)
       end as message,
       case
         when b.unmeasured is null then 'give its space back with pg_repack, then: alter table ' || t.quoted || ' set (autovacuum_vacuum_scale_factor = 0.02);'
         else 'measure it at a quiet hour: select * from pgstattuple_approx(' || printf('%Q', t.quoted) || ');'
       end as fix, 'code' as fix_kind,
       iif(b.dead_bytes + b.free_bytes >= :medium_bytes, 'medium', 'low') as severity,
       'empty space in ' || iif(t.parent_id is null, t.name, 'the parts of a table') as cause,
       b.unmeasured is not null as undecided,
       b.bytes as table_bytes, b.dead_bytes as dead_bytes, b.free_bytes as free_bytes
from db_table_bloat b
join db_table t on t.id = b.table_id
where b.unmeasured is not null
   or b.dead_bytes + b.free_bytes > :min_bytes and 100.0 * (b.dead_bytes + b.free_bytes) / b.bytes > :max_pct
order by b.bytes desc, subject
