-- bad: writes failed
-- finds: OOM
redis_server:
redis_error: code = 'OOM', times = 31
redis_command: name = 'set', rejected = 31

-- good: other errors only
redis_server:
redis_error: code = 'WRONGTYPE'
redis_error: times = 90

-- good: none was refused
redis_server:
redis_error: code = 'OOM', times = 0

-- bad: one was refused
-- finds: OOM
redis_server:
redis_error: code = 'OOM', times = 1
