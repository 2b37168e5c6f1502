-- bad: code that searches
insert into redis_command values ('get', 1000, 2.0, 0, 0), ('keys', 40, 900.0, 0, 0);
insert into redis_keyspace values (0, 10000, 0);
-- good: somebody looked once; SCAN and HKEYS are no KEYS
insert into redis_command values ('keys', 1, 900.0, 0, 0), ('scan', 4000, 90.0, 0, 0), ('hkeys', 500, 3.0, 0, 0);
