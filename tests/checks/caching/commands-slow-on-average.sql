-- bad: a script that walks
-- finds: evalsha
redis_command: name = 'evalsha', calls = 5000, mean_us = 2500.0

-- good: fast commands, and one that was only tried out
redis_command: calls = 50000, mean_us = 2.1
redis_command: name = 'smembers', calls = 3, mean_us = 90000.0
