/*
title    = "Every constraint is enforced"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "db_constraint"
why      = """Postgres 18 can be told to note a constraint and never to check it (NOT ENFORCED). Rows that break it come in, and
whoever reads the schema believes that there are none. VALIDATE CONSTRAINT does not help: it refuses such a constraint. Low below 10,000 rows,
which somebody can still look through."""
fix      = """Enforce it: the rows that are there are checked then. If some break it, the message names the first one to mend. If it
is meant as a note only, drop it and write a comment instead."""
docs     = ["https://www.postgresql.org/docs/18/sql-createtable.html#SQL-CREATETABLE-PARMS-NOT-ENFORCED"]
params.medium_rows = 10000
*/
select t.title || ' ' || c.name as subject,
       'Nothing enforces the constraint ' || c.name || ' on ' || t.title || ': it only stands there' as message,
       iif(c.kind = 'foreign', 'alter table ' || t.quoted || ' alter constraint ' || c.quoted || ' enforced;',
           'drop the constraint ' || c.quoted || ' of ' || t.quoted || ', and add it anew as not valid, without not enforced; then validate it') as fix, iif(c.kind = 'foreign', 'sql', 'code') as fix_kind,
       iif(t.rows >= :medium_rows, 'medium', 'low') as severity,
       'the constraint ' || c.name || ' of ' || t.name || ' is only noted' as cause,
       c.kind as kind
from db_constraint c
join db_table t on t.id = c.table_id
where not c.is_enforced
order by subject
