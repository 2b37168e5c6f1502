/*
title    = "What points to another table has a foreign key"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "db_column where is_foreign_key or likely_table_id is not null"
why      = """A column such as user_id whose name and type point to the key of users, without a foreign key, keeps the numbers of
users who are gone: pages break on rows without an owner, and exports and deletions (data protection) miss them.
Columns that point to several tables (a …_type beside them) and numbers of other systems are left alone. The name alone says where a column
points: a guess. Medium from 10,000 rows on, else low; all of them are one habit."""
fix      = """Add the foreign key. On a large table add it NOT VALID first, then VALIDATE: writers go on. An error names the rows
to mend."""
docs     = ["https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK"]
params.medium_rows = 10000
*/
select t.title || '.' || c.name as subject,
       t.title || '.' || c.name || ' points to ' || p.title || ' by its name, and no foreign key guards it; adding one shows whether all rows have their owner' as message,
       iif(t.rows >= :medium_rows, 'medium', 'low') as severity,
       'likely' as certainty,
       'columns point to tables without foreign keys' as cause,
       'alter table ' || t.quoted || ' add foreign key (' || c.quoted || ') references ' || c.likely_target || ';' as fix,
       cast(t.rows as integer) as table_rows
from db_column c
join db_table t on t.id = c.table_id and t.parent_id is null and t.purpose is null
join db_table p on p.id = c.likely_table_id and p.purpose is null
where not c.is_foreign_key
order by t.rows desc, subject
