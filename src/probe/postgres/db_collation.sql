with /* plimsoll */ tables as ({all_tables}),
used as (
  select c.id, count(distinct c.indexrelid) as indexes
  from (select i.indexrelid, unnest(i.indcollation::oid[]) as id from pg_catalog.pg_index i join tables t on t.oid = i.indrelid) c
  where c.id <> 0
  group by c.id
)
select u.id, {within} || case when c.collname = 'default' then 'the order of this database' else 'the order ' || c.collname end as name, u.indexes,
       case when c.collname = 'default' then d.datcollversion else c.collversion end as recorded, -- since 15
       c.collversion as recorded, -- before 15
       case when c.collname = 'default' then pg_database_collation_actual_version(d.oid) else pg_collation_actual_version(c.oid) end as actual, -- since 15
       case when c.collname <> 'default' then pg_collation_actual_version(c.oid) end as actual, -- before 15
       case when c.collname = 'default' then format('alter database %I refresh collation version;', d.datname)
            else format('alter collation %I.%I refresh version;', n.nspname, c.collname) end as refresh
from used u
join pg_catalog.pg_collation c on c.oid = u.id
join pg_catalog.pg_namespace n on n.oid = c.collnamespace
join pg_catalog.pg_database d on d.datname = current_database()
order by u.id
