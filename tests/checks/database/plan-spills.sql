-- bad: a sort of 40 MB
insert into log_plan values (1, 'select * from orders order by note', 3, 900.0);
insert into log_plan_node values (1, 1, 'Sort', null, 10.0, 1.0, 1.0, null, 41943040);

-- good: a little
insert into log_plan values (1, 'select * from orders order by note', 3, 900.0);
insert into log_plan_node values (1, 1, 'Sort', null, 10.0, 1.0, 1.0, null, 1048576);

-- good: in memory
insert into log_plan values (1, 'select * from orders order by note', 3, 900.0);
insert into log_plan_node values (1, 1, 'Sort', null, 10.0, 1.0, 1.0, null, null);
