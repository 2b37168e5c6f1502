/*
title    = "Dead rows are cleaned up"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_table where purpose is not 'provider'"
why      = """Every update leaves the old row behind. Queries read past dead rows, so a table with one dead row for every four
living (20 %, and at least 10,000) is slower than it looks, and it grows on disk. Autovacuum starts at 20 % by
itself: more means that it cannot keep up, is held back, or comes within the minute. Reading past 10,000 dead rows takes a
millisecond or two: low; past 100,000 tens of them: medium."""
fix      = """Vacuum now; then look for what holds autovacuum back: an open transaction, a replication slot, or a table changed
all the time."""
docs     = ["https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-SPACE-RECOVERY"]
params.min_rows = 10000
params.max_pct = 20
params.medium_rows = 100000
*/
select title as subject,
       title || ' has ' || rows_dead || ' dead rows beside ' || cast(rows as integer) || ' living ones' as message,
       'vacuum (analyze) ' || quoted || ';' as fix, 'sql' as fix_kind,
       iif(rows_dead >= :medium_rows, 'medium', 'low') as severity,
       'dead rows of ' || iif(parent_id is null, name, 'the parts of a table') as cause,
       rows_dead as dead_rows,
       100.0 * rows_dead / (rows + rows_dead) as dead_pct
from db_table
where rows_dead >= :min_rows and not is_partitioned and purpose is not 'provider' and 100.0 * rows_dead / (rows + rows_dead) >= :max_pct
order by rows_dead desc, subject
