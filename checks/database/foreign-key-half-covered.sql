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
       case
         when not t.is_partitioned then 'create index concurrently on ' || t.quoted || ' (' || f.columns || ');'
         when p2.is_deep then 'an index on each lowest partition with CONCURRENTLY, one on each table above them with ON ONLY, then alter index … attach partition'
         -- On the whole at once it would hold up all writes until it is done.
         else printf('create index fk_%d_idx on only %s (%s);', f.constraint_id, t.quoted, f.columns) || coalesce(' ' || p2.statements, '')
       end as fix, iif(p2.is_deep, 'code', 'sql') as fix_kind,
       cast(t.rows as integer) as table_rows
from db_foreign_key f
join db_table t on t.id = f.table_id
join db_table p on p.id = f.referenced_id
join (
  select t.id, coalesce(max(c.is_partitioned), 0) as is_deep, t.schema,
         group_concat(printf('create index concurrently fk_%d_%d_idx on %s (%s);
alter index "%w".fk_%d_idx attach partition "%w".fk_%d_%d_idx;', f.constraint_id, c.id, c.quoted, f.columns, t.schema, f.constraint_id, c.schema, f.constraint_id, c.id), char(10)) as statements,
         f.constraint_id
  from db_foreign_key f join db_table t on t.id = f.table_id left join db_table c on c.parent_id = t.id
  group by f.constraint_id
) p2 on p2.constraint_id = f.constraint_id
where f.cover = 'weak' and t.rows >= :min_rows
group by f.table_id, f.columns
having f.constraint_id = min(f.constraint_id)
order by t.rows desc, subject
