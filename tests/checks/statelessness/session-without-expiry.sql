-- bad: none ends
insert into redis_key_pattern values (0, 'sess:*', 'session', null, 'string', 40, 100, 0, 40.0, 40, 91.2, 100.0, 100, 200);
-- good: all end
insert into redis_key_pattern values (0, 'sess:*', 'session', null, 'string', 40, 100, 0, 40.0, 0, 0.0, 8.8, 100, 200);
-- good: the library's own index has none, on purpose
insert into redis_key_pattern values (0, 'sess:*', 'session', null, 'string', 40, 100, 0, 40.0, 0, 0.0, 8.8, 100, 200), (0, 'spring:session:*', 'registry', null, 'set', 4, 100, 0, 4.0, 4, 51.0, 100.0, 100, 200);
-- undecided: one of forty
insert into redis_key_pattern values (0, 'sess:*', 'session', null, 'string', 40, 100, 0, 40.0, 1, 0.4, 12.9, 100, 200);
