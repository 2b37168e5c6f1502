-- bad: again and again
insert into log_event values ('lock-wait', 1, null, 'ShareLock on transaction', 'update stock set n = n - $1 where id = $2', 40, null, null, 60000.0, 2500.0, null);

-- bad: once, for half a minute
insert into log_event values ('lock-wait', 1, null, 'AccessExclusiveLock on relation', 'alter table orders add column x int', 1, null, null, 30000.0, 30000.0, null);

-- good: once, for a second
insert into log_event values ('lock-wait', 1, null, 'ShareLock on transaction', 'update stock set n = n - $1 where id = $2', 1, null, null, 1200.0, 1200.0, null);

-- not applicable: none was logged
insert into log_event values ('deadlock', 1, '40P01', null, null, 3, null, null, null, null, null);
