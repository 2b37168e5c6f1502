with /* plimsoll */ tables as ({all_tables}),
-- Names that say what a table is for. The schema is given where the name alone would be too common.
known (purpose, tool, schema, names) as (
  values
    ('queue', 'delayed_job', null, 'delayed_jobs'), ('queue', 'que', null, 'que_jobs'), ('queue', 'good_job', null, 'good_jobs'),
    ('queue', 'Solid Queue', null, 'solid_queue_(jobs|ready_executions|claimed_executions|scheduled_executions)'),
    ('queue', 'queue_classic', null, 'queue_classic_jobs'), ('queue', 'Oban', null, 'oban_jobs'), ('queue', 'River', null, 'river_job'),
    ('queue', 'gue', null, 'gue_jobs'), ('queue', 'pg-boss', 'pgboss', 'job(_common)?'),
    ('queue', 'Graphile Worker', 'graphile_worker', '_private_jobs|jobs'), ('queue', 'Procrastinate', null, 'procrastinate_jobs'),
    ('queue', 'PgQueuer', null, 'pgqueuer'), ('queue', 'Django Q', null, 'django_q_ormq'), ('queue', 'background_task', null, 'background_task'),
    ('queue', 'Celery', null, 'celery_taskmeta|kombu_message|django_celery_results_taskresult'),
    ('queue', 'APScheduler', null, 'apscheduler_jobs'), ('queue', 'Laravel', null, 'jobs|failed_jobs|job_batches'),
    ('queue', 'Symfony Messenger', null, 'messenger_messages'), ('queue', 'Hangfire', 'hangfire', 'job|jobqueue|state'),
    ('queue', 'Quartz', null, 'qrtz_.*'), ('queue', 'JobRunr', null, 'jobrunr_jobs'), ('queue', 'db-scheduler', null, 'scheduled_tasks'),
    ('queue', 'ShedLock', null, 'shedlock'), ('queue', 'Spring Batch', null, 'batch_(job|step)_.*'), ('queue', 'Activiti', null, 'act_ru_job'),
    ('queue', 'outbox', null, 'outbox|outbox_(messages?|events?)'), ('queue', 'fang', null, 'fang_tasks'), ('queue', 'apalis', 'apalis', 'jobs'),
    ('queue', 'sqlxmq', null, 'mq_msgs'), ('queue', 'backie', null, 'backie_tasks'), ('queue', 'PGMQ', 'pgmq', 'q_.*'),
    ('queue', 'own', null, 'job_queue|jobs_queue|task_queue|email_queue|queue|job|queued_jobs|background_jobs'),
    ('session', 'Django', null, 'django_session'), ('session', 'sessions', null, 'sessions|session|Session|http_sessions|user_sessions'),
    ('session', 'Spring Session', null, 'spring_session(_attributes)?'),
    ('migration', 'Rails', null, 'ar_internal_metadata'), ('migration', 'schema_migrations', null, 'schema_migrations?'),
    ('migration', 'Django', null, 'django_migrations'), ('migration', 'migrations', null, 'migrations|typeorm_metadata'),
    ('migration', 'Flyway', null, 'flyway_schema_history|schema_version'), ('migration', 'Liquibase', null, 'databasechangelog(lock)?'),
    ('migration', 'Alembic', null, 'alembic_version'), ('migration', 'Prisma', null, '_prisma_migrations'),
    ('migration', 'Knex', null, 'knex_migrations(_lock)?'), ('migration', 'Sequelize', null, 'SequelizeMeta'),
    ('migration', 'Drizzle', null, '__drizzle_migrations'), ('migration', 'MikroORM', null, 'mikro_orm_migrations'),
    ('migration', 'Kysely', null, 'kysely_migration(_lock)?'), ('migration', 'node-pg-migrate', null, 'pgmigrations'),
    ('migration', 'goose', null, 'goose_db_version'), ('migration', 'gorp', null, 'gorp_migrations'),
    ('migration', 'Atlas', null, 'atlas_schema_revisions'), ('migration', 'Bun', null, 'bun_migrations(_locks)?|bun_migration_locks'),
    ('migration', 'sqlx', null, '_sqlx_migrations'), ('migration', 'refinery', null, 'refinery_schema_history'),
    ('migration', 'Diesel', null, '__diesel_schema_migrations'), ('migration', 'SeaORM', null, 'seaql_migrations'),
    ('migration', 'Entity Framework', null, '__EFMigrationsHistory'), ('migration', 'FluentMigrator', null, 'VersionInfo'),
    ('migration', 'DbUp', null, 'schemaversions'), ('migration', 'Sqitch', 'sqitch', 'changes|events|projects|releases|tags|dependencies'),
    ('migration', 'yoyo', null, '_?yoyo_.*'), ('migration', 'Aerich', null, 'aerich'), ('migration', 'Phinx', null, 'phinxlog'),
    ('migration', 'Doctrine', null, 'doctrine_migration_versions|migration_versions'),
    ('migration', 'Graphile Migrate', 'graphile_migrate', '.*'), ('migration', 'Hasura', 'hdb_catalog', '.*'),
    ('migration', 'pgroll', 'pgroll', '.*'), ('migration', 'Ecto', null, 'ecto_migrations'),
    ('event-store', 'Marten', null, 'mt_(events|streams)'), ('event-store', 'Message DB', 'message_store', 'messages'),
    ('event-store', 'Commanded', null, 'stream_events|event_store|event_streams'), ('event-store', 'Pekko or Akka', null, 'event_journal|journal')
),
-- A pattern that is tried once compiles once: one for all names first, and each by itself only for what that lets through.
candidate as materialized (
  select t.oid, t.relname, t.nspname
  from tables t
  where t.relname ~ (select '^(' || string_agg(k.names, '|') || ')$' from known k where k.schema is null)
     or t.nspname in (select k.schema from known k where k.schema is not null)
),
purpose as (
  select distinct on (c.oid) c.oid, k.purpose, k.tool
  from candidate c
  join known k on c.relname ~ ('^(' || k.names || ')$') and (k.schema is null or k.schema = c.nspname)
  order by c.oid, k.schema, k.tool
),
-- The chunks of TimescaleDB are parts of a table as well, though by the older inheritance.
inherited as (
  select i.inhrelid, min(i.inhparent) as inhparent, bool_or(t.relispartition or t.nspname = '_timescaledb_internal') as is_part
  from pg_catalog.pg_inherits i join tables t on t.oid = i.inhrelid group by i.inhrelid
),
divided as (
  select t.oid from tables t where t.relkind = 'p' or t.oid in (select i.inhparent from inherited i join tables c on c.oid = i.inhrelid
                                                                 where c.nspname = '_timescaledb_internal')
),
counted as (
  select t.oid, case when s.n_live_tup > 0 then s.n_live_tup else nullif(t.reltuples, -1) end as rows, t.relpages + coalesce(x.relpages, 0) as pages,
         coalesce(x.relpages, 0) as toast_pages
  from tables t
  left join pg_catalog.pg_class x on x.oid = t.reltoastrelid
  left join pg_catalog.pg_stat_all_tables s on s.relid = t.oid
),
-- A partitioned table is never analysed by itself: it has what its partitions have.
below as (
  select i.inhparent, sum(c.rows) as rows, sum(c.pages) as pages, sum(c.toast_pages) as toast_pages
  from inherited i join counted c on c.oid = i.inhrelid group by i.inhparent
)
select t.oid as id,
       case when i.is_part then i.inhparent end as parent_id,
       case when {catalog} <> '' then current_database() end as database, t.nspname as schema, t.relname as name, t.title,
       format('%s%I.%I', {catalog}, t.nspname, t.relname) as quoted,
       d.oid is not null as is_partitioned,
       case when t.is_provided then 'provider' else purpose.purpose end as purpose,
       case when t.is_provided then 'the provider' else purpose.tool end as tool,
       case when d.oid is not null then b.rows else c.rows end as rows,
       case when d.oid is not null then coalesce(b.pages, 0) else c.pages end::bigint * current_setting('block_size')::bigint as bytes,
       case when d.oid is not null then coalesce(b.toast_pages, 0) else c.toast_pages end::bigint * current_setting('block_size')::bigint as toast_bytes,
       coalesce(s.seq_scan, 0) as scans_sequential,
       coalesce(s.seq_tup_read, 0) as rows_read_sequentially,
       coalesce(s.idx_tup_fetch, 0) as rows_read_by_index,
       coalesce(s.n_tup_ins, 0) as rows_inserted, coalesce(s.n_tup_upd, 0) as rows_updated, coalesce(s.n_tup_del, 0) as rows_deleted,
       coalesce(s.n_tup_hot_upd, 0) as rows_updated_hot,
       coalesce(s.n_tup_newpage_upd, 0) as rows_moved, -- since 16
       null as rows_moved, -- before 16
       coalesce(s.n_dead_tup, 0) as rows_dead,
       coalesce(array_to_string(t.reloptions, ',') ~* 'autovacuum_enabled=(false|off|no|0)', false) as is_autovacuum_off,
       t.relpersistence = 'u' as is_unlogged,
       exists (select from pg_catalog.pg_partitioned_table p where p.partdefid = t.oid) as is_default_partition,
       not t.relispartition and t.relkind = 'r'
         and exists (select from pg_catalog.pg_inherits h where t.oid in (h.inhrelid, h.inhparent)) as is_inherited
from tables t
join counted c on c.oid = t.oid
left join inherited i on i.inhrelid = t.oid
left join below b on b.inhparent = t.oid
left join divided d on d.oid = t.oid
left join pg_catalog.pg_stat_all_tables s on s.relid = t.oid
left join purpose on purpose.oid = t.oid
order by t.oid
