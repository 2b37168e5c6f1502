-- bad: an index was made by hand
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '1', 1, 1);
insert into twin_difference (object, here, there) values ('index orders.orders_by_day', 'btree (day)', null);

-- bad: a column has another type
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '1', 1, 1);
insert into twin_difference (object, here, there) values ('column orders.total', 'numeric', 'float8');

-- bad: one that only the twin has
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);
insert into twin_difference (object, here, there) values ('table audit', null, 'plain');

-- good: the same
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '1', 1, 1);

-- good: a migration is on its way
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '1', 1, 1);
insert into twin_migration (table_title, version, is_here, is_there) values ('schema_migrations', '2', 0, 1);
insert into twin_difference (object, here, there) values ('table news', null, 'plain');

-- not applicable: no twin
