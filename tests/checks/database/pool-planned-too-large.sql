-- bad: two hundred for a tenth of one
update plan set instances = 4, pool_size = 50;
insert into load_pool_size values ('1000 users', 1000, 1.8, 50.0, 'sessions', 1, 60.0, 0.09, 50.0, 8, 4, 2, 'the least for a copy');

-- good: the usual ten of a small app
update plan set instances = 2, pool_size = 10;
insert into load_pool_size values ('1000 users', 1000, 1.8, 50.0, 'sessions', 1, 60.0, 0.09, 50.0, 4, 2, 2, 'the least for a copy');

-- good: large, and in use
update plan set instances = 4, pool_size = 20;
insert into load_pool_size values ('1000 users', 1000, 180.0, 200.0, 'soundings', 1, 260.0, 36.0, 50.0, 56, 4, 14, 'busy connections');

-- not applicable: the plan says nothing
insert into load_pool_size values ('1000 users', 1000, 1.8, 50.0, 'sessions', 1, 60.0, 0.09, 50.0, 8, 4, 2, 'the least for a copy');
