-- bad: ninety clients by session
insert into pooler_server values ('1.18.0', 11800, 0, 90);
insert into pooler_pool values ('shop', 'app', 'session', 60, 30, 60, 0, 0.0);

-- good: ninety clients by transaction
insert into pooler_server values ('1.18.0', 11800, 0, 90);
insert into pooler_pool values ('shop', 'app', 'transaction', 90, 0, 6, 4, 0.0);

-- good: a few by session, for migrations
insert into pooler_server values ('1.25.2', 12502, 0, 90);
insert into pooler_pool values ('shop', 'migrator', 'session', 1, 0, 1, 0, 0.0);

-- not applicable: there is no pooler
delete from pooler_pool;
