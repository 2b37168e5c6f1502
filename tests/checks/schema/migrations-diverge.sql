-- bad: each has one of its own
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '1', 1, 1);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '2', 1, 0);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '3', 0, 1);

-- bad: production is ahead of staging
update run set environment = 'production';
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '1', 1, 1);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '2', 1, 0);

-- bad: seen from staging
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop', 'production', 0, 0, 0);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '1', 1, 1);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '2', 0, 1);

-- good: staging is ahead of production
update run set environment = 'production';
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '1', 1, 1);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '2', 0, 1);

-- good: equal
update run set environment = 'production';
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '1', 1, 1);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '2', 1, 1);

-- not applicable: no migrations on either side
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);
