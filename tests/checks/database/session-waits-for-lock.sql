-- bad: a migration waits for a session that idles in its transaction
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into db_lock_wait (pid, role, application, wait_s, wanted, title, blocker_pid, blocker_role, blocker_state) values (41, 'deploy', 'migrate', 64.0, 'AccessExclusiveLock', 'orders', 40, 'app', 'idle in transaction');

-- good: a moment
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into db_lock_wait (pid, role, application, wait_s, wanted, title, blocker_pid, blocker_role, blocker_state) values (41, 'app', 'web', 0.02, 'ShareLock', null, 40, 'app', 'active');

-- good: nobody waits
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
