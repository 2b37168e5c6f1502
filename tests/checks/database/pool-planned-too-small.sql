-- bad: 18 requests a second that hold a connection for half a second, and four connections
update plan set instances = 2, pool_size = 2;
insert into load_pool_size values ('1000 users', 1000, 18.0, 500.0, 'sessions', 1, 600.0, 9.0, 50.0, 14, 2, 7, 'busy connections');

-- good: as many as recommended
update plan set instances = 2, pool_size = 7;
insert into load_pool_size values ('1000 users', 1000, 18.0, 500.0, 'sessions', 1, 600.0, 9.0, 50.0, 14, 2, 7, 'busy connections');

-- good: too small only for a later stage
update plan set instances = 1, pool_size = 5;
insert into load_pool_size values ('1000 users', 1000, 1.8, 500.0, 'pooler', 0, 600.0, 0.9, 50.0, 2, 1, 2, 'the least for a copy'), ('10000 users', 10000, 18.0, 500.0, 'pooler', 0, 600.0, 9.0, 50.0, 14, 1, 14, 'busy connections');

-- not applicable: the plan says nothing
insert into load_pool_size values ('1000 users', 1000, 18.0, 500.0, 'sessions', 1, 600.0, 9.0, 50.0, 14, 2, 7, 'busy connections');
