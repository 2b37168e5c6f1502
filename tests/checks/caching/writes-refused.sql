-- bad: writes failed
-- finds: OOM
redis_server:
redis_error: code = 'OOM', times = 31
redis_command: name = 'set', rejected = 31

-- bad: one was refused
-- finds: OOM
redis_server:
redis_error: code = 'OOM', times = 1

-- bad: the commands that were refused are named
-- finds: OOM
-- says: commands = set, incr / limit_bytes
redis_server:
redis_error: code = 'OOM', times = 31
redis_command: name = 'set', rejected = 30
redis_command: name = 'incr', rejected = 1
redis_command:

-- bad: 99, who knows when
-- finds: OOM
-- says: severity = medium / cause = memory of Redis
redis_server: counted_memory_bytes = 799999
redis_error: code = 'OOM', times = 99

-- bad: just a hundred
-- finds: OOM
-- says: severity = high
redis_server:
redis_error: code = 'OOM', times = 100

-- bad: just 80 % of the limit is used
-- finds: OOM
-- says: severity = high
redis_server: counted_memory_bytes = 800000
redis_error: code = 'OOM', times = 1

-- good: other errors only
redis_server:
redis_error: code = 'WRONGTYPE'
redis_error: times = 90

-- good: none was refused
redis_server:
redis_error: code = 'OOM', times = 0

-- bad: the machine has just the room for twice the limit
-- finds: OOM
-- says: / CONFIG SET maxmemory
-- says: / applied = redis
redis_error: code = 'OOM', times = 3
redis_server: maxmemory_bytes = 650000, system_memory_bytes = 2000000

-- bad: the machine has no room for twice the limit
-- finds: OOM
-- says: / a larger machine
-- says: / applied = code
redis_error: code = 'OOM', times = 3
redis_server: maxmemory_bytes = 1000000, system_memory_bytes = 3076922

-- bad: how much memory the machine has is not told
-- finds: OOM
-- says: / twice the limit, if the machine has three times as much
-- says: / applied = code
redis_error: code = 'OOM', times = 3
redis_server: maxmemory_bytes = 1000000, system_memory_bytes = null

-- bad: the limit was lifted since, and a new one might be below what is used
-- finds: OOM
-- says: / it has no limit now, or tells none
-- says: / applied = code
redis_error: code = 'OOM', times = 3
redis_server: maxmemory_bytes = 0, system_memory_bytes = 2000000

-- bad: it does not tell its limit
-- finds: OOM
-- says: / it has no limit now, or tells none
-- says: / applied = code
redis_error: code = 'OOM', times = 3
redis_server: maxmemory_bytes = null, system_memory_bytes = 2000000
