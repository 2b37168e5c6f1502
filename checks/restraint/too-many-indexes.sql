/*
title    = "No table has more indexes than it needs"
severity = "low"
harm     = "cost"
stage    = 1000
applies  = "db_table where parent_id is null"
why      = """Each index is written with every row. Beyond ten on one table inserts take several times as long, updates can no
longer stay on their page, and the planner has more to weigh. Few tables are asked in more than ten ways."""
fix      = """Keep those that queries read (scans in the evidence), drop the others; one index on (a, b) often replaces one on a."""
docs     = ["https://www.postgresql.org/docs/current/storage-hot.html"]
params.max_indexes = 10
*/
select t.title as subject,
       'The table ' || t.title || ' has ' || count(*) || ' indexes' as message,
       count(*) as indexes,
       sum(i.bytes) as index_bytes,
       t.bytes as table_bytes,
       t.rows_inserted + t.rows_updated + t.rows_deleted as writes
from db_table t
join db_index i on i.table_id = t.id
where t.parent_id is null
group by t.id
having count(*) > :max_indexes
order by count(*) desc, subject
