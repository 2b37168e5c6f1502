-- bad: code that searches
-- finds: keys
redis_command:
redis_command: name = 'keys', calls = 40, mean_us = 900.0
redis_keyspace: keys = 10000
redis_server:

-- bad: just three times
-- finds: keys
redis_command: name = 'keys', calls = 3
redis_server:

-- good: somebody looked once; SCAN and HKEYS are no KEYS
redis_command: name = 'keys', calls = 1, mean_us = 900.0
redis_command: name = 'scan', calls = 4000, mean_us = 90.0
redis_command: name = 'hkeys', calls = 500, mean_us = 3.0
redis_server:

-- good: twice, by hand
redis_command: name = 'keys', calls = 2
redis_server:

-- bad: on few keys it takes microseconds, as of a library that clears a group of ten
-- finds: keys
-- says: severity = low / cause = command KEYS
redis_server:
redis_command: name = 'keys', calls = 40, mean_us = 9999.0

-- bad: just 10 ms
-- finds: keys
-- says: severity = medium
redis_server:
redis_command: name = 'keys', calls = 40, mean_us = 10000.0

-- bad: a moment less than 100 ms
-- finds: keys
-- says: severity = medium
redis_server:
redis_command: name = 'keys', calls = 40, mean_us = 99999.0

-- bad: just 100 ms
-- finds: keys
-- says: severity = high
redis_server:
redis_command: name = 'keys', calls = 40, mean_us = 100000.0

-- good: just a day
redis_server: counters_age_s = 86400
redis_command:

-- undecided: a second less than a day
-- leaves open: keys
-- says: Redis has counted its commands for 24.0 hours only
-- says: scan again a day after
redis_server: counters_age_s = 86399
redis_command:

-- undecided: somebody has reset the counters
-- leaves open: keys
-- says: Since when Redis counts its commands is not known.
redis_server: counters_age_s = null
redis_command:
