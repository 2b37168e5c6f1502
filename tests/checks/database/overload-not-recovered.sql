-- bad: half of what it carried is still too much 15 s later
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because) values (3, 160.0, 4.0, 640, 300, 0, 340, 0, 0, 'fail', 'slow');
insert into load_recovery (after_step, offered_per_s, watched_s, requests, late, back_after_s) values (3, 40.0, 17.2, 611, 611, null);

-- good: it worked off its queue within two seconds
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because) values (3, 160.0, 4.0, 640, 300, 0, 340, 0, 0, 'fail', 'slow');
insert into load_recovery (after_step, offered_per_s, watched_s, requests, late, back_after_s) values (3, 40.0, 6.1, 180, 31, 1.9);

-- undecided: the time was over before a queue could empty
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because) values (3, 160.0, 4.0, 640, 300, 0, 340, 0, 0, 'fail', 'slow');
insert into load_recovery (after_step, offered_per_s, watched_s, requests, late, back_after_s) values (3, 40.0, 4.3, 160, 90, null);

-- undecided: a few requests tell nothing
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because) values (3, 2.0, 4.0, 8, 3, 0, 5, 0, 0, 'fail', 'slow');
insert into load_recovery (after_step, offered_per_s, watched_s, requests, late, back_after_s) values (3, 0.5, 15.0, 8, 3, null);
