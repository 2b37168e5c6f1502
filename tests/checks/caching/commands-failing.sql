-- bad: one in ten
-- finds: incr
redis_command: name = 'incr', failed = 100

-- bad: just a hundred calls, all failed
-- finds: incr
redis_command: name = 'incr', calls = 100, failed = 100

-- bad: just over one of a hundred
-- finds: incr
redis_command: name = 'incr', failed = 11

-- bad: one fewer than a thousand failures
-- finds: incr
-- says: severity = low / cause = command INCR
redis_server:
redis_command: name = 'incr', calls = 10000, failed = 999

-- bad: just a thousand
-- finds: incr
-- says: severity = medium
redis_server:
redis_command: name = 'incr', calls = 10000, failed = 1000

-- good: what a worker tries at each start
redis_server:
redis_command: name = 'xgroup|create', failed = 1000

-- good: one command was called a hundred times, and all of them are judged
redis_server:
redis_command: calls = 100
redis_command: name = 'incr', calls = 3

-- good: scripts that were loaded anew, and a rare failure
redis_command: name = 'evalsha', failed = 300
redis_command: calls = 10000, failed = 3

-- good: at the edges: one of a hundred, and 99 calls
redis_server:
redis_command: name = 'incr', failed = 10
redis_command: calls = 99, failed = 3

-- undecided: 99 calls are too few to tell
-- leaves open: commands
-- says: No command was called 100 times
-- says: scan again
redis_server:
redis_command: name = 'incr', calls = 99

-- not applicable: no command yet
redis_server:
