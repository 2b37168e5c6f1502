-- bad: eight sessions wait for one row where the objective is missed
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because)
  values (1, 10.0, 8.0, 80, 80, 0, 3, 0, 0, 'pass', 'fine'), (2, 40.0, 8.0, 320, 160, 160, 90, 0, 0, 'fail', 'late');
insert into load_postgres_sample values (1, 10, 0, 0), (2, 10, 10, 0);
insert into load_wait values
  (2, 1, 'Lock', 'tuple', 7, 'update counter set n = n + $1 where id = $2', 7.0, 78.0),
  (2, 2, 'Lock', 'transactionid', 7, 'update counter set n = n + $1 where id = $2', 1.0, 11.0),
  (2, 3, 'CPU', '', 8, 'select $1', 1.0, 11.0);

-- bad: the same on Postgres 13, which does not tell the statement
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because)
  values (1, 40.0, 8.0, 320, 160, 160, 90, 0, 0, 'fail', 'late');
insert into load_postgres_sample values (1, 10, 10, 0);
insert into load_wait values (1, 1, 'Lock', 'transactionid', null, null, 4.0, 90.0);

-- good: waits for other things, for a table, for rows in a few sessions only, and in a step that met the objective
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because)
  values (1, 10.0, 8.0, 80, 80, 0, 3, 0, 0, 'pass', 'fine'), (2, 40.0, 8.0, 320, 160, 160, 90, 0, 0, 'fail', 'late');
insert into load_postgres_sample values (1, 10, 10, 0), (2, 10, 1, 0);
insert into load_wait values
  (1, 1, 'Lock', 'transactionid', 7, 'update counter set n = n + $1 where id = $2', 1.5, 80.0),
  (2, 1, 'IO', 'DataFileRead', 8, 'select $1', 6.0, 65.0),
  (2, 2, 'Lock', 'relation', 9, 'select $1', 2.0, 22.0),
  (2, 3, 'Lock', 'transactionid', 7, 'update counter set n = n + $1 where id = $2', 1.2, 13.0);

-- good: most of the few active sessions, but hardly one at a time
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because)
  values (1, 40.0, 8.0, 320, 160, 160, 90, 0, 0, 'fail', 'late');
insert into load_postgres_sample values (1, 10, 3, 0);
insert into load_wait values (1, 1, 'Lock', 'transactionid', 7, 'update counter set n = n + $1 where id = $2', 0.3, 70.0);
