-- bad: a key that holds the time
-- finds: shop/feed
load_endpoint:
load_request_cost:
load_cache_cost: hits_per_request = 0.0, misses_per_request = 1.0, writes_per_request = 1.0
load_cache_use: lookups = 200, hit_pct = 60.0

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
load_cache_use: lookups = 800, hit_pct = 12.0

-- good: a new session at every first visit: the answers differ
load_endpoint:
load_request_cost: distinct_bodies = 20
load_cache_cost: hits_per_request = 0.0, misses_per_request = 1.0, writes_per_request = 1.0
load_cache_use: lookups = 800, hit_pct = 12.0

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
