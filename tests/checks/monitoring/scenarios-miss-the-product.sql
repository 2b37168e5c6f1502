-- bad: a shell whose endpoints ask nobody
-- finds: the scenarios
-- says: None of the 1 endpoints of the scenarios asks Postgres or Redis
-- says: severity = medium
load_ground: endpoints = 1, of_postgres = 0, of_redis = 0, is_dataless = 1, is_redis_known = 1

-- bad: the same of an app that is said to have no Redis
-- finds: the scenarios
load_ground: endpoints = 1, of_postgres = 0, of_redis = null, is_dataless = 1, is_redis_known = 1

-- bad: nobody watched Redis, which may hold all that they show
-- finds: the scenarios
-- says: likely: none of the 1 endpoints of the scenarios asks Postgres, and Redis was not watched
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
-- says: the scenarios run statements that take 20 % of the database's time in use: 3 of the 40 heaviest
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
