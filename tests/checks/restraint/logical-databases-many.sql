-- bad: five
-- finds: databases
redis_server: keys = 50
redis_keyspace * 4: number = n - 1
redis_keyspace: number = 9

-- bad: three of them
-- finds: databases
redis_server:
redis_keyspace: number = 2
redis_keyspace: number = 3
redis_keyspace: number = 9

-- good: two, in high numbers
redis_server: keys = 50
redis_keyspace:
redis_keyspace: number = 15

-- good: a single key
redis_server: keys = 1

-- not applicable: an empty Redis
redis_server: keys = 0
