-- bad: seven wait, the first for two seconds
-- finds: shop as app
pooler_database: is_paused = null
pooler_pool: clients_waiting = 7, wait_max_ms = 2000.0

-- bad: nobody waits now, and everybody did
-- finds: shop
pooler_pool:
pooler_stat: wait_ms = 250000.0

-- good: one waits for a moment
pooler_database: is_paused = null
pooler_pool: clients_waiting = 1, wait_max_ms = 12.0
pooler_stat:

-- good: a version that tells no waiting time
pooler_pool:
pooler_stat: wait_ms = null

-- not applicable: there is no pooler
