-- bad: one after the other
insert into log_total values (1.0, 90000, 0, 0.0, 0, 0, 0.0, 0);
insert into log_session values ('app', 'shop', 20000, 0, 0.0);

-- bad: short ones, and no times in the log
insert into log_total values (null, 90000, 0, 0.0, 0, 0, 0.0, 0);
insert into log_session values ('app', 'shop', 0, 2000, 50000.0);

-- good: many in a long time, each of which lasts
insert into log_total values (720.0, 90000, 0, 0.0, 0, 0, 0.0, 0);
insert into log_session values ('app', 'shop', 2000, 1990, 900000000.0);

-- not applicable: connections are not logged
insert into log_total values (1.0, 90000, 0, 0.0, 0, 0, 0.0, 0);
