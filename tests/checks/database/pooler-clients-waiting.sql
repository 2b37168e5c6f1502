-- bad: seven wait, the first for two seconds
insert into pooler_database (name, port, pool_size) values ('shop', 5432, 5);
insert into pooler_pool values ('shop', 'app', 'transaction', 12, 7, 5, 0, 2000.0);

-- bad: nobody waits now, and everybody did
insert into pooler_pool values ('shop', 'app', 'transaction', 2, 0, 2, 3, 0.0);
insert into pooler_stat values ('shop', 1000, 50000.0, 250000.0);

-- good: one waits for a moment
insert into pooler_database (name, port, pool_size) values ('shop', 5432, 5);
insert into pooler_pool values ('shop', 'app', 'transaction', 6, 1, 5, 0, 12.0);
insert into pooler_stat values ('shop', 1000, 50000.0, 4000.0);

-- good: a version that tells no waiting time
insert into pooler_pool values ('shop', 'app', 'transaction', 6, 0, 5, 0, 0.0);
insert into pooler_stat values ('shop', 1000, 50000.0, null);

-- not applicable: there is no pooler
delete from pooler_pool;
