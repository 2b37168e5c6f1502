/*
title    = "Every table has a primary key"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "db_table where parent_id is null and coalesce(purpose, '') not in ('migration', 'provider')"
why      = """Without a primary key nothing stops a row from being there twice, one row cannot be changed or deleted for certain,
and logical replication (how most upgrades without downtime work) refuses updates. It gets harder to add with every
row: high from a million rows on, which are rewritten under a lock for seconds, medium from 10,000. Low below that, where a unique index stands in
for it, and where rows only come, as in a log: then nothing has to be found again."""
fix      = """Add one. On a large table that rewrites it under a lock: do it at a quiet hour, or build a unique index CONCURRENTLY
first and use ADD PRIMARY KEY USING INDEX."""
docs     = ["https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-PRIMARY-KEYS"]
params.high_rows = 1000000
params.medium_rows = 10000
*/
select t.title as subject,
       'The table ' || t.title || ' has no primary key' as message,
       'alter table ' || t.quoted || iif(c.quoted is null, ' add column id bigint generated always as identity primary key;',
         ' add primary key (id);') as fix,
       case when t.rows_updated + t.rows_deleted = 0 or exists (select 1 from db_index u where u.table_id = t.id and u.is_unique and u.is_valid and u.predicate is null) then 'low'
            when t.rows >= :high_rows then 'high' when t.rows >= :medium_rows then 'medium' else 'low' end as severity,
       t.name || ' has no primary key' as cause,
       cast(t.rows as integer) as table_rows
from db_table t
left join db_column c on c.table_id = t.id and c.name = 'id'
where t.parent_id is null and coalesce(t.purpose, '') not in ('migration', 'provider')
  and not exists (select 1 from db_constraint k where k.table_id = t.id and k.kind = 'primary')
order by t.rows desc, subject
