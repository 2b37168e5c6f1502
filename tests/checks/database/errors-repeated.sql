-- bad: duplicate keys all day
insert into log_total values (24.0, 90000, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('error', 1, '23505', 'users_email_key', 'insert into users values ($1)', 4000, null, null, null, null, null);

-- bad: no times in the log
insert into log_total values (null, 90000, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('error', 1, null, null, null, 4000, null, null, null, null, null);

-- good: a few
insert into log_total values (24.0, 90000, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('error', 1, '23505', 'users_email_key', 'insert into users values ($1)', 40, null, null, null, null, null);

-- good: two hundred in a month
insert into log_total values (720.0, 90000, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('error', 1, '22P02', null, 'select $1::int', 200, null, null, null, null, null);
