-- bad: shared_buffers was raised, this was not
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('effective_cache_size', '65536', 536870912, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('shared_buffers', '131072', 1073741824, 0, 0);

-- good: as it comes
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('effective_cache_size', '524288', 4294967296, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('shared_buffers', '16384', 134217728, 0, 0);
