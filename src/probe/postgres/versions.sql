with /* plimsoll */ recursive tables as ({tables}),
-- Where each tool keeps the names of the migrations that ran, and which of its rows count.
keeper (names, needs, version, condition) as (
  values ('schema_migrations?', 'version', 'version', ''), ('django_migrations', 'app', 'app || ''.'' || name', ''),
         ('migrations', 'migration', 'migration', ''), ('migrations', 'name', 'name', ''),
         ('flyway_schema_history|schema_version', 'success', 'coalesce(version, description)', 'success'),
         ('databasechangelog', 'id', 'author || '':'' || id', ''), ('alembic_version', 'version_num', 'version_num', ''),
         ('_prisma_migrations', 'migration_name', 'migration_name', 'finished_at is not null and rolled_back_at is null'),
         ('knex_migrations|mikro_orm_migrations|kysely_migration|pgmigrations|bun_migrations|SequelizeMeta', 'name', 'name', ''),
         ('__drizzle_migrations', 'hash', 'hash', ''), ('goose_db_version', 'version_id', 'version_id', 'is_applied'),
         ('gorp_migrations', 'id', 'id', ''), ('_sqlx_migrations', 'success', 'version', 'success'),
         ('atlas_schema_revisions|refinery_schema_history|__diesel_schema_migrations|seaql_migrations|ecto_migrations|aerich|phinxlog', 'version', 'version', ''),
         ('doctrine_migration_versions|migration_versions', 'version', 'version', ''),
         ('__EFMigrationsHistory', 'MigrationId', '"MigrationId"', ''), ('VersionInfo', 'Version', '"Version"', ''),
         ('schemaversions', 'scriptname', 'scriptname', ''), ('changes', 'change_id', 'change', ''),
         ('_yoyo_migration', 'migration_id', 'migration_id', ''), ('migrations', 'filename', 'filename', '')
),
found as materialized (
  select distinct on (t.oid) t.oid, t.title, t.nspname, t.relname, t.relnamespace, k.version, k.condition
  from tables t
  join keeper k on t.relname ~ ('^(' || k.names || ')$') and (k.names <> 'changes' or t.nspname = 'sqitch')
  join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attname = k.needs and not a.attisdropped
  order by t.oid, k.version
),
wanted (relid) as (select oid from found),
{strangers}
select f.oid as id, f.title, format('%I.%I', f.nspname, f.relname) as quoted,
       has_table_privilege(f.oid, 'select') and has_schema_privilege(f.relnamespace, 'usage') as is_readable,
       case when row_security_active(f.oid) then 'a policy decides which of its rows are seen'
            else coalesce(
              -- Of its columns only some are read, but a type that is not built in is none of any tool's.
              (select min('the type ' || format_type(y.oid, null)) || ' is not built in' from pg_catalog.pg_attribute a
               join pg_catalog.pg_type y on y.oid = a.atttypid
               where a.attrelid = f.oid and a.attnum > 0 and not a.attisdropped and y.oid >= 16384),
              (select min(s.what) || ' is not built in' from stranger s where s.root = f.oid)) end as stranger,
       format('select /* plimsoll */ distinct (%s)::text as version from %I.%I%s order by 1 desc limit 5000',
              f.version, f.nspname, f.relname, coalesce(' where ' || nullif(f.condition, ''), '')) as question
from found f
order by f.oid, f.version
