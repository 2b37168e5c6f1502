-- bad: 18 requests a second that hold a connection for half a second, and four connections
-- finds: pool
plan: instances = 2, pool_size = 2
load_pool_size: per_s = 18.0, hold_ms = 500.0, connections_busy = 9.0, connections = 14, connections_per_instance = 7

-- bad: just as many as are in use on average
-- finds: pool
-- says: severity = high
plan: instances = 3, pool_size = 3
load_pool_size: connections_busy = 9.0, connections = 14

-- bad: one more
-- finds: pool
-- says: severity = medium
plan: instances = 5, pool_size = 2
load_pool_size: connections_busy = 9.0, connections = 14

-- good: as many as recommended
plan: instances = 2, pool_size = 7
load_pool_size: per_s = 18.0, hold_ms = 500.0, connections_busy = 9.0, connections = 14, connections_per_instance = 7

-- good: too small only for a later stage
plan: instances = 1, pool_size = 5
load_pool_size: hold_ms = 500.0, connections_busy = 0.9, connections = 2
load_pool_size: rate = '10000 users', users = 10000, per_s = 18.0, hold_ms = 500.0, connections_busy = 9.0, connections = 14, connections_per_instance = 14

-- not applicable: the plan says nothing
load_pool_size: per_s = 18.0, hold_ms = 500.0, connections_busy = 9.0, connections = 14, connections_per_instance = 7

-- not applicable: the rate of another stage
plan: instances = 1, pool_size = 5
load_pool_size: users = 10000

-- not applicable: the copies are not said
plan: pool_size = 2
load_pool_size:

-- not applicable: the pool size is not said
plan: instances = 2
load_pool_size:
