-- bad: a connection a request
-- finds: connections
redis_server: counters_age_s = 3600, total_connections = 9000, total_commands = 36000

-- bad: a moment more than one every two seconds
-- finds: connections
redis_server: counters_age_s = 17999, total_connections = 9000, total_commands = 36000

-- bad: 201 connections are enough to tell
-- finds: connections
redis_server: counters_age_s = 101, total_connections = 201, total_commands = 20000

-- bad: just two hundred connections, of a library that tells its name
-- finds: connections
-- says: libraries = ioredis 5.4.1
-- says: its clients open one, use it a moment, and drop it. / (no fix)
redis_server: counters_age_s = 100, total_connections = 200, total_commands = 400
redis_client: name = 'old', library = ''
redis_client:

-- good: at the edge: one every two seconds
redis_server: counters_age_s = 18000, total_connections = 9000, total_commands = 36000

-- bad: the counters were reset, and the server runs for a minute
-- finds: connections
-- says: its clients open one
redis_server: uptime_s = 399, counters_age_s = null, total_connections = 200, total_commands = 400

-- good: just two hundred that are kept
redis_server: counters_age_s = 100, total_connections = 200, total_commands = 40000

-- good: a pool
redis_server: counters_age_s = 3600

-- good: an idle server with a health check every five seconds
redis_server: counters_age_s = 86400, total_connections = 17280, total_commands = 20000

-- good: at the edge: one connection for a hundred commands
redis_server: counters_age_s = 3600, total_connections = 9000, total_commands = 900000

-- good: a moment less than one every two seconds
redis_server: counters_age_s = 18001, total_connections = 9000, total_commands = 36000

-- undecided: 150 connections are too few to tell
-- leaves open: connections
-- says: 150 connections since the counters
-- says: scan again when the app
redis_server: counters_age_s = 100, total_connections = 150, total_commands = 400

-- good: 199 connections in just 400 s are opened slowly
redis_server: counters_age_s = 400, total_connections = 199, total_commands = 400

-- good: somebody has reset the counters, and a pool is a pool
redis_server: counters_age_s = null

-- undecided: a second less
-- leaves open: connections
redis_server: counters_age_s = 399, total_connections = 199, total_commands = 400

-- undecided: a few, and somebody has reset the counters
-- leaves open: connections
-- says: 199 connections since the counters
redis_server: counters_age_s = null, total_connections = 199, total_commands = 400

-- undecided: somebody has reset the counters
-- leaves open: connections
-- says: nobody knows in which time.
-- says: scan again when
redis_server: uptime_s = 400, counters_age_s = null, total_connections = 200, total_commands = 400

-- undecided: nor since when the server runs
-- leaves open: connections
-- says: nobody knows in which time.
-- says: scan again when
redis_server: uptime_s = null, counters_age_s = null, total_connections = 200, total_commands = 400

-- not applicable: it does not tell
redis_server: total_connections = null
