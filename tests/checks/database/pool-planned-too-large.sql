-- bad: two hundred for a tenth of one
-- finds: pool
plan: instances = 4, pool_size = 50
load_pool_size: connections = 8

-- bad: fifty-two for eight
-- finds: pool
-- says: keep 0.1 busy / pool_size = 2 / planned
plan: instances = 4, pool_size = 13
load_pool_size: connections = 8

-- bad: only the stage that is planned for counts
-- finds: pool
plan: instances = 4, pool_size = 50
load_pool_size:
load_pool_size: rate = '1000 users_2', users = 6

-- bad: what the load line keeps busy is shown
-- finds: pool
-- says: load_line_busy = 36
plan: instances = 4, pool_size = 50
load_pool_size:
load_pool_size: rate = 'load line', users = null, connections_busy = 36.0

-- bad: what the app holds between its transactions was not seen
-- finds: pool
-- says: certainty = likely
-- says: which its own pool counts
plan: instances = 4, pool_size = 50
load_pool_size: connections = 8, is_lower_bound = 1

-- good: the usual ten of a small app
plan: instances = 2, pool_size = 10
load_pool_size:

-- good: large, and in use
plan: instances = 4, pool_size = 20
load_pool_size: connections_busy = 36.0, connections = 56, connections_per_instance = 14

-- good: at the edge: fifty in all
plan: instances = 5, pool_size = 10
load_pool_size:

-- good: at the edge: four times as many
plan: instances = 4, pool_size = 50
load_pool_size: connections = 50

-- not applicable: the plan says nothing
load_pool_size: connections = 8

-- not applicable: the copies are not said
plan: pool_size = 10
load_pool_size:

-- not applicable: the pool size is not said
plan: instances = 2
load_pool_size:

-- not applicable: the rate of no stage
plan: instances = 2, pool_size = 10
load_pool_size: users = 999
