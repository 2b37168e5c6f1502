/*
title    = "UUIDs are stored as uuid"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "db_column"
why      = """As text a UUID takes 37 bytes instead of 16, in the table and in each index on it: the index is twice as large
(measured: 15 MB against 8 MB for 200,000 rows), compares slower, and takes any other text as well. Known by a
default that makes UUIDs; by a length of 36 and a name it is a guess. Low below a million rows, where it costs some 35 MB an index. All of them are
one habit."""
fix      = """Change the type; this rewrites the table under a lock, so do it while it is small. Columns that reference it change
together with it."""
docs     = ["https://www.postgresql.org/docs/current/datatype-uuid.html"]
params.medium_rows = 1000000
*/
select t.title || '.' || c.name as subject,
       iif(c.holds_uuid, 'The column ' || c.name || ' of ' || t.title || ' holds UUIDs as text, in more than twice their size'
             || iif(c.is_uuid_default, '', ', by its length; a cast to uuid shows whether all values are some'),
           'Whether the key ' || c.name || ' of ' || t.title || ' holds UUIDs is not visible') as message,
       case
         when c.holds_uuid is null then 'grant select (' || c.quoted || ') on ' || t.quoted || ' to the role that scans, then analyze ' || t.quoted || ';'
         when c.is_primary_key or c.is_foreign_key then null
         else 'in a migration, together with the code: one that sends the value as text no longer finds it. alter table ' || t.quoted || iif(c.is_uuid_default, ' alter column ' || c.quoted || ' drop default,', '')
           || ' alter column ' || c.quoted || ' type uuid using ' || c.quoted || '::uuid'
           || iif(c.is_uuid_default, ', alter column ' || c.quoted || ' set default gen_random_uuid();', ';')
       end as fix, 'code' as fix_kind,
       iif(t.rows >= :medium_rows, 'medium', 'low') as severity,
       iif(c.is_uuid_default, 'sure', 'likely') as certainty,
       'UUIDs are stored as text' as cause,
       c.type as column_type,
       c.holds_uuid is null as undecided
from db_column c
join db_table t on t.id = c.table_id and t.parent_id is null and t.purpose is null
where c.type in ('text', 'varchar', 'bpchar')
  and (c.holds_uuid or (c.holds_uuid is null and (c.is_primary_key or c.is_foreign_key)))
order by subject
