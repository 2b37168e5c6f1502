-- Ways into a table that plimsoll itself reads: those of migration tools, of queues, and all that a restored copy is compared
-- by. Each lies in a schema of its own, for they share their names.

-- attack dirty_by_a_cast
create type weak.flag as enum ('no', 'yes');
create function weak.is_yes(weak.flag) returns boolean language plpgsql as 'begin perform weak.dirty_by_a_cast(); return true; end';
create cast (weak.flag as boolean) with function weak.is_yes(weak.flag) as implicit;
create schema golang;
create table golang.schema_migrations (version bigint, dirty weak.flag);
insert into golang.schema_migrations values (1, 'yes');
-- by hand
select count(*) from golang.schema_migrations where dirty

-- attack migrations_in_a_view
create schema viewed;
create view viewed.schema_migrations as select id as version, weak.migrations_in_a_view() = 1 as dirty from weak.rows;
-- by hand
select count(*) from viewed.schema_migrations where dirty

-- attack migrations_in_a_kept_view
create schema kept;
create materialized view kept.alembic_version as select 'a'::text as version_num;
create index on kept.alembic_version (version_num) where version_num > weak.migrations_in_a_kept_view()::text;
-- by hand
explain select version_num from kept.alembic_version

-- attack migrations_of_an_index
create schema indexed;
create table indexed.flyway_schema_history (version text, description text, success boolean);
create index on indexed.flyway_schema_history (version) where version > weak.migrations_of_an_index()::text;
-- by hand
select count(*) from indexed.flyway_schema_history where not success

-- attack migrations_of_a_policy
create schema policed;
create table policed._sqlx_migrations (version bigint, success boolean);
alter table policed._sqlx_migrations enable row level security, force row level security;
create policy few on policed._sqlx_migrations using (version >= weak.migrations_of_a_policy());
insert into policed._sqlx_migrations values (1, false);
-- by hand
set role app; select count(*) from policed._sqlx_migrations where not success

-- attack migrations_in_partitions
create schema parted;
create table parted.databasechangeloglock (id integer, locked boolean) partition by range ((id + weak.migrations_in_partitions()));
create table parted.one partition of parted.databasechangeloglock for values from (0) to (1000);
-- by hand
select count(*) from parted.databasechangeloglock where locked

-- attack migrations_in_an_heir
create schema inherited;
create table inherited._prisma_migrations (migration_name text, finished_at timestamptz, rolled_back_at timestamptz);
create table inherited.heir () inherits (inherited._prisma_migrations);
create index on inherited.heir (finished_at) where migration_name > weak.migrations_in_an_heir()::text;
-- by hand
select count(*) from inherited._prisma_migrations where finished_at is null and rolled_back_at is null

-- attack version_by_a_cast
create type weak.version as (number integer);
create function weak.version_text(weak.version) returns text language plpgsql as 'begin perform weak.version_by_a_cast(); return 1; end';
create cast (weak.version as text) with function weak.version_text(weak.version);
create schema versioned;
create table versioned.goose_db_version (version_id weak.version, is_applied boolean);
insert into versioned.goose_db_version values (row(7), true);
-- by hand
select (version_id)::text from versioned.goose_db_version where is_applied

-- attack version_of_a_foreign_table needs postgres_fdw
create schema distant;
create view weak.far_versions as select weak.version_of_a_foreign_table()::text as version_num;
create foreign table distant.alembic_version (version_num text) server back options (schema_name 'weak', table_name 'far_versions');
-- by hand
select version_num from distant.alembic_version

-- attack version_of_a_foreign_heir needs postgres_fdw
create schema distant_heir;
create view weak.far_heirs as select weak.version_of_a_foreign_heir()::text as version_num;
create table distant_heir.alembic_version (version_num text);
create foreign table distant_heir.heir () inherits (distant_heir.alembic_version) server back options (schema_name 'weak', table_name 'far_heirs');
-- by hand
select version_num from distant_heir.alembic_version

