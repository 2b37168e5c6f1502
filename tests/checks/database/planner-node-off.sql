-- bad: one kind is forbidden
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('enable_seqscan', 'off', null, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('enable_hashjoin', 'on', null, 0, 0);

-- good: off as it comes
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('enable_seqscan', 'on', null, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('enable_partitionwise_join', 'off', null, 0, 0);
