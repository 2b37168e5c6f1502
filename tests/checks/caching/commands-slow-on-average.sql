-- bad: a script that walks
-- finds: evalsha
redis_server:
redis_command: name = 'evalsha', calls = 5000, mean_us = 2500.0

-- bad: just a hundred calls
-- finds: evalsha
redis_server:
redis_command: name = 'evalsha', calls = 100, mean_us = 2500.0

-- bad: just 1 ms
-- finds: evalsha
redis_server:
redis_command: name = 'evalsha', mean_us = 1000.0

-- good: fast commands, and one that was only tried out
redis_server:
redis_command: calls = 50000, mean_us = 2.1
redis_command: name = 'smembers', calls = 3, mean_us = 90000.0

-- good: below the edges: 999 us, and 99 calls
redis_server:
redis_command: name = 'evalsha', mean_us = 999.0
redis_command: name = 'smembers', calls = 99, mean_us = 90000.0

-- good: KEYS has a check of its own
redis_server:
redis_command: name = 'keys', mean_us = 2500.0

-- bad: just one percent of the time
-- finds: evalsha
-- says: severity = medium / cause = command EVALSHA
redis_server: counters_age_s = 90000
redis_command: name = 'evalsha', calls = 900, mean_us = 1000000.0

-- bad: a nightly report
-- finds: evalsha
-- says: severity = low
redis_server: counters_age_s = 90000
redis_command: name = 'evalsha', calls = 899, mean_us = 1000000.0

-- bad: nobody knows in which time
-- finds: evalsha
-- says: severity = medium
redis_server: counters_age_s = null
redis_command: name = 'evalsha', calls = 100, mean_us = 2500.0

-- good: a monitor asks who is connected
redis_server:
redis_command: name = 'client|list', mean_us = 9000.0

-- undecided: 99 calls are too few to tell
-- leaves open: commands
-- says: scan again when
redis_server:
redis_command: name = 'evalsha', calls = 99

-- not applicable: no command yet
redis_server:
