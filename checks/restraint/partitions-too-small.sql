/*
title    = "Only large tables are partitioned"
severity = "low"
harm     = "cost"
stage    = 1000
applies  = "db_table where is_partitioned and parent_id is null"
why      = """Partitions pay from some hundred GB on, or where whole months are dropped at once. On a small table each query plans
over all of them, unique keys must carry the partition key, and every tool has one more special case. Flagged from
six partitions on when all of them together are below 1 GB."""
fix      = """Put the rows back into one table; it takes minutes while it is small. Keep partitions that a retention job drops,
and waive this."""
docs     = ["https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-OVERVIEW"]
params.min_partitions = 6
params.min_bytes = 1073741824
*/
select p.title as subject,
       printf('The table %s is cut into %d partitions for %.0f rows', p.title, count(*), p.rows) as message,
       count(*) as partitions,
       cast(p.rows as integer) as table_rows,
       p.bytes as table_bytes
from db_table p
join db_table c on c.parent_id = p.id
where p.is_partitioned and p.parent_id is null and p.rows is not null and p.bytes < :min_bytes
group by p.id
having count(*) >= :min_partitions
order by subject
