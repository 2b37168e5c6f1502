-- bad: three more each second
insert into load_queue_second values (1, 'sidekiq mailers', 4), (40, 'sidekiq mailers', 121), (1, 'sidekiq default', 2), (40, 'sidekiq default', 3);
insert into load_trend values ('jobs waiting in sidekiq mailers', 'jobs', 'sidekiq mailers', '', 10800.0, 9900.0, 11700.0, 4.0, 121.0, 40);
insert into load_trend values ('jobs waiting in sidekiq default', 'jobs', 'sidekiq default', '', 0.0, -40.0, 60.0, 2.0, 2.0, 40);

-- good: a long queue that stays as long, and one that falls
insert into load_queue_second values (1, 'sidekiq mailers', 900), (900, 'sidekiq mailers', 903), (1, 'rq reports', 400), (900, 'rq reports', 20);
insert into load_trend values ('jobs waiting in sidekiq mailers', 'jobs', 'sidekiq mailers', '', 8.0, -30.0, 46.0, 900.0, 902.0, 900);
insert into load_trend values ('jobs waiting in rq reports', 'jobs', 'rq reports', '', -1520.0, -1600.0, -1450.0, 400.0, 20.0, 900);

-- good: it grows, but in an hour by less than a burst
insert into load_queue_second values (1, 'bullmq emails', 0), (900, 'bullmq emails', 12);
insert into load_trend values ('jobs waiting in bullmq emails', 'jobs', 'bullmq emails', '', 48.0, 20.0, 76.0, 0.0, 12.0, 900);

-- undecided: the soak was too short to tell a wave from a trend
insert into load_queue_second values (1, 'rq reports', 10), (40, 'rq reports', 30);
insert into load_trend values ('jobs waiting in rq reports', 'jobs', 'rq reports', '', 1800.0, -400.0, 4000.0, 10.0, 30.0, 40);

-- undecided: five jobs are one burst, however straight the line
insert into load_queue_second values (1, 'rq reports', 0), (40, 'rq reports', 5);
insert into load_trend values ('jobs waiting in rq reports', 'jobs', 'rq reports', '', 460.0, 430.0, 490.0, 0.0, 5.0, 40);

-- not applicable: latency alone has a trend
insert into load_trend values ('95th percentile of latency', 'latency', 'the app', 'ms', 9000.0, 8000.0, 9900.0, 40.0, 140.0, 40);
