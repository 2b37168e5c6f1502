-- bad: off
insert into redis_setting values ('slowlog-log-slower-than', -1), ('slowlog-max-len', 128);
-- bad: no room
insert into redis_setting values ('slowlog-log-slower-than', 10000), ('slowlog-max-len', 0);
-- bad: only disasters
insert into redis_setting values ('slowlog-log-slower-than', 1000000), ('slowlog-max-len', 128);
-- good: the defaults, and a threshold of zero that takes all
insert into redis_setting values ('slowlog-log-slower-than', 0), ('slowlog-max-len', 128);
