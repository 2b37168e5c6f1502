-- bad: staging lies on the same server
update run set environment = 'production';
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 1, 1);

-- bad: staging reads production's replica
update run set environment = 'production';
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 1, 1, 0);

-- good: staging runs on a copy of production's files
update run set environment = 'production';
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 1, 0);

-- good: another server
update run set environment = 'production';
insert into twin_server (database, environment, is_replica, is_same_identifier, is_same_start) values ('shop_staging', 'staging', 0, 0, 0);

-- not applicable: no twin
