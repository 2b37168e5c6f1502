-- bad: a shell whose endpoints ask nobody
-- finds: the scenarios
-- says: None of the 1 endpoints of the scenarios asks a database of the Postgres server that was named, or Redis: 
-- says: (sure if the product keeps none on another server)
-- says: certainty = likely
-- says: severity = medium
load_ground: endpoints = 1, of_postgres = 0, of_redis = 0, is_dataless = 1, is_redis_known = 1

-- bad: the same of an app that is said to have no Redis
-- finds: the scenarios
load_ground: endpoints = 1, of_postgres = 0, of_redis = null, is_dataless = 1, is_redis_known = 1

-- bad: nobody watched Redis, which may hold all that they show
-- finds: the scenarios
-- says: asks a database of the Postgres server that was named, and Redis was not watched
-- says: (sure if the product keeps none in Redis, or on another server)
-- says: certainty = likely
load_ground: endpoints = 1, of_postgres = 0, of_redis = null, is_dataless = 1, is_redis_known = 0

-- bad: a page without data, whatever others made the database do
-- finds: the scenarios
-- says: severity = medium
load_ground: endpoints = 2, of_postgres = 0, is_dataless = 1, calls = 90000, heaviest = 40, heaviest_reached = 0, reached_calls_pct = 0.0, reached_time_pct = 0.0

-- bad: a shell, on a server that tells of no use: that much is known all the same
-- finds: the scenarios
load_ground: endpoints = 1, of_postgres = 0, of_redis = 0, is_dataless = 1, calls = 12, heaviest = null, heaviest_reached = null, reached_calls_pct = null, reached_time_pct = null

-- bad: most of what is used is not driven
-- finds: the scenarios
-- says: The scenarios run statements that take 20 % of the database's time in use: 3 of the 40 heaviest
-- says: severity = low
-- says: certainty = likely
load_ground: heaviest = 40, heaviest_reached = 3, reached_calls_pct = 60.0, reached_time_pct = 19.9

-- bad: at the edge: just a twentieth
-- finds: the scenarios
-- says: severity = low
load_ground: heaviest = 40, heaviest_reached = 3, reached_calls_pct = 60.0, reached_time_pct = 5.0

-- bad: next to nothing of what is used
-- finds: the scenarios
-- says: severity = medium
-- says: certainty = likely
load_ground: heaviest = 40, heaviest_reached = 1, reached_calls_pct = 60.0, reached_time_pct = 4.9

-- good: just a fifth of the time
load_ground: heaviest = 40, heaviest_reached = 3, reached_calls_pct = 6.0, reached_time_pct = 20.0

-- undecided: a fresh server tells of no use
-- leaves open: use
-- says: The database had run 12 statements before the load
-- says: scan again once people have used it for a day
load_ground: calls = 12, heaviest = null, heaviest_reached = null, reached_calls_pct = null, reached_time_pct = null

-- undecided: nobody counts statements
-- leaves open: use
-- says: pg_stat_statements was not seen
load_ground: calls = null, heaviest = null, heaviest_reached = null, reached_calls_pct = null, reached_time_pct = null

-- undecided: the counters began anew during the load: what is left of them is its own
-- leaves open: use
-- says: its counters began anew while plimsoll looked. / scan again once people have used it for a day
load_ground: calls = 1000, heaviest = null, heaviest_reached = null, reached_calls_pct = null, reached_time_pct = null

-- undecided: a call fewer
-- leaves open: use
-- says: The database had run 999 statements before the load
load_ground: calls = 999, heaviest = null, heaviest_reached = null, reached_calls_pct = null, reached_time_pct = null

-- undecided: the app keeps its data in another database of the server
-- leaves open: use
-- says: statements ran in the database app, and none in the one that was named
-- says: give plimsoll the address of the database that the app asks
load_ground: of_postgres = 0, elsewhere = 'app', heaviest = 40, heaviest_reached = 0, reached_calls_pct = 0.0, reached_time_pct = 0.0

-- bad: they ask both, and little of what is used
-- finds: the scenarios
load_ground: of_postgres = 1, elsewhere = 'app', heaviest = 40, heaviest_reached = 1, reached_calls_pct = 60.0, reached_time_pct = 4.9

-- undecided: they ask both, and nobody knows of use
-- leaves open: use
-- says: pg_stat_statements was not seen
load_ground: of_postgres = 1, elsewhere = 'app', calls = null, heaviest = null, heaviest_reached = null, reached_calls_pct = null, reached_time_pct = null

-- bad: they ask Redis alone, and nothing of what the database does
-- finds: the scenarios
load_ground: of_postgres = 0, of_redis = 1, heaviest = 40, heaviest_reached = 0, reached_calls_pct = 0.0, reached_time_pct = 0.0
