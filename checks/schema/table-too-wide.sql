/*
title    = "No table has a hundred columns"
severity = "low"
harm     = "slow"
stage    = 10000
applies  = "db_table where parent_id is null"
why      = """Every read of a row fetches all of it from disk, and every update writes all of it anew: with a hundred columns a counter
that changes costs kilobytes. It mostly means that several things share a table."""
fix      = """Move what is seldom read, and what changes often, into tables of their own with the same key."""
docs     = ["https://www.postgresql.org/docs/current/storage-page-layout.html"]
params.max_columns = 100
params.min_rows = 1000
*/
select t.title as subject,
       printf('%s has %d columns', t.title, c.columns) as message,
       t.name || ' has too many columns' as cause,
       c.columns as columns,
       t.rows as rows
from db_table t
join (select table_id, count(*) as columns from db_column group by table_id) c on c.table_id = t.id
where t.parent_id is null and t.rows >= :min_rows and c.columns > :max_columns
order by c.columns desc, subject
