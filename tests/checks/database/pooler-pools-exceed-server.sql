-- bad: five users with twenty each
insert into db_setting values ('max_connections', '100', 100.0, 0, 0), ('superuser_reserved_connections', '3', 3.0, 0, 0), ('port', '5432', 5432.0, 0, 0);
insert into pooler_database (name, port, pool_size, reserve_size, connections_max) values ('shop', 5432, 20, 0, 0);
insert into pooler_pool values ('shop', 'a', 'transaction', 1, 0, 1, 0, 0.0), ('shop', 'b', 'transaction', 1, 0, 1, 0, 0.0), ('shop', 'c', 'transaction', 1, 0, 1, 0, 0.0), ('shop', 'd', 'transaction', 1, 0, 1, 0, 0.0), ('shop', 'e', 'transaction', 1, 0, 1, 0, 0.0);

-- bad: two PgBouncers double it
update plan set poolers = 2;
insert into db_setting values ('max_connections', '100', 100.0, 0, 0), ('port', '5432', 5432.0, 0, 0);
insert into pooler_database (name, port, pool_size, reserve_size, connections_max) values ('shop', 5432, 20, 5, 0);
insert into pooler_user values ('b', null, 30);
insert into pooler_pool values ('shop', 'a', 'transaction', 1, 0, 1, 0, 0.0), ('shop', 'b', 'transaction', 1, 0, 1, 0, 0.0);

-- good: the same users, and the database as a whole is limited
insert into db_setting values ('max_connections', '100', 100.0, 0, 0), ('superuser_reserved_connections', '3', 3.0, 0, 0), ('port', '5432', 5432.0, 0, 0);
insert into pooler_database (name, port, pool_size, reserve_size, connections_max) values ('shop', 5432, 20, 0, 60);
insert into pooler_pool values ('shop', 'a', 'transaction', 1, 0, 1, 0, 0.0), ('shop', 'b', 'transaction', 1, 0, 1, 0, 0.0), ('shop', 'c', 'transaction', 1, 0, 1, 0, 0.0), ('shop', 'd', 'transaction', 1, 0, 1, 0, 0.0), ('shop', 'e', 'transaction', 1, 0, 1, 0, 0.0);

-- good: the large pools are those of another server
insert into db_setting values ('max_connections', '100', 100.0, 0, 0), ('port', '5432', 5432.0, 0, 0);
insert into pooler_database (name, port, pool_size, reserve_size, connections_max) values ('shop', 5432, 20, 0, 0), ('lake', 5433, 200, 0, 0);
insert into pooler_pool values ('shop', 'a', 'transaction', 1, 0, 1, 0, 0.0), ('lake', 'b', 'transaction', 1, 0, 1, 0, 0.0);

-- not applicable: there is no pooler
insert into db_setting values ('max_connections', '100', 100.0, 0, 0);
