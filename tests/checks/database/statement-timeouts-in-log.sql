-- bad: thirty
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('statement-timeout', 1, '57014', null, 'select * from orders', 30, null, null, null, null, null);

-- good: two, and thirty that a user cancelled
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('statement-timeout', 1, '57014', null, 'select * from orders', 2, null, null, null, null, null);
insert into log_event values ('cancelled', 1, '57014', null, 'select * from orders', 30, null, null, null, null, null);
