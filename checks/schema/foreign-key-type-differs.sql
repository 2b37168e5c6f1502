/*
title    = "A reference has the type of what it refers to"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_foreign_key"
why      = """A reference of another type than its key works until it does not: an integer that refers to a bigint runs out first and
stops all inserts, and numeric against bigint takes an index away from the join. Text and varchar count as one type. Medium is numeric from
10,000 rows on, where a read without an index takes milliseconds; else low: integers of two sizes share an index, and how near the smaller is to
its end, key-near-exhaustion tells."""
fix      = """Give the reference the type of the key. The statement rewrites the table under a lock: on a large table add a column, fill
it in batches, and swap."""
docs     = ["https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK"]
params.medium_rows = 10000
*/
select t.title || ' ' || c.name as subject,
       printf('In %s the column %s', t.title, f.mismatch) as message,
       iif(t.rows >= :medium_rows and f.mismatch like '%numeric%', 'medium', 'low') as severity,
       'references have another type than their keys' as cause,
       r.title as refers_to
from db_foreign_key f
join db_constraint c on c.id = f.constraint_id
join db_table t on t.id = f.table_id
join db_table r on r.id = f.referenced_id
where f.mismatch is not null
order by subject
