-- bad: half a year ago
insert into restore_check (checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('2026-05-22T10:00:00Z', 184.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');

-- bad: a table is missing
insert into restore_check (checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('2026-11-10T10:00:00Z', 12.0, 0, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');
insert into restore_difference (subject, kind, original, restored, lacking_pct) values ('table orders', 'missing', 'plain', null, null);

-- bad: rows were lost
insert into restore_check (checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('2026-11-10T10:00:00Z', 12.0, 0, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');
insert into restore_difference (subject, kind, original, restored, lacking_pct) values ('orders', 'rows-lost', '500 rows', '400 rows', 20.0);

-- bad: half of a table without a time of creation
insert into restore_check (checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');
insert into restore_difference (subject, kind, original, restored, lacking_pct) values ('orders', 'rows-behind', '500 rows', '400 rows', 50.0);

-- good: recent and equal
insert into restore_check (checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');

-- good: the original went on a little
insert into restore_check (checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');
insert into restore_difference (subject, kind, original, restored, lacking_pct) values ('orders', 'rows-behind', '500 rows', '490 rows', 2.0);
insert into restore_difference (subject, kind, original, restored, lacking_pct) values ('carts', 'rows-extra', '500 rows', '400 rows', null);

-- undecided: no row could be read
insert into restore_check (checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 0, null, 1500.0, 0, 'postgres://u@copy/shop');
