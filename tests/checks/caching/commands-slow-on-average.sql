-- bad: a script that walks
-- finds: evalsha
redis_command: name = 'evalsha', calls = 5000, mean_us = 2500.0

-- bad: just a hundred calls
-- finds: evalsha
redis_command: name = 'evalsha', calls = 100, mean_us = 2500.0

-- bad: just 1 ms
-- finds: evalsha
redis_command: name = 'evalsha', mean_us = 1000.0

-- good: fast commands, and one that was only tried out
redis_command: calls = 50000, mean_us = 2.1
redis_command: name = 'smembers', calls = 3, mean_us = 90000.0

-- good: below the edges: 999 us, and 99 calls
redis_command: name = 'evalsha', mean_us = 999.0
redis_command: name = 'smembers', calls = 99, mean_us = 90000.0

-- good: KEYS has a check of its own
redis_command: name = 'keys', mean_us = 2500.0

-- not applicable: 99 calls are too few to tell
redis_command: name = 'evalsha', calls = 99
