/*
title    = "The index of a foreign key holds all of its columns"
severity = "low"
harm     = "slow"
stage    = 10000
applies  = "db_foreign_key"
why      = """A foreign key of several columns, and an index that starts with one of them and lacks another: Postgres finds the rows
that share the one (all orders of a shop), and reads each to see whether it is of the other. With a few rows a shop
that is nothing; from 100,000 rows on some shop has thousands. An index that holds all of the columns, even with
others between, is left alone. How many rows share a value nobody counted: where the indexed column alone is nearly unique, this is
nothing. A guess, therefore."""
fix      = """Create an index on all columns of the foreign key, and drop the old one if nothing else reads it."""
docs     = ["https://www.postgresql.org/docs/current/indexes-multicolumn.html"]
params.min_rows = 100000
*/
select t.title || ' (' || f.columns || ')' as subject,
       'For the foreign key ' || t.title || ' (' || f.columns || ') to ' || p.title || ' an index holds only some of the columns: all rows that share those are read; '
         || 'select count(*) … group by them tells how many' as message,
       'likely' as certainty,
       'half an index for the foreign key ' || t.name || ' (' || f.columns || ')' as cause,
       'create index ' || iif(t.is_partitioned, '', 'concurrently ') || 'on ' || t.quoted || ' (' || f.columns || ');' as fix,
       cast(t.rows as integer) as table_rows
from db_foreign_key f
join db_table t on t.id = f.table_id
join db_table p on p.id = f.referenced_id
where f.cover = 'weak' and t.rows >= :min_rows
group by f.table_id, f.columns
having f.constraint_id = min(f.constraint_id)
order by t.rows desc, subject
