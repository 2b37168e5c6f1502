-- bad: a key that holds the time
-- finds: shop/feed
load_endpoint:
load_sounding:
load_cache_cost: hits_per_request = 0.0, misses_per_request = 1.0, writes_per_request = 1.0
load_cache_use: lookups = 200, hit_pct = 60.0

-- bad: few lookups find their key over the whole load
-- finds: Redis
load_endpoint:
load_cache_use: hit_pct = 31.0

-- good: a hit each time
load_endpoint:
load_sounding:
load_cache_cost:
load_cache_use:

-- good: a flag that nobody has set is looked up, and nothing is stored
load_endpoint:
load_sounding:
load_cache_cost: hits_per_request = 0.0, misses_per_request = 1.0
load_cache_use: lookups = 800, hit_pct = 12.0

-- good: a new session at every first visit: the answers differ
load_endpoint:
load_sounding: distinct_bodies = 20
load_cache_cost: hits_per_request = 0.0, misses_per_request = 1.0, writes_per_request = 1.0
load_cache_use: lookups = 800, hit_pct = 12.0
