with /* plimsoll */ tables as ({tables}),
-- How each tool marks a migration that failed or was left half-way.
mark (names, needs, condition, tool) as (
  values ('schema_migrations', 'dirty', 'dirty', 'golang-migrate'),
         ('flyway_schema_history', 'success', 'not success', 'Flyway'),
         ('_prisma_migrations', 'rolled_back_at', 'finished_at is null and rolled_back_at is null', 'Prisma'),
         ('_sqlx_migrations', 'success', 'not success', 'sqlx'),
         ('databasechangeloglock', 'locked', 'locked', 'Liquibase')
)
select format('%I.%I', t.nspname, t.relname) as quoted,
       has_table_privilege(t.oid, 'select') and has_schema_privilege(t.relnamespace, 'usage') as is_readable,
       format('select /* plimsoll */ %s as table_id, %L as tool, count(*) as unfinished from %I.%I where %s',
              t.oid, m.tool, t.nspname, t.relname, m.condition) as question
from tables t
join mark m on m.names = t.relname
join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attname = m.needs and not a.attisdropped
order by t.oid
