with /* plimsoll */ recursive tables as ({tables}),
-- How each tool marks a migration that failed or was left half-way, and the columns that its condition reads.
mark (names, needs, types, condition, tool) as (
  values ('schema_migrations', array['dirty'], 'bool', 'dirty', 'golang-migrate'),
         ('flyway_schema_history', array['success'], 'bool', 'not success', 'Flyway'),
         ('_prisma_migrations', array['finished_at', 'rolled_back_at'], 'timestamp|timestamptz', 'finished_at is null and rolled_back_at is null', 'Prisma'),
         ('_sqlx_migrations', array['success'], 'bool', 'not success', 'sqlx'),
         ('databasechangeloglock', array['locked'], 'bool', 'locked', 'Liquibase')
),
found as materialized (
  select t.oid, t.nspname, t.relname, t.relnamespace, m.condition, m.tool,
         -- A column of another type than the tool's own is no mark of the tool's, and comparing it could run anybody's function.
         (select min('its column ' || a.attname || ' is of the type ' || format_type(y.oid, null) || ', not the tool''s')
          from pg_catalog.pg_attribute a
          join pg_catalog.pg_type y on y.oid = a.atttypid
          where a.attrelid = t.oid and a.attname = any (m.needs) and not a.attisdropped
            and not (y.oid < 16384 and y.typname = any (string_to_array(m.types, '|')))) as odd
  from tables t
  join mark m on m.names = t.relname
  where cardinality(m.needs) = (select count(*) from pg_catalog.pg_attribute a
                                where a.attrelid = t.oid and a.attname = any (m.needs) and not a.attisdropped)
),
wanted (relid) as (select oid from found),
{strangers}
select f.oid as id, format('%I.%I', f.nspname, f.relname) as quoted,
       has_table_privilege(f.oid, 'select') and has_schema_privilege(f.relnamespace, 'usage') as is_readable,
       case when row_security_active(f.oid) then 'a policy decides which of its rows are seen'
            else coalesce(f.odd, (select min(s.what) || ' is not built in' from stranger s where s.root = f.oid)) end as stranger,
       format('select /* plimsoll */ %s as table_id, %L as tool, count(*) as unfinished from %I.%I where %s',
              f.oid, f.tool, f.nspname, f.relname, f.condition) as question
from found f
order by f.oid
