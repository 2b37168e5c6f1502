-- bad: they wait for three seconds of a step
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because)
  values (1, 50.0, 8.0, 400, 400, 0, 9, 0, 0, 'fail', 'late');
insert into load_second values (1, 1, 50, 50, 0, 1), (2, 1, 50, 50, 0, 1), (3, 1, 50, 50, 0, 1);
insert into load_pooler_second values (1, 5, 150.0, 5, null), (2, 9, 300.0, 5, 900.0), (3, 14, 500.0, 5, 900.0);

-- good: a single second, and short waits
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because)
  values (1, 50.0, 8.0, 400, 400, 0, 9, 0, 0, 'pass', 'fine');
insert into load_second values (1, 1, 50, 50, 0, 1), (2, 1, 50, 50, 0, 1), (3, 1, 50, 50, 0, 1);
insert into load_pooler_second values (1, 5, 150.0, 5, null), (2, 1, 8.0, 5, 90.0), (3, 1, 9.0, 5, 90.0);

-- not applicable: there is no pooler
delete from load_pooler_second;
