-- bad: seven wait, the first for two seconds
-- finds: shop as app
pooler_database: is_paused = null
pooler_pool: clients_waiting = 7, wait_max_ms = 2000.0

-- bad: nobody waits now, and everybody did
-- finds: shop
pooler_pool:
pooler_stat: wait_ms = 250000.0

-- bad: a single client, a moment more than a second
-- finds: shop as app
pooler_pool: clients_waiting = 1, wait_max_ms = 1001.0

-- bad: just 100 ms on average
-- finds: shop
pooler_pool:
pooler_stat: wait_ms = 100000.0

-- bad: just a hundred transactions
-- finds: shop
pooler_pool:
pooler_stat: transactions = 100, wait_ms = 250000.0

-- bad: each pool beside its own database
-- finds: archive as app; shop as app
pooler_database:
pooler_pool: clients_waiting = 7, wait_max_ms = 2000.0
pooler_database: name = 'lake'
pooler_pool: database = 'archive', clients_waiting = 7, wait_max_ms = 2000.0

-- bad: somebody has paused it
-- finds: shop as app
-- says: severity = medium / certainty = likely
-- says: it is paused
pooler_database: is_paused = 1
pooler_pool: clients_waiting = 7, wait_max_ms = 2000.0

-- bad: nobody has
-- finds: shop as app
-- says: for 2.0 s / (no fix) / severity = high / clients
pooler_database:
pooler_pool: clients_waiting = 7, wait_max_ms = 2000.0

-- bad: just a second on average
-- finds: shop
-- says: severity = high
pooler_pool:
pooler_stat: wait_ms = 1000000.0

-- bad: a moment less on average
-- finds: shop
-- says: severity = medium
pooler_pool:
pooler_stat: wait_ms = 999000.0

-- good: at the edge: a single client, for a second
pooler_pool: clients_waiting = 1, wait_max_ms = 1000.0

-- good: one waits for a moment
pooler_database: is_paused = null
pooler_pool: clients_waiting = 1, wait_max_ms = 12.0
pooler_stat:

-- good: a version that tells no waiting time
pooler_pool:
pooler_stat: wait_ms = null

-- good: nobody waits any more, and one waits a moment less than a second
pooler_pool: wait_max_ms = 2000.0
pooler_pool: database = 'archive', clients_waiting = 7, wait_max_ms = 999.0

-- good: 99 transactions are too few to tell
pooler_pool:
pooler_stat: transactions = 99, wait_ms = 250000.0

-- good: a moment less than 100 ms on average
pooler_pool:
pooler_stat: wait_ms = 99999.0

-- not applicable: there is no pooler
