-- bad: a gigabyte behind
insert into db_standby (name, state, lag_bytes) values ('replica_1', 'streaming', 1073741824);

-- good: a base backup is being taken
insert into db_standby (name, state, lag_bytes) values ('pg_basebackup', 'backup', null);

-- good: in step
insert into db_standby (name, state, lag_bytes) values ('replica_1', 'streaming', 20000);
