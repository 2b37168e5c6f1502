-- bad: off
-- finds: slowlog-log-slower-than
redis_setting: name = 'slowlog-log-slower-than', number = -1.0
redis_setting: name = 'slowlog-max-len', number = 128.0

-- bad: no room
-- finds: slowlog-max-len
redis_setting: name = 'slowlog-log-slower-than', number = 10000.0
redis_setting: name = 'slowlog-max-len', number = 0.0

-- bad: only disasters
-- finds: slowlog-log-slower-than
redis_setting: name = 'slowlog-log-slower-than', number = 1000000.0
redis_setting: name = 'slowlog-max-len', number = 128.0

-- good: the defaults, and a threshold of zero that takes all
redis_setting: name = 'slowlog-log-slower-than', number = 0.0
redis_setting: name = 'slowlog-max-len', number = 128.0
