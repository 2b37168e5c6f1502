-- bad: 200 MB
insert into log_event values ('temporary-file', 1, null, null, 'select * from orders order by note', 10, null, null, null, null, 209715200);

-- bad: many small ones
insert into log_event values ('temporary-file', 1, null, null, null, 5000, null, null, null, null, 1048576);

-- good: a few
insert into log_event values ('temporary-file', 1, null, null, 'create index on orders (note)', 3, null, null, null, null, 10485760);

-- not applicable: none was logged
insert into log_event values ('deadlock', 1, '40P01', null, null, 3, null, null, null, null, null);
