-- bad: half a second and more, often
insert into log_total values (24.0, 900, 300, 250000.0, 3, 0, 0.0, 0);
insert into log_statement values (1, 1, 'select * from orders where total > $1', 200, 190000.0, 0.0, 900.0, 1400.0, 2100.0, null, null, 'shop', 'web');
insert into log_share values (1, 90000, 41.5);

-- bad: not in pg_stat_statements
insert into log_total values (null, 900, 300, 250000.0, 3, 0, 0.0, 0);
insert into log_statement values (1, null, 'select * from orders where total > $1', 5, 4000.0, 0.0, 700.0, 500.0, 1000.0, null, null, null, null);
insert into log_share values (1, null, null);

-- good: logged at 100 ms, and hardly slower
insert into log_total values (24.0, 900, 300, 25000.0, 1, 0, 0.0, 0);
insert into log_statement values (1, 1, 'select * from orders where id = $1', 200, 25000.0, 0.0, 110.0, 190.0, 900.0, null, null, 'shop', 'web');
insert into log_share values (1, 90000, 4.5);

-- good: a report that ran four times
insert into log_total values (24.0, 900, 4, 40000.0, 1, 0, 0.0, 0);
insert into log_statement values (1, 1, 'select sum(total) from orders', 4, 40000.0, 0.0, 9000.0, 12000.0, 12000.0, null, null, 'shop', 'psql');
insert into log_share values (1, 4, 1.0);

-- not applicable: no statement was logged
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
