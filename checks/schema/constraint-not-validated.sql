/*
title    = "Every constraint holds for old rows too"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "db_constraint"
why      = """A constraint added as NOT VALID guards new rows only. The old ones were never checked: code that trusts the
constraint meets rows that break it, and the planner does not use it. Low below 10,000 rows, which somebody can still look through."""
fix      = """Validate it; readers and writers go on meanwhile. If it fails, the message names the first row to mend."""
docs     = ["https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES"]
params.medium_rows = 10000
*/
select t.title || ' ' || c.name as subject,
       'The constraint ' || c.name || ' on ' || t.title || ' was never checked against the rows that were there before it' as message,
       'alter table ' || t.quoted || ' validate constraint ' || c.quoted || ';' as fix, 'sql' as fix_kind,
       iif(t.rows >= :medium_rows, 'medium', 'low') as severity,
       'the constraint ' || c.name || ' of ' || t.name || ' was never validated' as cause
from db_constraint c
join db_table t on t.id = c.table_id
where not c.is_validated and c.is_enforced
order by subject
