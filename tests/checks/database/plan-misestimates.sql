-- bad: ten expected, fifty thousand came
insert into log_plan values (1, 'select * from orders where a = $1 and b = $2', 3, 900.0);
insert into log_plan_node values (1, 1, 'Seq Scan', 'orders', 10.0, 50000.0, 1.0, 1000.0, null);

-- good: three times as many
insert into log_plan values (1, 'select * from orders where a = $1 and b = $2', 3, 900.0);
insert into log_plan_node values (1, 1, 'Seq Scan', 'orders', 10000.0, 30000.0, 1.0, 1000.0, null);

-- good: far off, and few rows; and a scan that a LIMIT ended
insert into log_plan values (1, 'select * from orders where a = $1 limit $2', 3, 900.0);
insert into log_plan_node values (1, 1, 'Limit', null, 1.0, 200.0, 1.0, null, null), (1, 2, 'Seq Scan', 'orders', 100000.0, 20.0, 1.0, null, null);

-- good: logged without log_analyze
insert into log_plan values (1, 'select * from orders where a = $1', 3, 900.0);
insert into log_plan_node values (1, 1, 'Seq Scan', 'orders', 10.0, null, null, null, null);
