with /* plimsoll */ tables as ({tables}),
-- Where each tool keeps the names of the migrations that ran, and which of its rows count.
known (names, needs, version, condition) as (
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
)
select distinct on (t.oid) t.title, format('%I.%I', t.nspname, t.relname) as quoted,
       has_table_privilege(t.oid, 'select') and has_schema_privilege(t.relnamespace, 'usage') as is_readable,
       format('select /* plimsoll */ distinct (%s)::text as version from %I.%I%s order by 1 desc limit 5000',
              k.version, t.nspname, t.relname, coalesce(' where ' || nullif(k.condition, ''), '')) as question
from tables t
join known k on t.relname ~ ('^(' || k.names || ')$') and (k.names <> 'changes' or t.nspname = 'sqitch')
join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attname = k.needs and not a.attisdropped
order by t.oid, k.version
