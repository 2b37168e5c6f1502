with /* plimsoll */ since as (
  select greatest(
    (select max(stats_reset) from pg_catalog.pg_stat_database where datname in ({looked_at})),
    (select stats_reset from pg_catalog.pg_stat_checkpointer), -- since 17
    (select stats_reset from pg_catalog.pg_stat_archiver),
    (select stats_reset from pg_catalog.pg_stat_bgwriter)
  ) as at
),
known_provider (name, setting, role) as (
  values ('rds', '^(rds|aurora)\.', 'rds_superuser'), ('cloud-sql', '^cloudsql\.', 'cloudsqlsuperuser'),
         ('azure', '^azure\.', 'azure_pg_admin'), ('supabase', '^supautils\.', 'supabase_admin'),
         ('neon', '^neon\.', 'neon_superuser'), ('digitalocean', null, 'doadmin'), ('aiven', '^aiven\.', 'avnadmin'),
         ('heroku', null, 'heroku_admin')
)
select current_setting('server_version_num') as version_num,
       split_part(current_setting('server_version'), ' ', 1) as version,
       (select p.name from known_provider p
        where exists (select from pg_catalog.pg_settings s where s.name ~ p.setting)
           or exists (select from pg_catalog.pg_roles r where r.rolname = p.role)
        order by p.name limit 1) as provider,
       current_database() as database,
       pg_is_in_recovery() as is_replica,
       to_char(since.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as stats_since_at,
       round((extract(epoch from now() - since.at) / 86400)::numeric, 4) as stats_age_days,
       (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = session_user) as is_superuser
from since
