-- bad: four copies with forty each
-- finds: pool
plan: instances = 4, pool_size = 40
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0

-- bad: they just fit, and leave no room for a deploy
-- finds: pool
plan: instances = 4, pool_size = 24
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0

-- good: four copies with fifteen each
plan: instances = 4, pool_size = 15
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0

-- not applicable: the plan says nothing
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0

-- bad: the plan says only the copies, and one machine has forty sessions now
-- finds: pool
plan: instances = 4
db_client: addresses = 1, connections_of_one = 40
db_setting:

-- good: the plan says only the pool, and two machines are there
plan: pool_size = 20
db_client: connections_of_one = 6
db_client: application = 'worker', addresses = 1, connections_of_one = 2
db_setting:

-- undecided: the plan says only the pool, and nobody is connected
-- leaves open: pool
plan: pool_size = 20
db_setting:
