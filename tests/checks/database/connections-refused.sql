-- bad: a hundred
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('refused', 1, '53300', null, null, 100, null, null, null, null, null);

-- bad: the role's own limit
insert into log_total values (null, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('refused', 1, '53300', 'app', null, 1, null, null, null, null, null);

-- good: wrong passwords only
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('error', 1, '28P01', null, null, 100, null, null, null, null, null);
