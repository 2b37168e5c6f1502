-- bad: a key that holds the time
-- finds: shop/feed
load_endpoint:
load_request_cost:
load_cache_cost: hits_per_request = 0.0, misses_per_request = 1.0, writes_per_request = 1.0
load_cache_use: hit_pct = 60.0

-- bad: few lookups find their key over the whole load
-- finds: Redis
load_endpoint:
load_cache_use: hit_pct = 31.0

-- bad: just a thousand lookups
-- finds: Redis
load_cache_use: lookups = 1000, hit_pct = 31.0

-- bad: just nine of ten lookups miss
-- finds: shop/feed
load_endpoint:
load_request_cost:
load_cache_cost: hits_per_request = 0.0, misses_per_request = 0.9, writes_per_request = 1.0
load_cache_use:

-- bad: just nine of ten requests store a value
-- finds: shop/feed
load_endpoint:
load_request_cost:
load_cache_cost: hits_per_request = 0.0, misses_per_request = 1.0, writes_per_request = 0.9
load_cache_use:

-- good: a hit each time
load_endpoint:
load_request_cost:
load_cache_cost:
load_cache_use:

-- good: a flag that nobody has set is looked up, and nothing is stored
load_endpoint:
load_request_cost:
load_cache_cost: hits_per_request = 0.0, misses_per_request = 1.0
load_cache_use: hit_pct = 60.0

-- good: a new session at every first visit: the answers differ
load_endpoint:
load_request_cost: distinct_bodies = 20
load_cache_cost: hits_per_request = 0.0, misses_per_request = 1.0, writes_per_request = 1.0
load_cache_use: hit_pct = 60.0

-- good: every second lookup finds it
load_endpoint:
load_request_cost:
load_cache_cost: misses_per_request = 1.0, writes_per_request = 1.0
load_cache_use:

-- good: four of five lookups miss
load_endpoint:
load_request_cost:
load_cache_cost: hits_per_request = 0.0, misses_per_request = 0.8, writes_per_request = 1.0
load_cache_use:

-- good: at the edge: half of the lookups
load_cache_use: hit_pct = 50.0

-- bad: half of it is a guess, and says so
-- finds: Redis
-- says: certainty = likely
-- says: lookups under load found their key; redis-cli monitor on a copy shows which do not / (no fix)
load_cache_use: lookups = 1000, hit_pct = 49.0

-- bad: the answers are the same, and nothing else is
-- finds: shop/feed
-- leaves open: Redis
load_endpoint:
load_request_cost:
load_cache_cost: hits_per_request = 0.0, misses_per_request = 1.0, writes_per_request = 1.0
load_cache_use: lookups = 999, hit_pct = 60.0

-- undecided: 999 lookups are too few to tell
-- leaves open: Redis
-- says: the load looked up 999 keys in Redis, too few
-- says: drive scenarios that read
load_cache_use: lookups = 999, hit_pct = 99.0

-- undecided: a single one
-- leaves open: Redis
load_cache_use: lookups = 1, hit_pct = 100.0

-- not applicable: the load looked nothing up
load_cache_use: lookups = 0, hit_pct = null

-- good: just a thousand lookups
load_cache_use: lookups = 1000, hit_pct = 99.0
