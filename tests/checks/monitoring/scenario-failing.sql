-- bad: the second step of a visit is not answered as it should be
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'list', 'GET /items', 1), (2, 'shop', 'read', 'GET /items/{id}', 0);
insert into load_walk (endpoint, took_ms, failure) values (1, 12.0, null), (2, 4.0, 'status');

-- good: slow, but it works
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'list', 'GET /items', 1);
insert into load_walk (endpoint, took_ms, failure) values (1, 2900.0, null);
