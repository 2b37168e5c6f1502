-- bad: out of memory
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('distress', 1, '53200', 'out of memory', 'select $1', 2, null, null, null, null, null);

-- bad: killed
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('distress', 1, null, 'a server process was killed or crashed', null, 1, null, null, null, null, null);

-- good: other errors
insert into log_total values (24.0, 900, 0, 0.0, 0, 0, 0.0, 0);
insert into log_event values ('error', 1, '23505', 'k', null, 2, null, null, null, null, null);
