-- bad: most of the time, and the objective was missed
insert into load_line values (10.0, 20.0, 5.0, null);
insert into load_statement_cost values (1, 'select * from orders where note like $1', 400, 20.0, 0.5, 80.0, 82.0), (2, 'select 1', 400, 1.0, 1.0, 0.2, 1.0);

-- bad: the line was not reached, and an endpoint is slow
insert into load_line values (10.0, null, 5.0, null);
insert into load_endpoint_total values (1, 100, 0.0, 300.0, 800.0, 900.0, 990.0, 100.0);
insert into load_statement_cost values (1, 'select * from orders where note like $1', 400, 20.0, 0.5, 80.0, 82.0);

-- good: the app is fast
insert into load_line values (10.0, null, 5.0, null);
insert into load_endpoint_total values (1, 100, 0.0, 30.0, 80.0, 90.0, 99.0, 100.0);
insert into load_statement_cost values (1, 'select * from orders where note like $1', 400, 20.0, 0.5, 80.0, 82.0);

-- good: missed, and the database has next to nothing to do
insert into load_line values (10.0, 20.0, 5.0, null);
insert into load_statement_cost values (1, 'select * from users where id = $1', 400, 1.0, 1.0, 0.1, 95.0);

-- not applicable: no statement ran
insert into load_line values (10.0, 20.0, 5.0, null);
