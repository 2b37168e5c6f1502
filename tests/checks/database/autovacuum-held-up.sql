-- bad: two hours
insert into log_event values ('autovacuum', 1, null, 'shop.public.orders', null, 3, null, null, 9000000.0, 7200000.0, null);

-- bad: cancelled again and again
insert into log_event values ('autovacuum-cancelled', 1, '57014', null, null, 30, null, null, null, null, null);

-- good: minutes, and cancelled once by a migration
insert into log_event values ('autovacuum', 1, null, 'shop.public.orders', null, 3, null, null, 300000.0, 120000.0, null);
insert into log_event values ('autovacuum-cancelled', 1, '57014', null, null, 1, null, null, null, null, null);

-- not applicable: not logged
insert into log_event values ('deadlock', 1, '40P01', null, null, 3, null, null, null, null, null);
