-- bad: twice as slow after ten minutes
insert into load_trend values ('95th percentile of latency', 'latency', 'the app', 'ms', 300.0, 240.0, 360.0, 50.0, 100.0, 600);

-- good: a slope that is surely one, and too small to matter
insert into load_trend values ('95th percentile of latency', 'latency', 'the app', 'ms', 12.0, 6.0, 18.0, 50.0, 52.0, 600);

-- good: it became faster, and more requests were under way
insert into load_trend values ('95th percentile of latency', 'latency', 'the app', 'ms', -300.0, -360.0, -240.0, 100.0, 50.0, 600);
insert into load_trend values ('requests under way', 'requests', 'the app', '', 900.0, 800.0, 1000.0, 2.0, 152.0, 600);

-- undecided: too short to tell
insert into load_trend values ('95th percentile of latency', 'latency', 'the app', 'ms', 600.0, -900.0, 2100.0, 50.0, 57.0, 40);

-- not applicable: no soak was driven
delete from load_trend;
