-- bad: one in ten
-- finds: incr
redis_command: name = 'incr', failed = 100

-- good: scripts that were loaded anew, and a rare failure
redis_command: name = 'evalsha', failed = 300
redis_command: calls = 10000, failed = 3
