/*
title    = "A deleted row does not take a tree with it"
severity = "low"
harm     = "outage"
stage    = 10000
applies  = "db_foreign_key where is_cascading"
why      = """ON DELETE CASCADE through four tables and more turns one DELETE into thousands, all in one transaction: it holds locks on
every table of the chain, and nobody who wrote the DELETE sees it coming. Flagged where the tables below hold 100,000 rows and
more together."""
fix      = """Delete in batches from the far end, in a background job, or mark rows as deleted and clean up at night."""
docs     = ["https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-FK"]
params.max_levels = 3
params.min_rows = 100000
*/
with recursive chain (top, id, level, path) as (
  select referenced_id, table_id, 1, referenced_id || '/' || table_id from db_foreign_key where is_cascading and table_id <> referenced_id
  union all
  select c.top, f.table_id, c.level + 1, c.path || '/' || f.table_id
  from chain c
  join db_foreign_key f on f.referenced_id = c.id and f.is_cascading
  where c.level < 12 and '/' || c.path || '/' not like '%/' || f.table_id || '/%'
),
reach as (
  select top, id, max(level) as level from chain group by top, id
),
tree as (
  select r.top, max(r.level) as levels, count(*) as tables, sum(t.rows) as rows
  from reach r
  join db_table t on t.id = r.id
  group by r.top
)
select t.title as subject,
       printf('Deleting from %s deletes through %d levels, from %d tables with %.0f rows', t.title, x.levels, x.tables, x.rows) as message,
       'a chain of cascades from ' || t.name as cause,
       x.levels as levels,
       x.tables as tables,
       x.rows as rows
from tree x
join db_table t on t.id = x.top
where x.levels > :max_levels and x.rows >= :min_rows
  -- The top of the chain speaks for all of it.
  and not exists (select 1 from reach r where r.id = x.top)
order by x.rows desc, subject
