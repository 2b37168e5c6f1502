-- bad: each second 60 MB more
insert into load_replica_second values (1, 20000), (2, 62914560), (3, 125829120);

-- bad: it came back, but users had read old data by then
insert into load_replica_second values (1, 0), (2, 209715200), (3, 1000);

-- good: a moment behind
insert into load_replica_second values (1, 0), (2, 104857599);

-- good: it is kept behind on purpose, and catches up
insert into load_replica_second values (1, 900000000), (2, 800000000);

-- not applicable: there is none, though a log is written
insert into load_wal_second values (1, 1, 80000000, 0, null, 16777216);
