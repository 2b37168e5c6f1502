-- bad: one in ten
-- finds: incr
redis_command: name = 'incr', failed = 100

-- bad: just a hundred calls, all failed
-- finds: incr
redis_command: name = 'incr', calls = 100, failed = 100

-- bad: just over one of a hundred
-- finds: incr
redis_command: name = 'incr', failed = 11

-- good: scripts that were loaded anew, and a rare failure
redis_command: name = 'evalsha', failed = 300
redis_command: calls = 10000, failed = 3

-- good: at the edges: one of a hundred, and 99 calls
redis_command: name = 'incr', failed = 10
redis_command: calls = 99, failed = 3

-- not applicable: 99 calls are too few to tell
redis_command: name = 'incr', calls = 99
