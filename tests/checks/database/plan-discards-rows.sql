-- bad: one row of a hundred thousand
insert into log_plan values (1, 'select * from orders where note = $1', 3, 900.0);
insert into log_plan_node values (1, 1, 'Seq Scan', 'orders', 10.0, 1.0, 1.0, 99999.0, null);

-- bad: a small part, in three loops
insert into log_plan values (1, 'select * from orders where note = $1', 3, 900.0);
insert into log_plan_node values (1, 1, 'Gather', null, 10.0, 3.0, 1.0, null, null), (1, 2, 'Parallel Seq Scan', 'orders', 10.0, 1.0, 3.0, 33333.0, null);

-- good: most of it is wanted
insert into log_plan values (1, 'select * from orders where total > $1', 3, 900.0);
insert into log_plan_node values (1, 1, 'Seq Scan', 'orders', 90000.0, 80000.0, 1.0, 20000.0, null);

-- good: a small table, and an index scan with a filter
insert into log_plan values (1, 'select * from orders join kinds using (kind)', 3, 900.0);
insert into log_plan_node values (1, 1, 'Seq Scan', 'kinds', 1.0, 1.0, 1.0, 99.0, null), (1, 2, 'Index Scan', 'orders', 10.0, 1.0, 1.0, 99999.0, null);

-- good: logged without log_analyze
insert into log_plan values (1, 'select * from orders where note = $1', 3, 900.0);
insert into log_plan_node values (1, 1, 'Seq Scan', 'orders', 10.0, null, null, null, null);

-- not applicable: no plan was logged
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
