/*
title    = "Every foreign key has an index"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "db_foreign_key"
why      = """Whoever looks up the children of a row (the orders of a user), or deletes or renumbers that row, makes Postgres read
the whole child table when no index starts with the foreign key's columns. With 200 rows nobody notices; with
100,000 each such request takes tens of milliseconds and a processor. An index helps in any order of the columns as
long as they come first; a partial, BRIN or half-built index does not, nor one under another collation. Tables under 1,000 rows are left alone:
reading them whole is as fast. From 100,000 rows on it is high (tens of milliseconds and a processor each time), from 10,000 medium
(some milliseconds), below low. Low is also what nobody has paid for yet: in at least 7 days of counting the child table was never read from
end to end, and no parent was deleted. One that many tables of one definition lack (a schema for each tenant, the parts of a table) is one thing to mend."""
fix      = """Create an index on the columns of the foreign key, CONCURRENTLY so that writers go on. On a partitioned table the fix
builds it a partition at a time. Where a statement_timeout ends the build, an invalid index stays behind: set it to 0 for that session."""
docs     = ["https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK"]
params.min_rows = 1000
params.medium_rows = 10000
params.high_rows = 100000
params.min_days = 7
*/
select t.title || ' (' || f.columns || ')' as subject,
       'The foreign key ' || t.title || ' (' || f.columns || ') to ' || p.title
         || ' has no index: finding the ' || t.name || ' of one row of ' || p.name || ' reads the whole table' as message,
       case
         when not t.is_partitioned then 'create index concurrently on ' || t.quoted || ' (' || f.columns || ');'
         when p2.is_deep then 'an index on each lowest partition with CONCURRENTLY, one on each table above them with ON ONLY, then alter index … attach partition'
         -- On the whole at once it would hold up all writes until it is done.
         else printf('create index fk_%d_idx on only %s (%s);', f.constraint_id, t.quoted, f.columns) || coalesce(' ' || p2.statements, '')
       end as fix, iif(p2.is_deep, 'code', 'sql') as fix_kind,
       case when s.stats_age_days >= :min_days and not s.is_replica and not t.is_partitioned and t.scans_sequential = 0 and p.rows_deleted = 0 then 'low'
            when t.rows >= :high_rows then 'high' when t.rows >= :medium_rows then 'medium' else 'low' end as severity,
       iif(t.parent_id is null, 'an index on (' || f.columns || ') of ' || t.name, 'no index for the foreign key of each part (' || f.columns || ') to ' || p.name) as cause,
       cast(t.rows as integer) as table_rows
from db_foreign_key f
join db_table t on t.id = f.table_id
join db_table p on p.id = f.referenced_id
cross join db_server s
join (
  select t.id, coalesce(max(c.is_partitioned), 0) as is_deep, t.schema,
         group_concat(printf('create index concurrently fk_%d_%d_idx on %s (%s);
alter index "%w".fk_%d_idx attach partition "%w".fk_%d_%d_idx;', f.constraint_id, c.id, c.quoted, f.columns, t.schema, f.constraint_id, c.schema, f.constraint_id, c.id), char(10)) as statements,
         f.constraint_id
  from db_foreign_key f join db_table t on t.id = f.table_id left join db_table c on c.parent_id = t.id
  group by f.constraint_id
) p2 on p2.constraint_id = f.constraint_id
where f.cover = 'none' and t.rows >= :min_rows
group by f.table_id, f.columns
having f.constraint_id = min(f.constraint_id)
order by t.rows desc, subject
