/*
title    = "Dead rows are cleaned up"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_table"
why      = """Every update leaves the old row behind. Queries read past dead rows, so a table with one dead row for every four
living (20 %, and at least 10,000) is slower than it looks, and it grows on disk. Autovacuum starts at 20 % by
itself: more means that it cannot keep up or is held back."""
fix      = """Vacuum now; then look for what holds autovacuum back: an open transaction, a replication slot, or a table changed
all the time."""
docs     = ["https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-SPACE-RECOVERY"]
params.min_rows = 10000
params.max_pct = 20
*/
select title as subject,
       title || ' has ' || rows_dead || ' dead rows beside ' || cast(rows as integer) || ' living ones' as message,
       'vacuum (analyze) ' || quoted || ';' as fix, 'sql' as fix_kind,
       rows_dead as dead_rows,
       100.0 * rows_dead / (rows + rows_dead) as dead_pct
from db_table
where rows_dead >= :min_rows and not is_partitioned and 100.0 * rows_dead / (rows + rows_dead) >= :max_pct
order by rows_dead desc, subject