-- attack version_of_statistics since 14
create schema statistic;
create table statistic.knex_migrations (id integer, name text);
insert into statistic.knex_migrations select n, n from generate_series(1, 20) n;
create statistics statistic.of_names on (id + weak.version_of_statistics()), name from statistic.knex_migrations;
-- by hand
select distinct name::text from statistic.knex_migrations order by 1 desc limit 5000

-- attack jobs_by_a_cast
create type weak.moment as (at timestamptz);
create function weak.moment_at(weak.moment) returns timestamptz language plpgsql as 'begin perform weak.jobs_by_a_cast(); return now(); end';
create cast (weak.moment as timestamptz) with function weak.moment_at(weak.moment) as implicit;
create schema good;
create table good.good_jobs (finished_at timestamptz, performed_at timestamptz, scheduled_at weak.moment, created_at weak.moment);
insert into good.good_jobs values (null, null, null, row(now()));
-- by hand
select count(*) from (select from good.good_jobs where finished_at is null and coalesce(scheduled_at, created_at) <= now() limit 9) w

-- attack jobs_by_a_word
create type weak.word as (word text);
create function weak.word_text(weak.word) returns text language plpgsql as 'begin perform weak.jobs_by_a_word(); return $1.word; end';
create cast (weak.word as text) with function weak.word_text(weak.word) as implicit;
create schema oban;
create table oban.oban_jobs (attempted_at timestamptz, state weak.word);
insert into oban.oban_jobs values (null, row('available'));
-- by hand
select count(*) from oban.oban_jobs where state::text = 'available'

-- attack jobs_of_an_index
create schema river;
create table river.river_job (finalized_at timestamptz, state text);
create index on river.river_job (state) where state > weak.jobs_of_an_index()::text;
-- by hand
select count(*) from river.river_job where state = 'available'

-- attack jobs_of_a_policy
create schema procrastinate;
create table procrastinate.procrastinate_jobs (queueing_lock text, status text, scheduled_at timestamptz);
alter table procrastinate.procrastinate_jobs enable row level security, force row level security;
create policy few on procrastinate.procrastinate_jobs using (status > weak.jobs_of_a_policy()::text);
insert into procrastinate.procrastinate_jobs values (null, 'todo', null);
-- by hand
set role app; select count(*) from procrastinate.procrastinate_jobs where status = 'todo'

-- attack jobs_in_partitions
create schema pgboss;
create table pgboss.job (id integer, state text, start_after timestamptz) partition by range ((id + weak.jobs_in_partitions()));
create table pgboss.job_one partition of pgboss.job for values from (0) to (1000);
-- by hand
select count(*) from pgboss.job where state < 'active'

-- attack jobs_in_a_view
create schema que;
create view que.que_jobs as select null::timestamptz as finished_at, null::timestamptz as expired_at, now() as run_at from weak.rows where id = weak.jobs_in_a_view();
-- by hand
select count(*) from que.que_jobs where finished_at is null

-- attack compared_by_an_index
create table weak.compared (id integer, created_at timestamptz);
create index on weak.compared (created_at) where id > weak.compared_by_an_index();
-- by hand
select count(*), max(created_at) from weak.compared

-- attack compared_by_a_policy
create table weak.policed (id integer, created_at timestamptz);
alter table weak.policed enable row level security, force row level security;
create policy few on weak.policed using (id >= weak.compared_by_a_policy());
insert into weak.policed values (1, now());
-- by hand
set role app; select count(*), max(created_at) from weak.policed

-- attack compared_by_an_heir
create table weak.compared_elder (id integer, created_at timestamptz);
create table weak.compared_heir () inherits (weak.compared_elder);
create index on weak.compared_heir (created_at) where id > weak.compared_by_an_heir();
-- by hand
select count(*), max(created_at) from weak.compared_elder

-- attack sequence_in_a_view
create view weak.number_seq as select weak.sequence_in_a_view() as last_value;
-- by hand
select last_value from weak.number_seq
