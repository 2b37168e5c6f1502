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

-- bad: the slow log keeps one entry, and takes only what lasts a second
-- finds: slowlog-log-slower-than
-- says: of Redis only
-- says: CONFIG SET slowlog-log-slower-than
redis_setting: name = 'slowlog-log-slower-than', number = 1000000.0
redis_setting: name = 'slowlog-max-len', number = 1.0

-- bad: it keeps no whole entry
-- finds: slowlog-log-slower-than; slowlog-max-len
redis_setting: name = 'slowlog-log-slower-than', number = -1.0
redis_setting: name = 'slowlog-max-len', number = 0.9

-- bad: a moment over 100 ms
-- finds: slowlog-log-slower-than
redis_setting: name = 'slowlog-log-slower-than', number = 100001.0

-- good: the defaults, and a threshold of zero that takes all
redis_setting: name = 'slowlog-log-slower-than', number = 0.0
redis_setting: name = 'slowlog-max-len', number = 128.0

-- good: at the edge: 100 ms
redis_setting: name = 'slowlog-log-slower-than', number = 100000.0

-- good: another setting below zero
redis_setting: number = -1.0
redis_setting: name = 'slowlog-max-len', number = 128.0

-- good: every command is taken
redis_setting: name = 'slowlog-log-slower-than', number = 0.0

-- not applicable: another setting
redis_setting: name = 'timeout', number = 128.0
