-- bad: two hundred for a tenth of one
-- finds: pool
plan: instances = 4, pool_size = 50
load_pool_size: connections = 8

-- good: the usual ten of a small app
plan: instances = 2, pool_size = 10
load_pool_size:

-- good: large, and in use
plan: instances = 4, pool_size = 20
load_pool_size: connections_busy = 36.0, connections = 56, connections_per_instance = 14

-- not applicable: the plan says nothing
load_pool_size: connections = 8
