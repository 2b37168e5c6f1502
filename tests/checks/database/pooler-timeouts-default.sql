-- bad: as it comes out of the box
insert into pooler_setting values ('query_wait_timeout', '120', 120.0, '120'), ('server_idle_timeout', '600', 600.0, '600');

-- bad: for ever, and a version that tells no defaults
insert into pooler_setting values ('query_wait_timeout', '0', 0.0, null), ('server_idle_timeout', '0', 0.0, null);

-- good: fifteen seconds
insert into pooler_setting values ('query_wait_timeout', '15', 15.0, '120'), ('server_idle_timeout', '600', 600.0, '600');

-- not applicable: there is no pooler
delete from pooler_setting;
