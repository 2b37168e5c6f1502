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

-- bad: the plan says only the copies, and one machine has forty sessions now
-- finds: pool
plan: instances = 4
db_client: addresses = 1, connections_of_one = 40
db_setting:

-- bad: the pool size is that of the copy that was seen
-- finds: pool
-- says: certainty = likely
-- says: say plan.pool_size in plimsoll.toml to make sure
-- says: is_partly_seen = 1
plan: instances = 4
db_setting:
db_client: connections_of_one = 40

-- bad: the copies are those that were seen
-- finds: pool
-- says: is_partly_seen = 1
plan: pool_size = 60
db_setting:
db_client:

-- bad: both are said, and no pooler is
-- finds: pool
-- says: and Postgres has 100 / pool_size
-- says: severity = critical / wanted
-- says: is_partly_seen = 0
plan: instances = 4, pool_size = 40
address: kind = 'redis', url = 'redis://cache', source = 'flag', key = '--redis'
db_setting:
db_client:

-- bad: one more than there are places
-- finds: pool
-- says: severity = critical
plan: instances = 1, pool_size = 101
db_setting:

-- bad: as many as there are places
-- finds: pool
-- says: severity = high
plan: instances = 1, pool_size = 100
db_setting:

-- bad: the plan names a pooler, which they may all go through
-- finds: pool
-- says: severity = medium
-- says: certainty = likely
-- says: through the pooler
plan: instances = 4, pool_size = 40, poolers = 1
db_setting:

-- bad: an address names one
-- finds: pool
-- says: severity = medium
-- says: certainty = likely
-- says: through the pooler
plan: instances = 4, pool_size = 40
address: kind = 'pooler', url = 'postgres://pooler', source = 'flag', key = '--pooler'
db_setting:

-- good: four copies with fifteen each
plan: instances = 4, pool_size = 15
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0

-- good: the plan says only the pool, and two machines are there
plan: pool_size = 20
db_client: connections_of_one = 6
db_client: application = 'worker', addresses = 1, connections_of_one = 2
db_setting:

-- good: at the edge: eighty of a hundred
plan: instances = 4, pool_size = 20
db_setting:

-- good: no setting tells how many there may be
plan: instances = 4
db_client: connections_of_one = 40
db_setting: name = 'fsync'

-- undecided: the plan says only the pool, and nobody is connected
-- leaves open: pool
plan: pool_size = 20
db_setting:

-- undecided: the pool size is not said, and nobody is connected
-- leaves open: pool
-- says: plan.pool_size is not
-- says: plimsoll.toml: [plan] pool_size
plan: instances = 4

-- undecided: the copies are not said, and nobody is connected
-- leaves open: pool
-- says: plan.instances is not
-- says: plimsoll.toml: [plan] instances
plan: pool_size = 20

-- not applicable: the plan says nothing
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0
