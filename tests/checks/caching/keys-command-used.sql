-- bad: code that searches
-- finds: keys
redis_command:
redis_command: name = 'keys', calls = 40, mean_us = 900.0
redis_keyspace: keys = 10000

-- bad: just three times
-- finds: keys
redis_command: name = 'keys', calls = 3

-- good: somebody looked once; SCAN and HKEYS are no KEYS
redis_command: name = 'keys', calls = 1, mean_us = 900.0
redis_command: name = 'scan', calls = 4000, mean_us = 90.0
redis_command: name = 'hkeys', calls = 500, mean_us = 3.0

-- good: twice, by hand
redis_command: name = 'keys', calls = 2
