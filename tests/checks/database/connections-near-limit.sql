-- bad: ninety of ninety-seven
-- finds: max_connections
db_database: connections = 90
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0

-- bad: two databases share the server
-- finds: max_connections
db_database: connections = 40
db_database: name = 'other', connections = 40
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0

-- bad: seventy-one of a hundred
-- finds: max_connections
db_database: connections = 71
db_setting:

-- bad: just eighty of a hundred
-- finds: max_connections
-- says: severity = high
db_database: connections = 80
db_setting:

-- bad: one fewer
-- finds: max_connections
-- says: severity = medium
db_database: connections = 79
db_setting:

-- good: at the edge: seventy of a hundred
db_database: connections = 70
db_setting:

-- good: half of them
db_database: connections = 48
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0

-- good: no setting tells how many there may be
db_database: connections = 90
db_setting: name = 'fsync'
