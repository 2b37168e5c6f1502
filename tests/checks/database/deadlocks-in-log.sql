-- bad: seven of one statement
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('deadlock', 1, '40P01', null, 'update stock set n = $1', 7, null, null, null, null, null);

-- good: one
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('deadlock', 1, '40P01', null, 'update stock set n = $1', 1, null, null, null, null, null);

-- good: none
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
