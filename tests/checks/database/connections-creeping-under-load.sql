-- bad: one more every half a minute
insert into load_postgres_second values (1, 10, 1, 1, 0, 0, 97), (800, 36, 1, 1, 0, 0, 97);
insert into load_trend values ('connections of Postgres', 'connections', 'Postgres', '', 120.0, 110.0, 130.0, 10.0, 36.0, 800);

-- good: a full pool that stays as large, beside growing connections of Redis
insert into load_postgres_second values (1, 40, 1, 1, 0, 0, 97), (900, 40, 1, 1, 0, 0, 97);
insert into load_trend values ('connections of Postgres', 'connections', 'Postgres', '', 0.0, 0.0, 0.0, 40.0, 40.0, 900);
insert into load_trend values ('connections of Redis', 'connections', 'Redis', '', 720.0, 640.0, 800.0, 10.0, 190.0, 900);

-- good: two more in an hour, of a thousand
insert into load_postgres_second values (1, 40, 1, 1, 0, 0, 997), (3600, 42, 1, 1, 0, 0, 997);
insert into load_trend values ('connections of Postgres', 'connections', 'Postgres', '', 2.0, 1.0, 3.0, 40.0, 42.0, 3600);

-- undecided: a single connection more is no trend
insert into load_postgres_second values (1, 10, 1, 1, 0, 0, 97), (40, 11, 1, 1, 0, 0, 97);
insert into load_trend values ('connections of Postgres', 'connections', 'Postgres', '', 90.0, 20.0, 160.0, 10.0, 11.0, 40);

-- undecided: a pool may still be filling
insert into load_postgres_second values (1, 10, 1, 1, 0, 0, 97), (100, 30, 1, 1, 0, 0, 97);
insert into load_trend values ('connections of Postgres', 'connections', 'Postgres', '', 720.0, 640.0, 800.0, 10.0, 30.0, 100);

-- not applicable: there is no Postgres
insert into load_trend values ('connections of Redis', 'connections', 'Redis', '', 720.0, 640.0, 800.0, 10.0, 190.0, 900);
